"""The pages of the repository's host, worked out from `repo_url` and `edit_uri` in mkdocs.yml.

GitHub and Gitea fill in a new file from the address. GitLab fills in the name only, so the browser copies the text.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from urllib.parse import urljoin

_HOSTS = (
    # edit or view path, new file, name, text, new issue, title, body
    (r"/-/(?:edit|blob|raw)/", "/-/new/", "file_name", "", "/-/issues/new", "issue[title]", "issue[description]"),
    (r"/(?:_edit|src/branch)/", "/_new/", "filename", "value", "/issues/new", "title", "body"),
    (r"/(?:edit|blob|tree)/", "/new/", "filename", "value", "/issues/new", "title", "body"),
)
"""What an `edit_uri` looks like at GitLab, at Gitea and Forgejo, and at GitHub, in the order they must be tried."""


@dataclass(frozen=True)
class Kodelager:
    """Addresses at the repository's host. An empty one means that the host is unknown or cannot do it."""

    adresse: str = ""
    ny_fil: str = ""
    navn_felt: str = ""
    tekst_felt: str = ""
    rediger: str = ""
    sak: str = ""
    sak_tittel: str = ""
    sak_tekst: str = ""
    epost: str = ""

    def as_json(self) -> dict[str, str]:
        """Return every address by name, for the browser."""
        return asdict(self)


def find_kodelager(repo_url: str | None, edit_uri: str | None, docs: str = "docs", epost: str = "") -> Kodelager:
    """Return the addresses of the host that `edit_uri` fits; `docs` is the folder it leads to.

    `rediger` and `ny_fil` end where a path from the root of the repository is to be added.
    """
    repo = (repo_url or "").rstrip("/")
    if not repo.startswith("https://"):
        return Kodelager(epost=epost)
    edit = urljoin(f"{repo}/", edit_uri or "")
    root = re.sub(rf"/{re.escape(docs)}/*$", "/", edit)
    for pattern, new, name, text, issue, title, body in _HOSTS:
        found = re.search(pattern, root[len(repo) :]) if root.startswith(repo) else None
        if found and root != edit:
            branch = root[len(repo) + found.end() :].strip("/")
            change = f"{repo}{new.replace('new', 'edit')}{branch}/"
            return Kodelager(repo, f"{repo}{new}{branch}", name, text, change, f"{repo}{issue}", title, body, epost)
    return Kodelager(repo, epost=epost)
