"""The content security policy: nothing from elsewhere, nothing inline but the one script of the frame."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from mkdocs.exceptions import PluginError

from macros.nettsted.html import Pages

_INLINE = re.compile(r"<script(?![^>]*\b(?:src|type)=)[^>]*>(.*?)</script>", re.S)
_FORBIDDEN = re.compile(r"<[a-z][^>]*\s(?:style|on[a-z]+)=\"|<style\b", re.I)
_HEADERS = """\
/*
  Content-Security-Policy: {policy}; frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()
  Cross-Origin-Opener-Policy: same-origin
/assets/handbok-*
  Cache-Control: public, max-age=31536000, immutable
/assets/fonts/*
  Cache-Control: public, max-age=31536000, immutable
/sw.js
  Cache-Control: no-cache
"""


def policy(pages: Pages) -> str:
    """Return the policy for these pages, with the hashes of their inline scripts.

    Raises PluginError for a style attribute or an event handler, which the policy would make useless.
    """
    hashes: set[str] = set()
    for path, text in pages.items():
        found = _FORBIDDEN.search(text)
        if found:
            raise PluginError(f"{path}: «{found[0][:60]}» stoppes av sikkerhetsreglene. Bruk en klasse i docs/assets.")
        hashes.update(_hash(script) for script in _INLINE.findall(text))
    scripts = " ".join(f"'{item}'" for item in sorted(hashes))
    return (
        f"default-src 'none'; script-src 'self' {scripts}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'self' https:"
    )


def write_headers(folder: Path, rules: str) -> None:
    """Write the same policy, and what only a header can say, in the form that static hosts read."""
    (folder / "_headers").write_text(_HEADERS.format(policy=rules), encoding="utf-8")


def _hash(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
