"""The handbook's own code. The macros plugin calls `define_env`; everything else starts in `__main__` or `hooks`."""

from __future__ import annotations

from typing import Any


def define_env(env: Any) -> None:
    """Register every macro on the macros plugin's environment. The rest of the package is loaded only then."""
    from macros.plugin import register

    register(env)
