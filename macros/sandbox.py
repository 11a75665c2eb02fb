"""The Jinja environment that pages run in: a page is data from strangers and may call macros, nothing else.

Loaded through `j2_extensions`, which both the macros plugin and Zensical read. A plain sandbox is not enough: the
plugin puts `config` and other live objects in reach, and from them a page could get a new, unsandboxed environment.
So a page sees the registered macros and its own variables, and can call those macros and methods of plain values.
"""

from __future__ import annotations

from typing import Any

from jinja2 import Environment
from jinja2.ext import Extension
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range
from jinja2.utils import missing

_PLAIN = (str, int, float, bool, list, tuple, dict, type(None))


class _Offered(Context):
    def resolve_or_missing(self, key: str) -> Any:
        """Return a variable of the page's own or a macro; everything else the plugin brings is missing."""
        if key in self.vars:
            return self.vars[key]
        value = self.parent.get(key, missing)
        return value if _is_offered(value) else missing


class _Strict(ImmutableSandboxedEnvironment):
    context_class = _Offered

    def is_safe_callable(self, obj: Any) -> bool:
        """Allow macros and methods of plain values."""
        if not super().is_safe_callable(obj):
            return False
        return _is_offered(obj) or isinstance(getattr(obj, "__self__", None), _PLAIN)


def _is_offered(value: Any) -> bool:
    return isinstance(value, Macro) or getattr(value, "is_handbok_macro", False) is True or value is safe_range


class Sandbox(Extension):
    """Turn the environment it is loaded into a strict sandbox."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.__class__ = _Strict
        strict: Any = environment
        strict.binop_table = _Strict.default_binop_table.copy()
        strict.unop_table = _Strict.default_unop_table.copy()
        environment.globals["range"] = safe_range
