"""What stands in the way of taking a change back: the latest later one that changed the same, and nothing else."""

from __future__ import annotations

import pytest

from app.domain.errors import RuleBroken
from app.domain.history import (
    KIND_WORDS,
    Done,
    Facts,
    Kind,
    Present,
    check_reversible,
    facts_from,
    in_the_way,
    is_reversible,
)

FREE = {"merged_into": None, "bundle_name": ""}


def _in(head: int) -> dict[str, object]:
    return {"merged_into": head, "bundle_name": ""}


def _put(number: int, head: int, change: int) -> Done:
    return Done(change, Kind.MERGE, Facts({number: FREE}), Facts({number: _in(head)}))


def _hidden(number: int, change: int) -> Done:
    before, after = ({number: {"hidden_reason": reason}} for reason in (None, "Scherz"))
    return Done(change, Kind.HIDE, Facts(before), Facts(after))


def _present(**changed: object) -> Present:
    fields = {"hidden_reason": None, "title": "Idee", "description": ""}
    ideas = {1: {**fields, "merged_into": None, "bundle_name": "Wege"}, 2: {**fields, **_in(1)}}
    return Present({**ideas, 3: {**fields, **_in(1)}}, **changed)  # type: ignore[arg-type]


def test_facts_come_back_as_they_were_kept():
    facts = Facts({3: _in(1)}, frozenset({("exclusive", 1, 7)}), {3: 12})
    assert facts_from(facts.as_json()) == facts
    assert facts_from({}) == Facts()


def test_only_a_later_change_of_the_same_stands_in_the_way():
    later = [_put(4, 1, 2), _hidden(3, 3), _put(9, 8, 4)]
    assert in_the_way(_put(3, 1, 1), later) == later[0]  # into the same bundle
    assert in_the_way(_hidden(3, 1), later) == later[1]
    assert in_the_way(_hidden(4, 1), later) is None
    pair = Done(5, Kind.EXCLUSIVE, Facts(), Facts(pairs=frozenset({("exclusive", 1, 3)})))
    assert in_the_way(pair, later) is None


def test_a_change_can_be_taken_back_while_what_it_led_to_stands():
    assert is_reversible(_put(3, 1, 1), _present())
    assert not is_reversible(_put(3, 2, 1), _present())  # it lies elsewhere now
    assert not is_reversible(_put(9, 1, 1), _present())  # it is gone
    assert not is_reversible(_hidden(3, 1), _present())  # it is shown again


def test_pairs_that_were_changed_since_stand_in_the_way():
    pair = frozenset({("exclusive", 1, 3)})
    told = Done(1, Kind.EXCLUSIVE, Facts(), Facts(pairs=pair))
    untold = Done(2, Kind.COMPATIBLE, Facts(pairs=pair), Facts())
    assert is_reversible(told, _present(pairs=pair))
    assert not is_reversible(told, _present())
    assert is_reversible(untold, _present())
    assert not is_reversible(untold, _present(pairs=pair))


@pytest.mark.parametrize("kind", [Kind.MERGE, Kind.CREATE, Kind.SEPARATE, Kind.RENAME, Kind.SPLIT])
def test_a_vote_makes_bundles_final(kind):
    done = Done(1, kind, Facts({3: FREE}), Facts({3: _in(1)}))
    with pytest.raises(RuleBroken, match=r"merge\.after_vote"):
        check_reversible(done, _present(round_begun=True))


def test_a_vote_on_the_bundle_makes_the_words_of_its_parts_final():
    after = {3: {"title": "Idee", "description": ""}}
    done = Done(1, Kind.CORRECT, Facts({3: {"title": "Ide", "description": ""}}), Facts(after))
    assert is_reversible(done, _present(voted_on=frozenset({2})))
    with pytest.raises(RuleBroken, match=r"idea\.voted_on"):
        check_reversible(done, _present(voted_on=frozenset({1})))


def test_every_kind_of_change_has_words():
    assert KIND_WORDS.keys() == set(Kind)
