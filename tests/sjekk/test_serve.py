"""While someone writes, a mistake shows in the browser and the terminal, the server goes on, and every edit shows."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

LONGEST = 150  # seconds until an edit must show, also on a busy machine


@pytest.fixture
def writer(small_project, tmp_path):
    """A server over a copy of the small project that starts with a fault in the data."""
    root = tmp_path / "prosjekt"
    shutil.copytree(small_project, root)
    with (root / "data" / "roller.yml").open("a", encoding="utf-8") as file:
        file.write("Ugyldig Id:\n  tittel: x\n")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with (tmp_path / "terminal").open("w") as terminal:
        process = subprocess.Popen(command, cwd=root, stdout=terminal, stderr=subprocess.STDOUT)
        try:
            yield Writer(root, f"http://127.0.0.1:{port}/", process, tmp_path / "terminal")
        finally:
            process.kill()
            process.wait()


class Writer:
    def __init__(self, root, address, process, terminal):
        self.root, self.address, self.process, self.terminal = root, address, process, terminal

    def edit(self, name, old, new):
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def shows(self, page, text):
        """Wait until the page has the text; fail with what it had instead."""
        until, body = time.monotonic() + LONGEST, ""
        while time.monotonic() < until:
            assert self.process.poll() is None, self.terminal.read_text()
            try:
                with urllib.request.urlopen(self.address + page, timeout=LONGEST) as answer:
                    body = answer.read().decode()
            except urllib.error.HTTPError as error:
                with error:
                    body = error.read().decode()
            except OSError:
                body = "ingen svarer"
            if text in body:
                return
            time.sleep(0.1)
        pytest.fail(f"«{text}» kom ikke på {page}:\n{body[:2000]}")


def test_a_writer_sees_mistakes_and_edits_and_the_server_goes_on(writer):
    wrong_id = "«Ugyldig Id» er ikke en gyldig id"
    writer.shows("", wrong_id)
    writer.shows("oppgaver/kartlegging/", wrong_id)
    assert wrong_id in writer.terminal.read_text()

    writer.edit("data/roller.yml", "Ugyldig Id:\n  tittel: x\n", "")
    writer.shows("oppgaver/kartlegging/", "Dere ser det samme bildet.")

    writer.edit("data/oppgaver/kartlegging.yml", "Dere ser det samme bildet.", "Dere ser et nytt bilde.")
    writer.edit("docs/prove.md", "Hei.", "Hei. {{ config }}")
    writer.shows("oppgaver/kartlegging/", "Dere ser et nytt bilde.")
    writer.shows("prove/", "docs/prove.md:6: dette er ikke et makrokall.")
    writer.shows("", "Hei.")

    writer.edit("docs/prove.md", "Hei. {{ config }}", "Hallo.")
    writer.edit("macros/views.py", '"Forslag"', '"Vårt forslag"')
    writer.edit("macros/templates/oppgave.md.j2", "", "Ny linje fra malen.\n\n")
    writer.shows("prove/", "Vårt forslag")
    writer.shows("prove/", "Hallo.")
    writer.shows("oppgaver/kartlegging/", "Ny linje fra malen.")

    writer.edit("macros/views.py", '"Vårt forslag"', '"Vårt forslag"(')
    writer.shows("prove/", "SyntaxError")
    writer.edit("mkdocs.yml", "site_name:", "site_name: [\n#")
    writer.shows("prove/", "mkdocs.yml")

    writer.edit("macros/views.py", '"Vårt forslag"(', '"Bare et forslag"')
    writer.edit("mkdocs.yml", "site_name: [\n#", "site_name:")
    writer.shows("prove/", "Bare et forslag")
