"""How many rewordings are found again: figures that a change of the measure must not lower unnoticed."""

from __future__ import annotations

import pytest

from app.domain.similarity import idea_text
from bench.choice_similar import by_meaning, by_words, recall
from bench.idea_texts import many, rewordings, written

TEXTS = {number: idea_text(idea.title, idea.description) for number, idea in enumerate(many(500), 1)}


def test_the_questions_are_many_and_each_means_an_idea_that_is_there():
    titles = {idea.title for idea in many(697)}
    assert len(titles) == 697
    assert len(written()) >= 190
    assert sum(one.language == "de" for one in rewordings()) >= 60
    assert all(one.means in titles and one.text not in titles for one in rewordings())


@pytest.mark.parametrize(
    ("language", "among", "least"), [("de", 3, 0.62), ("de", 5, 0.68), ("mistyped", 3, 0.98)]
)
def test_recall_by_words(language, among, least):
    assert recall(by_words(TEXTS), among, language) >= least


def test_recall_by_meaning():
    ask = by_meaning(TEXTS)
    found = {language: recall(ask, 3, language) for language in ("de", "en", "tr", "mistyped")}
    assert all(
        found[language] >= least
        for language, least in {"de": 0.86, "en": 0.9, "tr": 0.85, "mistyped": 0.96}.items()
    ), found
