"""What is asked of the values of a report that somebody brings; each refuses at the place of what is wrong."""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterable, Iterator

from app.domain.report_reading import WrongFile, shown

MOST_PEOPLE = 5_000  # present, all benches together
MOST_NUMBER = 1_000_000  # of an idea, a sketch and the like
Found = tuple[str, Hashable]  # the place of a value, and the value


def numbers(path: str, listed: Iterable[object]) -> Iterator[Found]:
    """The number of each of these with its place; further ones go on from the highest, so none may be too large."""
    for n, one in enumerate(listed):
        number: int = getattr(one, "number")  # noqa: B009  -- of several types that have one
        between((f"{path}[{n}].number", number), 1, MOST_NUMBER)
        yield f"{path}[{n}].number", number


def once(found: Iterable[Found]) -> None:
    """Refuse what stands twice."""
    seen: dict[Hashable, str] = {}
    for path, value in found:
        if value in seen:
            raise WrongFile(path, f"{shown(value)} stands at {seen[value]} already")
        seen[value] = path


def known(found: Found, among: Container[Hashable], what: str) -> None:
    """Refuse what refers to nothing."""
    if found[1] not in among:
        raise WrongFile(found[0], f"there is no {what} {shown(found[1])}")


def between(found: tuple[str, int], least: int, most: int) -> None:
    """Refuse a number out of its bounds."""
    if not least <= found[1] <= most:
        raise WrongFile(found[0], f"a number from {least} to {most} is expected, not {found[1]}")


def said(path: str, text: str) -> None:
    """Refuse an empty text."""
    if not text:
        raise WrongFile(path, "a text is expected")
