"""The files around the handbook: safe workflows, editors that find the schemas, forms with labels."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

BIN = Path(sys.executable).parent


@pytest.fixture(scope="module")
def workflows(root):
    return {
        path.name: yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in (root / ".github/workflows").glob("*.yml")
    }


@pytest.mark.parametrize("command", [["actionlint", "-no-color"], ["zizmor", "--offline", "--no-progress", ".github"]])
def test_the_workflows_pass_their_checkers(root, command):
    files = [str(path) for path in (root / ".github/workflows").glob("*.yml")] if command[0] == "actionlint" else []
    run = subprocess.run(
        [BIN / command[0], *command[1:], *files], cwd=root, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_a_proposal_can_write_nothing_and_knows_no_secret(workflows, root):
    proposal = workflows["sjekk.yml"]
    assert list(proposal[True]) == ["pull_request"]  # YAML 1.1 reads «on» as true
    assert proposal["permissions"] == {}
    assert {level for job in proposal["jobs"].values() for level in job["permissions"].values()} == {"read"}
    text = (root / ".github/workflows/sjekk.yml").read_text(encoding="utf-8")
    assert "secrets." not in text
    assert "pull_request_target" not in text


def test_the_check_comes_first(workflows):
    jobs = workflows["sjekk.yml"]["jobs"]
    assert "needs" not in jobs["innhold"]
    assert all(job["needs"] == "innhold" for name, job in jobs.items() if name != "innhold")


def test_only_main_is_published_and_only_by_the_last_job(workflows):
    publish = workflows["publiser.yml"]
    assert publish[True]["push"]["branches"] == ["main"]
    assert publish["jobs"]["bygg"]["if"] == "github.ref == 'refs/heads/main'"
    assert publish["jobs"]["publiser"]["needs"] == "bygg"
    writers = {name for name, job in publish["jobs"].items() if "write" in job["permissions"].values()}
    assert writers == {"publiser"}


def test_every_action_is_pinned_by_hash_with_its_version(root):
    uses = [
        line.strip()
        for path in (root / ".github/workflows").glob("*.yml")
        for line in path.read_text(encoding="utf-8").splitlines()
        if "uses:" in line
    ]
    assert len(uses) >= 6
    assert [line for line in uses if not re.search(r"@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line)] == []


def test_the_commands_of_the_workflows_are_in_the_makefile(workflows, root):
    targets = set(re.findall(r"^([\w$()./-]+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    targets |= {target.replace("$(VENV)", ".venv") for target in targets}
    runs = [
        step.get("run", "") for flow in workflows.values() for job in flow["jobs"].values() for step in job["steps"]
    ]
    called = [word for run in runs for word in re.findall(r"^\s*make (\S+)", run, re.MULTILINE)]
    assert set(called) >= {"sjekk", "test", "site", "forhandsvis"}
    assert [target for target in called if target not in targets] == []


def test_the_editor_has_a_schema_for_every_data_file(root):
    schemas = json.loads((root / ".vscode/settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    assert [path for path in schemas if not (root / path).is_file()] == []
    assert {(root / path).name for path in schemas} == {path.name for path in (root / "data/schema").glob("*.json")}
    covered = {file for pattern in schemas.values() for file in root.glob(pattern)}
    wanted = {path for path in (root / "data").rglob("*.yml") if path.name != "synonymer.yml"}
    assert wanted - covered == set()


def test_the_editor_puts_findings_on_their_lines(root):
    tasks = json.loads((root / ".vscode/tasks.json").read_text(encoding="utf-8"))["tasks"]
    pattern = re.compile(tasks[0]["problemMatcher"]["pattern"]["regexp"])
    found = pattern.match("data/oppgaver/min-oppgave.yml:12: feltet «naar» mangler. Legg det til.")
    assert found.groups() == ("data/oppgaver/min-oppgave.yml", "12", "feltet «naar» mangler. Legg det til.")


def test_hooks_before_a_commit_are_local_and_call_what_exists(root):
    config = yaml.safe_load((root / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert [repo["repo"] for repo in config["repos"]] == ["local"]
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    for hook in config["repos"][0]["hooks"]:
        program, *rest = hook["entry"].split()
        assert f"\n{rest[0]}:" in makefile if program == "make" else program == ".venv/bin/python"


def test_issue_forms_have_norwegian_labels_that_exist(root):
    labels = {label["name"] for label in yaml.safe_load((root / ".github/labels.yml").read_text(encoding="utf-8"))}
    forms = sorted((root / ".github/ISSUE_TEMPLATE").glob("*.yml"))
    assert {form.stem for form in forms} == {"config", "feil", "forslag", "sporsmal"}
    for form in forms:
        content = yaml.safe_load(form.read_text(encoding="utf-8"))
        if form.stem != "config":
            assert set(content["labels"]) <= labels
            assert any(part.get("validations", {}).get("required") for part in content["body"])


def test_the_web_server_sends_the_headers_of_the_site(root, site, tmp_path):
    command = ["awk", "-v", f"mappe={tmp_path}/ut", "-f", root / "drift/headers.awk", site / "_headers"]
    subprocess.run(command, check=True)
    everywhere = (tmp_path / "ut/overalt.inc").read_text(encoding="utf-8")
    headers = (site / "_headers").read_text(encoding="utf-8")
    policy = re.search(r"Content-Security-Policy: (.*)", headers)[1]
    assert f'add_header Content-Security-Policy "{policy}" always;' in everywhere
    places = (tmp_path / "ut/steder.inc").read_text(encoding="utf-8")
    assert places.count("{") == places.count("}") == len(re.findall(r"^/(?!\*)", headers, re.MULTILINE))
    assert places.count("overalt.inc") == places.count("{")
    served = (root / "drift/nginx.conf").read_text(encoding="utf-8")
    assert {"overalt.inc", "steder.inc"} <= set(re.findall(r"handbok/(\w+\.inc)", served))
