"""Two builds of the same input give the same bytes, wherever, whenever and by whomever they are made."""

from __future__ import annotations

import hashlib
import os
import shutil

from macros.build import build_site


def fingerprints(folder):
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_two_builds_are_byte_for_byte_the_same(small_project, tmp_path, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    found = []
    for name, zone, seed, language in (
        ("en", "Pacific/Auckland", "1", "nb_NO.UTF-8"),
        ("to", "America/Adak", "2", "C"),
    ):
        root = tmp_path / name / f"mappe-{name}" / "prosjekt"
        shutil.copytree(small_project, root)
        for path in sorted(root.rglob("*"), reverse=name == "en"):
            os.utime(path, (len(path.name), len(path.name)) if name == "en" else None)
        for variable, value in {
            "TZ": zone,
            "PYTHONHASHSEED": seed,
            "LC_ALL": language,
            "HANDBOK_MELLOMLAGER": str(tmp_path / "ark"),
        }.items():
            monkeypatch.setenv(variable, value)
        build_site(root, tmp_path / name / "site")
        found.append(fingerprints(tmp_path / name / "site"))
    assert "index.html" in found[0]
    assert found[0] == found[1]
