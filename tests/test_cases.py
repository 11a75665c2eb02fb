"""Golden cases: a good library broken in one way, and the very lines a contributor gets.

Each file in tests/cases/ says in `navn` what is wrong, in `fil` where, and in `endre` (text → new text), `innhold`
(the whole file) or `slett` how; `feil` is every line of the answer. `pytest tests/test_cases.py --oppdater` writes
`feil` anew: read the difference as one who does not know YAML before you keep it.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from macros.errors import ContentError
from macros.loader import load_bibliotek

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("*/*.yml"))


def _break(root: Path, how):
    path = root / how["fil"]
    if how.get("slett"):
        return path.unlink() if path.is_file() else shutil.rmtree(path)
    text = how["innhold"] * how.get("ganger", 1) if "innhold" in how else path.read_text(encoding="utf-8")
    for old, new in how.get("endre", {}).items():
        assert text.count(old) == 1, f"«{old}» skal stå én gang i {how['fil']}"
        text = text.replace(old, new)
    newline = "\r\n" if how.get("linjeskift") == "crlf" else "\n"
    path.parent.mkdir(exist_ok=True)
    return path.write_text(text, encoding=how.get("koding", "utf-8"), newline=newline)


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_what_is_wrong_is_said_in_plain_norwegian(path, tmp_path, pytestconfig):
    text = path.read_text(encoding="utf-8")
    case = yaml.safe_load(text)
    shutil.copytree(HERE / "base", tmp_path, dirs_exist_ok=True)
    for how in (case, *case.get("ogsaa", [])):
        _break(tmp_path, how)
    try:
        load_bibliotek(tmp_path)
        said = []
    except ContentError as error:
        said = [str(item) for item in error.errors]
    if pytestconfig.getoption("oppdater"):
        answer = yaml.safe_dump({"feil": said}, allow_unicode=True, width=1000)
        path.write_text(text.split("\nfeil:")[0].rstrip() + "\n" + answer, encoding="utf-8")
    else:
        assert said == case["feil"], case["navn"]
