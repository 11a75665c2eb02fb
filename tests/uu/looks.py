"""What is looked for on a page, as it is asked of the browser. Each answers with a list of what is wrong."""

from __future__ import annotations

TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
    [...document.querySelectorAll("main *, header *, footer *")].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
    .slice(-3).map(e => `${e.tagName}.${e.className}`)"""
BROKEN_WORDS = """() => {
    const sheet = new CSSStyleSheet(), range = document.createRange(), faults = [];
    sheet.replaceSync("* { hyphens: manual !important }");  // some browsers can divide Norwegian words, some cannot
    document.adoptedStyleSheets.push(sheet);
    const lines = (node, start, length) => {
        range.setStart(node, start);
        range.setEnd(node, start + length);
        return new Set([...range.getClientRects()].filter(box => box.width > 0).map(box => Math.round(box.top))).size;
    };
    for (const cell of document.querySelectorAll("main .hb-ark :is(th, td)")) {
        const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
        for (let node; (node = texts.nextNode()); )
            for (const { 0: word, index } of node.data.matchAll(/\\p{L}{4,}/gu))
                if (lines(node, index, word.length) > 1) faults.push(word);
    }
    document.adoptedStyleSheets.pop();
    return faults;
}"""
ON_PAPER = """() => {
    const shown = (selector) => [...document.querySelectorAll(selector)].filter(e => e.checkVisibility());
    const faults = shown("header, footer, .md-sidebar, .md-tabs, .md-path, button, .md-skip, .hb-innhold").map(e => `ramme: ${e.tagName}.${e.className}`);
    for (const e of shown("details > :not(summary)")) if (e.getClientRects().length === 0) faults.push("lukket: " + e.textContent.slice(0, 30));
    for (const e of shown("main table, main .hb-ark")) if (e.getBoundingClientRect().right > innerWidth + 1) faults.push(`avkortet: ${e.className}`);
    for (const e of shown("main a[href^='http']")) if (!getComputedStyle(e, "::after").content.includes(e.getAttribute("href"))) faults.push("uten adresse: " + e.href);
    const light = getComputedStyle(document.querySelector("main p")).color.match(/\\d+/g).slice(0, 3).map(Number);
    if (Math.max(...light) > 80) faults.push("for lys skrift");
    return faults;
}"""
OUTLINE = """() => {
    const levels = [...document.querySelectorAll("main :is(h1, h2, h3, h4, h5, h6)")].map(e => Number(e.tagName[1]));
    const faults = levels.flatMap((level, i) => i && level > levels[i - 1] + 1 ? [`h${levels[i - 1]} → h${level}`] : []);
    if (levels[0] !== 1 || levels.filter(level => level === 1).length !== 1) faults.push(`h1: ${levels}`);
    return faults;
}"""

AXE_SETTINGS = {
    "checks": [
        {
            "id": "color-contrast-enhanced",
            "options": {
                "ignoreUnicode": True,
                "boldValue": 700,
                "boldTextPt": 14,
                "largeTextPt": 18,
                # Ours is 7:1. As it comes, the rule leaves what is under 4.5:1 to the ordinary one, and each costs as much.
                "contrastRatio": {"normal": {"expected": 7}, "large": {"expected": 4.5}},
                "pseudoSizeThreshold": 0.25,
                "shadowOutlineEmMax": 0.1,
                "textStrokeEmMin": 0.03,
            },
        }
    ]
}
_COLOUR_RULES = ["color-contrast-enhanced", "link-in-text-block"]
STRUCTURE = {
    "resultTypes": ["violations"],
    "preload": False,
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "rules": {rule: {"enabled": False} for rule in ["color-contrast", *_COLOUR_RULES]},
}
COLOURS = {
    "resultTypes": ["violations", "incomplete"],
    "preload": False,
    "runOnly": {"type": "rule", "values": _COLOUR_RULES},
}
AXE_RUN = """async ([structure, colours]) => {
    const faults = [];
    const note = (violations) => violations.forEach(({ id, nodes }) => faults.push(...nodes.map(node => `${id}: ${node.target.join(" ")}`)));
    // Colours: one element of each kind that this tab has not shown before. Texts with the same colours, on the same
    // grounds, as large and as much underlined get the same answer, and axe-core takes long over each.
    const judged = new Set(JSON.parse(sessionStorage.axeJudged ?? "[]")), grounds = new Map(), kinds = new Map();
    const ground = (e) => {
        if (!e) return "";
        if (!grounds.has(e)) {
            const { backgroundColor, backgroundImage, opacity } = getComputedStyle(e);
            const own = [backgroundColor, backgroundImage, opacity].join();
            grounds.set(e, ground(e.parentElement) + (own === "rgba(0, 0, 0, 0),none,1" ? "" : `|${own}`));
        }
        return grounds.get(e);
    };
    const look = (e) => {
        if (!e.checkVisibility({ visibilityProperty: true })) return;
        const { color, fontSize, fontWeight, textDecorationLine } = getComputedStyle(e);
        const large = parseFloat(fontSize) >= (fontWeight >= 700 ? 18.7 : 24);
        const beside = e.tagName === "A" ? getComputedStyle(e.parentElement).color : "";
        const kind = [color, beside, large, textDecorationLine, ground(e)].join();
        if (!judged.has(kind)) kinds.set(kind, [...(kinds.get(kind) ?? []), e]);
    };
    const judge = async (elements) => {
        const { violations, incomplete } = await axe.run({ include: elements }, { ...colours, elementRef: true });
        note(violations);
        return new Set(incomplete.flatMap(({ nodes }) => nodes.map(node => node.element)));
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) if (texts.currentNode.data.trim()) look(texts.currentNode.parentElement);
    document.querySelectorAll("input, select, textarea").forEach(look);
    if (structure) note((await axe.run(document, structure)).violations);
    if (kinds.size) {
        const unclear = await judge([...kinds.values()].map(([first]) => first));
        const others = [...kinds.values()].filter(([first]) => unclear.has(first)).flatMap(([, ...rest]) => rest);
        if (others.length) await judge(others);
        kinds.forEach(([first], kind) => unclear.has(first) || judged.add(kind));
        sessionStorage.axeJudged = JSON.stringify([...judged]);
    }
    return faults;
}"""

# The tables of «Ark til utskrift» are laid out as they come near; until then axe-core measures their links as nothing.
LAID_OUT = """() => document.querySelectorAll(".hb-tabell--ark").forEach(table => { table.style.contentVisibility = "visible"; })"""
