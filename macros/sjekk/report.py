"""Findings as a person reads them in a terminal, and as a pull request shows them on its lines."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.utils.yaml import yaml_load

from macros.page import address
from macros.sjekk.finding import LANGUAGE, RULES, Funn


def site_address(root: Path) -> str:
    """Return the address of the published handbook, from mkdocs.yml and the environment, with a slash at the end."""
    with (root / "mkdocs.yml").open(encoding="utf-8") as file:
        return str(yaml_load(file)["site_url"])


def as_text(found: Iterable[Funn], base: str) -> str:
    """Return one finding a line with its place, under the rule and the page that explains it."""
    by_page: dict[tuple[str, str], list[str]] = {}
    count = 0
    for item in found:
        count += 1
        key = (RULES[item.rule], _link(item, base))
        by_page.setdefault(key, []).append(f"{item.error}{_field(item)}")
    blocks = ["\n".join([f"{title} – les mer på {link}", *lines]) for (title, link), lines in sorted(by_page.items())]
    return "\n\n".join([*blocks, f"Fant {'én' if count == 1 else count} feil."])


def as_github(found: Iterable[Funn], base: str) -> str:
    """Return one workflow command a finding, which GitHub shows on the line of the pull request."""
    return "\n".join(_command(item, base) for item in found)


def _command(item: Funn, base: str) -> str:
    error = item.error
    level = "warning" if item.rule in LANGUAGE else "error"
    text = f"{error.message} {error.remedy}".strip() + f"\nLes mer: {_link(item, base)}"
    properties = {"file": error.file, "line": str(error.line or 1), "title": RULES[item.rule]}
    shown = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{level} {shown}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _field(item: Funn) -> str:
    named = item.error.field and item.error.field not in item.error.message
    return f" [{item.error.field}]" if named else ""


def _link(item: Funn, base: str) -> str:
    page, anchor = item.explained_in()
    return urljoin(base, f"{address(page, directory_urls=True)}#{anchor}")
