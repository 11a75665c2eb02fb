"""One style sheet: Material's and ours, without the rules that no page can use.

Material's rules stand in a cascade layer of their own, so ours win without fighting over specificity.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import tinycss2
from mkdocs.exceptions import PluginError

from macros.nettsted.html import Pages

_CLASS = re.compile(r'\bclass="([^"]*)"')
_ID = re.compile(r'\bid="([^"]*)"')
_WORD = re.compile(r"[A-Za-z_][\w-]+")
_OF_SEARCH = re.compile(r"\bmd-(?:search|ellipsis)[\w-]*")  # all that Material's own script is loaded for
_PROPERTY = re.compile(r"(?<![\w-])(--[\w-]+):(?:url\(\"[^\"]*\"\)|[^;{}\"])*(?:;|(?=\}))")
_ELEMENTS_FROM_SCRIPTS = {
    "mark",
    "kbd",
    "details",
    "summary",
    "article",
    "nav",
    "ol",
    "ul",
    "li",
    "del",
    "h1",
    "h2",
    "svg",
}


def bundle(folder: Path, own: Sequence[str], pages: Pages) -> str:
    """Write the style sheet, with a hash of its content in its name; return its name in assets/.

    Raises PluginError when Material's own style sheet is not where it is looked for.
    """
    theirs = sorted((folder / "assets/stylesheets").glob("main.*.min.css"))
    if len(theirs) != 1:
        raise PluginError(
            "Fant ikke stilarket til Material (assets/stylesheets/main.*.min.css). Er Material oppgradert?"
        )
    names = _used_names(folder, pages)
    material = _prune(theirs[0].read_text(encoding="utf-8"), names)
    ours = "".join(_prune((folder / path).read_text(encoding="utf-8"), names) for path in own)
    for path in own:
        (folder / path).unlink()
    text = _without_unread(f"@layer material{{{material}}}{ours}", folder / "assets")
    name = f"handbok-{hashlib.sha256(text.encode()).hexdigest()[:10]}.css"
    (folder / "assets" / name).write_text(text, encoding="utf-8")
    return name


def _without_unread(text: str, assets: Path) -> str:
    """Return the style sheet without the custom properties that nothing reads, nor those that only they read."""
    others = "".join(path.read_text(encoding="utf-8") for path in sorted(assets.glob("*.[jc]s*")))
    read, before = set(re.findall(r"--[\w-]+", others)), ""
    while text != before:
        before = text
        used = read | set(re.findall(r"var\((--[\w-]+)", text))
        unread = {name for name in _PROPERTY.findall(text) if name not in used}
        text = _PROPERTY.sub(partial(_unless, unread), text)
    return text


def _unless(names: set[str], found: re.Match[str]) -> str:
    return "" if found[1] in names else found[0]


def _used_names(folder: Path, pages: Pages) -> set[str]:
    """Return every class and id on a page, every element, and every word of a script that can be one of them."""
    names = set(_ELEMENTS_FROM_SCRIPTS)
    for text in pages.values():
        names.update(f"<{tag}" for tag in re.findall(r"<([a-z][a-z0-9]*)", text))
        for pattern in (_CLASS, _ID):
            for value in pattern.findall(text):
                names.update(value.split())
    for script in sorted((folder / "assets").rglob("*.js")):
        theirs = script.is_relative_to(folder / "assets" / "javascripts")
        names.update((_OF_SEARCH if theirs else _WORD).findall(script.read_text(encoding="utf-8")))
    names.update(f"<{tag}" for tag in _ELEMENTS_FROM_SCRIPTS)
    return names


def _prune(text: str, names: set[str]) -> str:
    rules = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    return "".join(_rule(rule, names) for rule in rules)


def _rule(rule: Any, names: set[str]) -> str:
    """Return one rule without what cannot match, or nothing."""
    if rule.type == "error":
        raise PluginError(
            f"Et stilark har en feil på linje {rule.source_line}: {rule.message}. Rett den i docs/assets."
        )
    if rule.type == "at-rule" and rule.content is not None and rule.lower_at_keyword in {"media", "supports", "layer"}:
        inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
        kept = "".join(_rule(child, names) for child in inner)
        return f"@{rule.at_keyword}{_squeeze(rule.prelude)}{{{kept}}}" if kept else ""
    if rule.type != "qualified-rule":
        return str(rule.serialize())
    selectors = [_squeeze(part).strip() for part in _split(rule.prelude) if _can_match(part, names)]
    return f"{','.join(selectors)}{{{_squeeze(rule.content).strip().rstrip(';')}}}" if selectors else ""


def _split(prelude: Iterable[Any]) -> list[list[Any]]:
    """Split the tokens of a selector list at its commas."""
    parts: list[list[Any]] = [[]]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _can_match(selector: Iterable[Any], names: set[str]) -> bool:
    """Say whether every class, id and element named outside brackets is somewhere on the site."""
    before = ""
    for token in selector:
        if token.type == "hash" and token.value not in names:
            return False
        if token.type == "ident":
            wanted = token.value if before == "." else f"<{token.value.lower()}" if before != ":" else None
            if wanted and wanted not in names:
                return False
        before = token.value if token.type == "literal" else ""
    return True


def _squeeze(tokens: Iterable[Any]) -> str:
    """Return tokens as CSS with single spaces and no comments."""
    kept = [token for token in tokens if token.type != "comment"]
    text = re.sub(r"\s+", " ", str(tinycss2.serialize(kept)))
    return re.sub(r"\s*([{};])\s*", r"\1", text)
