"""How much a template may do while it is filled: counted step by step, so that no machine is too slow for it.

Three things are counted. *Terms*: every name, value and operation that is evaluated; a loop pays for its whole body at
each turn, before it. *Characters* and *marks* of the XML that is made, over all parts of the document together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from jinja2 import nodes
from markupsafe import Markup, escape

MOST_TERMS = 2_000_000  # evaluated; the sample template needs 72,000 for a hundred sketches
MOST_CHARACTERS = 9_000_000  # of XML; the sample template needs 5.5 million for a hundred sketches
MOST_MARKS = 500_000  # signs that begin or end an element
MOST_ATTRIBUTES = 500_000
_COMPARED = 20  # terms for a comparison: it may look through a text of some thousand characters
_CHARACTERS_OF_A_TERM = 50  # that a filter goes through in the time of one
TURNING = "turning"  # the filter that counts; the grammar knows no such name
_BREAK = Markup('</w:t><w:br/><w:t xml:space="preserve">')
_TAB = Markup('</w:t><w:tab/><w:t xml:space="preserve">')


class Unfillable(Exception):
    """What comes out is no document, or more than one."""


class TooMuch(Unfillable):
    """More than a paper can hold, or than making one may take."""


class Work:
    """What is left of the work for one document."""

    def __init__(self) -> None:
        self.terms, self.characters = MOST_TERMS, MOST_CHARACTERS
        self.marks, self.attributes = MOST_MARKS, MOST_ATTRIBUTES

    def evaluate(self, terms: int) -> None:
        """Count terms; raises `TooMuch`."""
        self.terms -= terms
        if self.terms < 0:
            raise TooMuch("terms")

    def write(self, piece: str) -> None:
        """Count a piece of XML; raises `TooMuch`."""
        self.characters -= len(piece)
        self.marks -= piece.count("<")
        self.attributes -= piece.count("=")
        if min(self.characters, self.marks, self.attributes) < 0:
            raise TooMuch("characters")

    def filters(self) -> dict[str, Any]:
        """The filters of the grammar, and the one that counts turns, all of which pay for what they go through."""
        return {
            "upper": lambda value: self._text(value).upper(),
            "lower": lambda value: self._text(value).lower(),
            "join": lambda values, between="": self._text(str(between).join(map(str, self._all(values)))),
            "length": len,
            TURNING: lambda values, terms: _Turning(self, values, terms),
        }

    def _text(self, value: Any) -> str:
        text = str(value)
        self.evaluate(len(text) // _CHARACTERS_OF_A_TERM)
        return text

    def _all(self, values: Sequence[Any]) -> Sequence[Any]:
        self.evaluate(len(values))
        return values


class _Turning(list[Any]):
    """A list each of whose turns is paid for."""

    def __init__(self, work: Work, values: Sequence[Any], terms: int) -> None:
        super().__init__(values)
        self.__work, self.__terms = work, terms

    def __iter__(self) -> Iterator[Any]:
        for one in super().__iter__():
            self.__work.evaluate(self.__terms)
            yield one


def pay_by_turn(tree: nodes.Node) -> int:
    """Let every loop pay for its body; returns the terms that are evaluated once, without what loops pay for."""
    terms = _COMPARED if isinstance(tree, nodes.Operand) else 1
    if not isinstance(tree, nodes.For):
        return terms + sum(pay_by_turn(one) for one in tree.iter_child_nodes())
    terms += pay_by_turn(tree.iter) + sum(pay_by_turn(one) for one in tree.else_)
    turn = 1 + sum(pay_by_turn(one) for one in [*tree.body, *([tree.test] if tree.test else [])])
    paid = nodes.Const(turn, lineno=tree.lineno)
    tree.iter = nodes.Filter(tree.iter, TURNING, [paid], [], None, None, lineno=tree.lineno)
    return terms


def as_text(value: Any) -> Markup:
    """A value as XML of a visible text: nothing in it is a sign of XML, and its lines stay lines."""
    said = escape(str(value))
    return Markup(said.replace("\n", _BREAK).replace("\t", _TAB)) if "\n" in said or "\t" in said else said
