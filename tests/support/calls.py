"""Ways to call a macro, and what comes of them."""

from __future__ import annotations

import contextvars

from jinja2.runtime import Macro

from tests.support import markup


def failures_of(macro: Macro, values: dict[str, list[object]]) -> list[str]:
    """For each way to call a macro why it failed, or nothing where it rendered valid HTML."""
    told = []
    for arguments in _arguments(macro, values):
        if macro.caller:
            arguments["caller"] = lambda: ""
        try:
            html = contextvars.Context().run(macro, **arguments)
        except Exception as failure:
            told.append(f"{type(failure).__name__}: {failure}")
        else:
            markup.check(str(html))
            told.append("")
    return told


def _arguments(macro: Macro, values: dict[str, list[object]]) -> list[dict[str, object]]:
    """Ways to call a macro: its first argument takes all its values, the others their first."""
    unknown = set(macro.arguments) - values.keys()
    assert not unknown, f"say in tests/house/test_fragments.py what {unknown} of {macro.name} is"
    if not macro.arguments or not all(values[name] for name in macro.arguments):
        return []
    first, *rest = macro.arguments
    return [{first: value, **{name: values[name][0] for name in rest}} for value in values[first]]
