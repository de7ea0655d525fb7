"""What happened while results were presented, judged, closed and published."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.event import Event


@dataclass(frozen=True)
class SketchShown(Event):
    """The big screen shows another sketch."""

    kind = "sketch.shown"
    sketch: int | None


@dataclass(frozen=True)
class SketchesMoved(Event):
    """Sketches are presented in another order."""

    kind = "sketches.moved"


@dataclass(frozen=True)
class SlideTurned(Event):
    """The big screen shows another slide, or is black, or no longer."""

    kind = "slide.turned"
    sketch: int | None
    slide: int
    black: bool = False


@dataclass(frozen=True)
class PresentersChanged(Event):
    """Who presents a sketch, or may lead its slides, changed; who that is is not recorded."""

    kind = "presenters.changed"
    sketch: int


@dataclass(frozen=True)
class AudienceAsked(Event):
    """A question of the audience was asked, withdrawn, released, hidden, answered, or put on the big screen."""

    kind = "audience.asked"
    question: int


@dataclass(frozen=True)
class AudienceSupported(Event):
    """People support a question of the audience, or no longer; never who."""

    kind = "audience.supported"
    question: int


@dataclass(frozen=True)
class MoodChanged(Event):
    """The room is asked what it makes of a sketch, or is no longer; 0: of which comes first."""

    kind = "mood.changed"
    sketch: int


@dataclass(frozen=True)
class MoodsCounted(Event):
    """One more person has answered; never who, nor what."""

    kind = "moods.counted"
    sketch: int


@dataclass(frozen=True)
class NextStepsChanged(Event):
    """What happens next was planned, changed or taken out."""

    kind = "next_steps.changed"


@dataclass(frozen=True)
class MinutesChanged(Event):
    """The Protokoll was edited, fixed, or opened again."""

    kind = "minutes.changed"
    meeting: int


@dataclass(frozen=True)
class PublicationChanged(Event):
    """Results were published, published anew, or withdrawn."""

    kind = "publication.changed"


@dataclass(frozen=True)
class PaperTemplateChanged(Event):
    """A template for papers was uploaded or deleted."""

    kind = "paper_template.changed"


@dataclass(frozen=True)
class PaperJobChanged(Event):
    """Papers are being written, are ready, failed, or were cancelled."""

    kind = "paper_job.changed"
    job: int
