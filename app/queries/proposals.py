"""Which of the ideas somebody puts in order are alike: as proposals, and as the order of a list to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from app.domain.pairs import PairKind
from app.domain.proposals import proposed
from app.domain.similarity import idea_text
from app.queries.ideas import IdeaView
from app.queries.pairs import pairs
from app.queries.similar import alike_pairs, similar_to


def proposals(session: Session, workshop_id: int, cards: Sequence[IdeaView]) -> list[tuple[IdeaView, ...]]:
    """Groups of these cards that could belong together; ideas inside a bundle count for the bundle."""
    heads = _heads(cards)
    alike = [
        (min(heads[one], heads[other]), max(heads[one], heads[other]))
        for one, other, _score in alike_pairs(session, workshop_id, heads.keys())
    ]
    by_number = {card.number: card for card in cards}
    groups = proposed(alike, pairs(session, workshop_id, PairKind.DIFFERENT.value))
    return [tuple(by_number[number] for number in group) for group in groups]


def most_alike_first(
    session: Session, workshop_id: int, cards: Sequence[IdeaView], about: Sequence[IdeaView]
) -> list[IdeaView]:
    """These cards without those they are about; what resembles those comes first, then by number."""
    others = [card for card in cards if card.number not in {idea.number for idea in about}]
    heads = _heads(others)
    words = [part for idea in about for part in (idea.members or (idea,))]
    text = "\n".join(idea_text(part.title, part.description) for part in words)
    places: dict[int, float] = {}
    shared = _heads(cards)
    for found in similar_to(session, workshop_id, text, shared=shared, limit=len(shared)):
        if found.number in heads:
            places.setdefault(heads[found.number], found.score)
    return sorted(others, key=lambda card: (-places.get(card.number, 0.0), card.number))


def _heads(cards: Sequence[IdeaView]) -> dict[int, int]:
    """The card each idea lies on."""
    return {n: card.number for card in cards for n in (card.number, *(part.number for part in card.parts))}
