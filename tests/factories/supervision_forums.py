"""Series of meetings for tests, with meetings, what was raised and what is done about it."""

from datetime import date

import factory

from supervision.enums import AudienceKind, Cadence, GatheringState, SeriesKind
from supervision.models import (
    Gathering,
    GatheringAction,
    GatheringClosure,
    GatheringGuest,
    GatheringIssue,
    GatheringSeries,
)
from tests.factories.workforce import WorkerFactory
from tests.periods import LAST_YEAR, LONG_AGO
from workforce.periods import period


class SeriesFactory(factory.django.DjangoModelFactory[GatheringSeries]):
    """A weekly forum on Tuesdays for everybody. `managers`: monthly, for those who manage. `conference`: two a year."""

    class Meta:
        model = GatheringSeries

    class Params:
        managers = factory.Trait(
            kind=SeriesKind.LEARNING, cadence=Cadence.MONTH, audience=AudienceKind.MANAGERS
        )
        conference = factory.Trait(
            kind=SeriesKind.CONFERENCE, cadence=Cadence.YEAR, times=2, months=[6, 11], week_of_month=2
        )

    name = factory.Sequence(lambda n: f"Forum number {n}")
    kind = SeriesKind.FORUM
    cadence = Cadence.WEEK
    times = 1
    weekday = 1
    starts_on = LONG_AGO


class GatheringFactory(factory.django.DjangoModelFactory[Gathering]):
    """A planned meeting. `held`: three of ten came."""

    class Meta:
        model = Gathering

    class Params:
        held = factory.Trait(state=GatheringState.HELD, attended=3, invited=10)
        cancelled = factory.Trait(state=GatheringState.CANCELLED, why="No room")

    series = factory.SubFactory(SeriesFactory)
    on = LAST_YEAR


class IssueFactory(factory.django.DjangoModelFactory[GatheringIssue]):
    class Meta:
        model = GatheringIssue

    gathering = factory.SubFactory(GatheringFactory, held=True)
    words = "Too few cars in the pool."


class ActionFactory(factory.django.DjangoModelFactory[GatheringAction]):
    class Meta:
        model = GatheringAction

    issue = factory.SubFactory(IssueFactory)
    words = "Ask for two more cars."
    owner = factory.SubFactory(WorkerFactory)
    due_on = LAST_YEAR


class GuestFactory(factory.django.DjangoModelFactory[GatheringGuest]):
    class Meta:
        model = GatheringGuest

    gathering = factory.SubFactory(GatheringFactory, held=True)
    worker = factory.SubFactory(WorkerFactory)


class ClosureFactory(factory.django.DjangoModelFactory[GatheringClosure]):
    """Two weeks around Christmas."""

    class Meta:
        model = GatheringClosure

    name = "Christmas"
    period = period(date(2025, 12, 22), date(2026, 1, 4))
