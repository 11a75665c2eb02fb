"""What is looked for on a page, as it is asked of the browser. Each answers with a list of what is wrong."""

from __future__ import annotations

TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
    [...document.querySelectorAll("main *, header *, footer *")].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
    .slice(-3).map(e => `${e.tagName}.${e.className}`)"""
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

ALL_RULES = {
    "resultTypes": ["violations"],
    "preload": False,
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    # Ours is 7:1. That rule passes over what is under 4.5:1, which the ordinary one takes.
    "rules": {"color-contrast-enhanced": {"enabled": True}},
}
COLOUR_RULES = {
    **ALL_RULES,
    "runOnly": {"type": "rule", "values": ["color-contrast", "color-contrast-enhanced", "link-in-text-block"]},
    "rules": {},
}
"""Dark changes colours and nothing else, so only the rules about colour can answer otherwise there."""
