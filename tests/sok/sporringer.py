"""The queries that search is measured by, and how: written from the pages, each with the pages that answer it."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import yaml

BARS = {"MRR": 0.93, "blant de fem første": 0.97, "uten treff": 0.02}
CLASS_BAR = 0.85

TYPE_ALL = """async (queries) => {
    const field = document.querySelector("[data-md-component=search-query]");
    const list = document.querySelector(".md-search-result__list");
    const meta = document.querySelector(".md-search-result__meta");
    const drawn = () => new Promise((done, fail) => {
        const late = setTimeout(() => fail(new Error("søket svarte ikke")), 20000);
        const watch = new MutationObserver(() => { watch.disconnect(); clearTimeout(late); setTimeout(done); });
        for (const part of [list, meta]) watch.observe(part, { childList: true, characterData: true, subtree: true });
    });
    const type = async (text) => {
        const answered = drawn();
        field.value = text;
        field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
        await answered;
    };
    const hits = () => [...list.querySelectorAll(":scope > li")].map((item) => item.querySelector("a[href]").href);
    const found = [];
    for (const query of queries) {
        const start = performance.now();
        await type(query);
        found.push([hits(), performance.now() - start]);
    }
    return found;
}"""
"""Types each query into the box of a page with search open; gives its hits, as shown, and milliseconds until then."""


class Query(NamedTuple):
    """What someone types, its class, and the addresses of the pages that answer."""

    kind: str
    text: str
    answers: tuple[str, ...]


def load_queries():
    """Return every query of sporringer.yml."""
    text = Path(__file__).with_suffix(".yml").read_text(encoding="utf-8")
    return [
        Query(kind, str(row[0]), tuple(map(str, row[1:])))
        for kind, rows in yaml.safe_load(text).items()
        for row in rows
    ]


def rank(query, hits):
    """Return the place of the first page that answers, from 1, or 0. `hits` are addresses, anchors or none."""
    pages = list(dict.fromkeys(hit.partition("#")[0] for hit in hits))
    return next((place for place, page in enumerate(pages, 1) if page in query.answers), 0)


def reciprocal(place):
    """Return what a place is worth: 1, 1/2, 1/3 … and nothing after the tenth."""
    return 1 / place if 0 < place <= 10 else 0.0


def measure(queries, hits):
    """Return (mean of each measure, mean reciprocal rank of each class, a line for each query not answered first)."""
    places = [rank(query, found) for query, found in zip(queries, hits, strict=True)]
    kinds = defaultdict(list)
    for query, place in zip(queries, places, strict=True):
        kinds[query.kind].append(reciprocal(place))
    count = len(queries)
    means = {
        "MRR": sum(map(reciprocal, places)) / count,
        "blant de fem første": sum(0 < place <= 5 for place in places) / count,
        "uten treff": sum(not found for found in hits) / count,
    }
    missed = [
        f"{query.kind}: «{query.text}» på plass {place or '–'}, først {found[:2]}"
        for query, place, found in zip(queries, places, hits, strict=True)
        if place != 1
    ]
    return means, {kind: sum(values) / len(values) for kind, values in kinds.items()}, missed
