"""The Jinja environment that pages run in: a page is data from strangers and may call macros, nothing else.

Loaded through `j2_extensions`, which both the macros plugin and Zensical read. A plain sandbox is not enough: the
plugin puts `config` and other live objects in reach, and from them a page could get a new, unsandboxed environment.
So only registered macros, and methods of plain values, can be called.
"""

from __future__ import annotations

from typing import Any

from jinja2 import Environment
from jinja2.ext import Extension
from jinja2.runtime import Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range

_PLAIN = (str, int, float, bool, list, tuple, dict, type(None))


class _Strict(ImmutableSandboxedEnvironment):
    def is_safe_callable(self, obj: Any) -> bool:
        """Allow macros and methods of plain values."""
        if not super().is_safe_callable(obj):
            return False
        if isinstance(obj, Macro) or getattr(obj, "is_handbok_macro", False) or obj is safe_range:
            return True
        return isinstance(getattr(obj, "__self__", None), _PLAIN)


class Sandbox(Extension):
    """Turn the environment it is loaded into a strict sandbox."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.__class__ = _Strict
        strict: Any = environment
        strict.binop_table = _Strict.default_binop_table.copy()
        strict.unop_table = _Strict.default_unop_table.copy()
        environment.globals["range"] = safe_range
