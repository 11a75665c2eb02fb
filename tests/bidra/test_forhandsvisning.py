"""The before and after of a proposal: what is changed is found and pictured, what is not is left alone."""

from __future__ import annotations

import importlib.util
import shutil
import sys

import pytest


@pytest.fixture(scope="module")
def preview(root):
    spec = importlib.util.spec_from_file_location("forhandsvisning", root / ".ci" / "forhandsvisning.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_changed_pages_and_sheets_are_pictured_and_others_are_not(preview, site, tmp_path, browser):
    old, new = tmp_path / "old", tmp_path / "new"
    sheet = next((site / "ark").rglob("*.pdf"))
    for folder in (old, new):
        for name in ("index.html", "404.html", "om/index.html", "ordliste/index.html"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(site / name, folder / name)
        (folder / "ark").mkdir()
        shutil.copy(sheet, folder / "ark" / "et-ark-a4.pdf")
        shutil.copy(sheet, folder / "ark" / "et-ark-a3.pdf")
    page = new / "om" / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("</h1>", " <script>nytt</script></h1>"), encoding="utf-8")
    (new / "ordliste" / "index.html").unlink()
    others = sorted(set((site / "ark").rglob("*.pdf")) - {sheet})
    for size in ("a3", "a4"):
        shutil.copy(others[0], new / "ark" / f"et-ark-{size}.pdf")
    dated = old / "index.html"
    dated.write_text(
        dated.read_text(encoding="utf-8").replace("Sist endret", "Sist endret for lenge siden"), encoding="utf-8"
    )

    assert preview.write_preview(old, new, tmp_path / "ut", browser) == (2, 1)
    made = sorted(path.name for path in (tmp_path / "ut").iterdir())
    pictures = ["ark-1-etter.png", "ark-1-for.png"], ["side-1-etter.png", "side-1-for.png", "side-2-for.png"]
    assert made == [*pictures[0], "index.html", "oppsummering.md", *pictures[1]]
    text = (tmp_path / "ut" / "oppsummering.md").read_text(encoding="utf-8")
    assert "`om/index.html` (endret)" in text
    assert "`ordliste/index.html` (borte)" in text
    assert (tmp_path / "ut" / "index.html").read_text(encoding="utf-8").count("<img") == 5


def test_nothing_changed_says_so(preview, site, tmp_path, browser):
    same = tmp_path / "same"
    same.mkdir()
    shutil.copy(site / "index.html", same)
    assert preview.write_preview(same, same, tmp_path / "ut", browser) == (0, 0)
    assert (tmp_path / "ut" / "index.html").read_text(encoding="utf-8").count("Ingen.") == 2
