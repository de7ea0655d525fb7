"""Which placeholders a template may hold: names out of the catalogue, loops over its lists, and conditions. No more.

The language of the library can do far more: call methods, make ranges, define macros. None of that is needed to fill a
paper, and all of it is a way out of the sandbox or a way to keep a server busy. So what is not named here is refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from jinja2 import Environment, TemplateSyntaxError, nodes

from app.domain.paper_templates import DEEPEST_LOOPS, MOST_TERMS, MOST_TERMS_OF_ALL
from app.domain.template_fields import FIELDS, Field
from app.domain.text import is_allowed

FILTERS = frozenset({"join", "length", "upper", "lower"})
_TEXT = Field("", "")
_LOOP = Field(
    "loop", "", "record", fields=tuple(Field(name, "") for name in ("index", "first", "last", "length"))
)
_CONSTANTS = (str, int, float, bool)
_HARMLESS = (nodes.And, nodes.Or, nodes.Not, nodes.Compare, nodes.Operand)
_ASKED: Mapping[type[nodes.Node], tuple[str, ...]] = {
    nodes.For: ("iter", "test"),
    nodes.If: ("test",),
    nodes.Output: ("nodes",),
}
_PARSER = Environment()  # only reads; nothing of it is ever rendered
_ENOUGH = 20  # faults; more than that nobody is told

_UNREADABLE = (ValueError, OverflowError, RecursionError, MemoryError)  # raised by the library's parser too

Scope = Mapping[str, Field]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a line, counted from 1; `key` names the reason, `values` fill its sentence."""

    line: int
    key: str
    values: Mapping[str, str] = field(default_factory=dict)


def faults(source: str, fields: Sequence[Field] = FIELDS) -> list[Fault]:
    """All that is wrong with a template of the library, line by line."""
    try:
        tree = _PARSER.parse(source)
    except TemplateSyntaxError as wrong:
        return [Fault(wrong.lineno, "syntax")]
    except _UNREADABLE:
        return [Fault(_unreadable_line(source), "syntax")]
    reader = _Reader()
    reader.statements(tree.body, {one.name: one for one in fields}, 0)
    return sorted(reader.found, key=lambda one: one.line)


def _unreadable_line(source: str) -> int:
    """The first line that cannot be read by itself: it holds a number of thousands of digits, or the like."""
    for number, line in enumerate(source.split("\n"), 1):
        try:
            _PARSER.parse(line)
        except TemplateSyntaxError:
            continue  # a loop that ends in another line
        except _UNREADABLE:
            return number
    return 1


