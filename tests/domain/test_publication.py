"""What is kept of a report for everybody, and what only looks like a good idea."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain import publication as rules
from app.domain.errors import InvalidInput, NotPermitted, RuleBroken
from app.domain.phases import STEPS, Permit, Step, permits
from app.domain.report import SketchAdvice
from app.domain.report_document import document
from app.domain.reported_setting import ProcessTexts, Setting, VoteTerms
from tests.exports.audience_factories import questions
from tests.exports.factories import empty, sample


def _said(report) -> str:
    return str(document(report))


def _full():
    report = sample()
    advised = replace(report.sketches[0], advice=(SketchAdvice(number=1, text="Ein Rat"),))
    return replace(report, sketches=(advised, *report.sketches[1:]))


def test_no_ballot_keeps_its_control_number_and_every_count_stays():
    report = sample()
    for with_paper in (True, False):
        kept = rules.publishable(report, with_paper=with_paper)
        for before, after in zip(report.rounds, kept.rounds, strict=True):
            assert [one.number for one in before.ballots if one.number in _said(kept)] == []
            assert len({one.number for one in after.ballots}) == len(before.ballots)
            assert (after.totals(), after.supporters()) == (before.totals(), before.supporters())
            assert after.ballots_cast == before.ballots_cast


@pytest.mark.parametrize("with_paper", [True, False])
def test_what_only_a_data_file_needs_is_not_kept(with_paper):
    texts = ProcessTexts(key="dortmund", title={"de": "Titel"}, city={"de": "Ort"}, motto={"de": "Motto"})
    terms = VoteTerms(
        method="points", budget=5, per_idea=2, level="anonymous", by_bench=True, criteria=(), quorum={0: 3}
    )
    lists = dict.fromkeys(("benches", "seats", "meetings", "themes", "templates"), ())
    setting = Setting(
        question="?", process=texts, group_title={"de": "I"}, alone=3, meeting=1, vote=terms, **lists
    )
    report = replace(sample(), setting=setting)
    assert rules.publishable(report, with_paper=with_paper) == rules.publishable(
        sample(), with_paper=with_paper
    )


def test_ballots_are_numbered_by_what_stands_on_them_and_by_nothing_else():
    report = sample()
    first = report.rounds[0]
    swapped = [
        replace(one, number=other.number)
        for one, other in zip(first.ballots, first.ballots[::-1], strict=True)
    ]
    other = replace(report, rounds=(replace(first, ballots=tuple(swapped)), *report.rounds[1:]))
    assert rules.publishable(other, with_paper=True) == rules.publishable(report, with_paper=True)


def test_without_the_paper_nothing_is_kept_that_the_page_does_not_tell():
    report = _full()
    kept = rules.publishable(report, with_paper=False)
    told = {number for sketch in report.sketches for number in sketch.origin.ideas}
    told |= {n for one in report.decisions for n in one.chosen}
    others = [idea for idea in report.ideas if idea.number not in told and idea.title]
    assert others
    said = _said(kept)
    for words in (*(idea.title for idea in others), "Ein Rat", *report.outcomes[0].protocol):
        assert words not in said
        assert words in _said(rules.publishable(report, with_paper=True))
    assert all(
        len(one.versions) <= 1 and not any(v.sections or v.reason for v in one.versions)
        for one in kept.sketches
    )
    assert [idea.number for idea in kept.ideas] == [idea.number for idea in report.ideas]
    assert rules.numbers_of(kept) == rules.numbers_of(report)


@pytest.mark.parametrize("with_paper", [True, False])
def test_no_protokoll_is_kept(with_paper):
    report = _full()
    assert report.minutes
    assert rules.publishable(report, with_paper=with_paper).minutes == ()


def test_numbers_leave_hidden_ideas_out():
    report = sample()
    hidden = sum(idea.state == "hidden" for idea in report.ideas)
    assert hidden
    assert rules.numbers_of(report).ideas == len(report.ideas) - hidden
    assert rules.numbers_of(empty()) == rules.PublicNumbers()


def test_fairness_is_of_what_the_room_chose():
    report = sample()
    chosen, vote = report.decisions[0], report.rounds[0]
    voters = [ballot for ballot in vote.ballots if any(ballot.marks)]
    without = [ballot for ballot in voters if not set(chosen.chosen) & set(ballot.points())]
    assert rules.fairness(report, chosen) == (len(voters), len(without))
    one_alone = replace(chosen, chosen=(min(vote.ideas, key=lambda n: vote.supporters()[n]),))
    supporters = vote.supporters()[one_alone.chosen[0]]
    assert rules.fairness(report, one_alone) == (len(voters), len(voters) - supporters)
    assert rules.fairness(report, replace(chosen, round_number=None)) is None


@pytest.mark.parametrize(
    ("wanted", "found"), [(["en", "de"], ("de", "en")), (["en"], ("en",)), (("de",), ("de",))]
)
def test_languages_stand_in_one_order(wanted, found):
    assert rules.checked_languages(wanted) == found


@pytest.mark.parametrize("wanted", [[], ["tr"], ["de", "ar"]])
def test_only_languages_of_the_papers_are_published(wanted):
    with pytest.raises(InvalidInput) as refused:
        rules.checked_languages(wanted)
    assert (refused.value.field, refused.value.key) == ("languages", "publication.no_language")


def test_over_what_one_has_not_seen_nothing_is_published():
    rules.check_seen(seen=2, present=2)
    with pytest.raises(RuleBroken, match="changed_meanwhile"):
        rules.check_seen(seen=1, present=2)
    rules.check_published(True)
    with pytest.raises(NotPermitted):
        rules.check_published(False)


def test_results_are_published_when_the_room_has_come_to_its_end():
    assert [step for step in STEPS if permits(step, Permit.PUBLISH)] == [Step.CLOSE]


@pytest.mark.parametrize(
    ("host", "authority"),
    [
        ("rede.example.org", "rede.example.org"),
        ("Rede.example.org:8443", "rede.example.org"),
        ("[2001:db8::1]:8000", "localhost"),
        ("b\u00fccher.example", "bcher.example"),
        ('x"><script>', "xscript"),
    ],
)
def test_a_tag_is_one_whatever_the_host(host, authority):
    assert (
        rules.tag_of(host, date(2026, 11, 29), "k7m2qxpa") == f"tag:{authority},2026-11-29:ergebnis/k7m2qxpa"
    )
    assert rules.feed_tag(host, "") == f"tag:{authority},2026:veroeffentlicht"


def test_the_feed_keeps_the_name_of_its_oldest_entry():
    oldest = rules.tag_of("alt.example.org", date(2026, 1, 2), "k7m2qxpa")
    assert rules.feed_tag("neu.example.org", oldest) == "tag:alt.example.org,2026:veroeffentlicht"


def test_an_address_is_short_and_says_nothing():
    assert rules.address_from(iter(range(8))) == "23456789"


def test_the_vote_on_the_order_keeps_no_control_number_either() -> None:
    report = sample()
    report = replace(report, priorities=report.rounds, audience_questions=questions())
    numbers = {ballot.number for one in report.priorities for ballot in one.ballots}
    kept = rules.publishable(report, with_paper=True)
    assert numbers
    assert not numbers & {ballot.number for one in kept.priorities for ballot in one.ballots}
    bare = rules.publishable(report, with_paper=False)
    assert (bare.priorities, bare.audience_questions, bare.minutes) == ((), (), ())