class _Reader:
    """Walks through a template and notes what is wrong."""

    def __init__(self) -> None:
        self.found: list[Fault] = []
        self.line = 1
        self.terms = 0  # of all placeholders together

    def note(self, node: nodes.Node, key: str, **values: str) -> None:
        self.line = node.lineno or self.line  # a few kinds of nodes do not know theirs
        self.found.append(Fault(self.line, key, values))

    def statements(self, body: Sequence[nodes.Node], scope: Scope, depth: int) -> None:
        for node in body:
            self.line = node.lineno or self.line
            if len(self.found) > _ENOUGH or not self.small(node):
                return
            if isinstance(node, nodes.Output):
                for one in node.nodes:
                    self.shown(one, scope)
            elif isinstance(node, nodes.For):
                self.loop(node, scope, depth + 1)
            elif isinstance(node, nodes.If):
                self.value(node.test, scope)
                for part in (node.body, node.elif_, node.else_):
                    self.statements(part, scope, depth)
            else:
                self.note(node, "not_allowed", what=type(node).__name__.casefold())

    def small(self, node: nodes.Node) -> bool:
        """Whether what is asked and shown here is little enough; it is evaluated once for each turn of a loop."""
        for one in node.iter_child_nodes(only=_ASKED.get(type(node), ())):
            terms = 0 if isinstance(one, nodes.TemplateData) else 1 + sum(1 for _ in one.find_all(nodes.Node))
            self.terms += terms
            if terms > MOST_TERMS:
                self.note(one, "too_complex", limit=str(MOST_TERMS))
                return False
        if self.terms > MOST_TERMS_OF_ALL:
            self.note(node, "too_complex_all", limit=str(MOST_TERMS_OF_ALL))
        return self.terms <= MOST_TERMS_OF_ALL

    def loop(self, node: nodes.For, scope: Scope, depth: int) -> None:
        listed = self.value(node.iter, scope)
        if depth > DEEPEST_LOOPS:
            self.note(node, "too_deep", limit=str(DEEPEST_LOOPS))
            return
        if not isinstance(node.target, nodes.Name) or node.recursive:
            self.note(node, "not_allowed", what="for")
            return
        if listed is not None and listed.kind not in ("texts", "records"):
            self.note(node, "no_list", name=_name(node.iter))
            return
        # Of an unknown list nothing is known; what is wrong is said once, where it is named.
        inner = {**scope, "loop": _LOOP, node.target.name: listed.element if listed else _UNKNOWN}
        if node.test is not None:
            self.value(node.test, inner)
        self.statements(node.body, inner, depth)
        self.statements(node.else_, scope, depth)

    def shown(self, node: nodes.Expr, scope: Scope) -> None:
        if isinstance(node, nodes.TemplateData):
            return
        found = self.value(node, scope)
        if found is not None and found.kind != "text":
            name = _name(node)
            self.note(node, "is_list", name=name, each=found.each or "eintrag")

    def value(self, node: nodes.Node, scope: Scope) -> Field | None:
        """What an expression holds; None where that is not known, which is noted already."""
        if isinstance(node, nodes.Name):
            return self.named(node, node.name, scope)
        if isinstance(node, nodes.Getattr):
            return self.member(node, node.node, node.attr, scope)
        if (
            isinstance(node, nodes.Getitem)
            and isinstance(node.arg, nodes.Const)
            and isinstance(node.arg.value, str)
        ):
            return self.member(node, node.node, node.arg.value, scope)
        if isinstance(node, nodes.Const) and isinstance(node.value, _CONSTANTS):
            if isinstance(node.value, str) and not is_allowed(node.value):
                self.note(node, "not_allowed", what="\\")  # escaped signs that no document may hold
            return _TEXT
        if isinstance(node, nodes.Filter):
            return self.filtered(node, scope)
        if isinstance(node, nodes.CondExpr) and node.expr2 is not None:
            self.value(node.test, scope)
            self.value(node.expr2, scope)
            return self.value(node.expr1, scope)
        if isinstance(node, _HARMLESS):
            for child in node.iter_child_nodes():
                self.value(child, scope)
            return _TEXT
        self.note(node, "not_allowed", what=type(node).__name__.casefold())
        return None

    def named(self, node: nodes.Node, name: str, scope: Scope) -> Field | None:
        found = scope.get(name)
        if found is None:
            self.unknown(node, name, list(scope))
        return None if found is _UNKNOWN else found

    def member(self, node: nodes.Node, of: nodes.Node, name: str, scope: Scope) -> Field | None:
        holder = self.value(of, scope)
        if holder is None:
            return None
        if holder.kind in ("texts", "records"):
            self.note(node, "is_list", name=_name(of), each=holder.each or "eintrag")
            return None
        found = next((one for one in holder.fields if one.name == name), None)
        if found is None:
            self.unknown(node, name, [one.name for one in holder.fields])
        return found

    def filtered(self, node: nodes.Filter, scope: Scope) -> Field | None:
        if node.node is None or node.name not in FILTERS or node.kwargs or node.dyn_args or node.dyn_kwargs:
            self.note(node, "not_allowed", what=node.name)
            return None
        for one in node.args:
            self.value(one, scope)
        found = self.value(node.node, scope)
        fits = (
            found is None
            or node.name == "length"
            or found.kind == ("texts" if node.name == "join" else "text")
        )
        if not fits:
            self.note(node, "not_allowed", what=node.name)
        return _TEXT

    def unknown(self, node: nodes.Node, name: str, known: list[str]) -> None:
        near = get_close_matches(name.casefold(), known, 1, 0.6)
        if near:
            self.note(node, "unknown_near", name=name, near=near[0])
        else:
            self.note(node, "unknown", name=name)


_UNKNOWN = Field("", "")


def _name(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_name(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else "…"
