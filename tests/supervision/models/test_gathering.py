"""Every constraint of forums, by its name, met by a row that breaks it."""

from collections.abc import Callable

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import CheckConstraint, UniqueConstraint

from supervision.enums import AudienceKind, GatheringState
from tests.factories.supervision_forums import (
    ActionFactory,
    ClosureFactory,
    GatheringFactory,
    GuestFactory,
    IssueFactory,
    SeriesFactory,
)
from tests.periods import LAST_YEAR, LONG_AGO, TODAY, YESTERDAY

pytestmark = pytest.mark.django_db


def _twice(factory: Callable[..., object], **same: object) -> None:
    factory(**same)
    factory(**same)


def _same_slot() -> None:
    series = SeriesFactory()
    GatheringFactory(series=series, slot=TODAY, on=TODAY)
    GatheringFactory(series=series, slot=TODAY, on=YESTERDAY)


def _same_guest() -> None:
    guest = GuestFactory()
    GuestFactory(gathering=guest.gathering, worker=guest.worker)


BROKEN: dict[str, Callable[[], object]] = {
    "series_has_an_audience": lambda: SeriesFactory(audience=AudienceKind.CHOSEN),
    "series_name_once": lambda: _twice(SeriesFactory, name="Forum"),
    "series_kind_is_known": lambda: SeriesFactory(kind="dance"),
    "series_rule_is_complete": lambda: SeriesFactory(conference=True, months=[6]),
    "series_meets_on_a_weekday": lambda: SeriesFactory(weekday=5),
    "series_ends_after_it_starts": lambda: SeriesFactory(starts_on=TODAY, ends_on=YESTERDAY),
    "series_lasts_up_to_two_days": lambda: SeriesFactory(minutes=2881),
    "closure_has_a_start": lambda: ClosureFactory(period=DateRange(None, TODAY, "[)")),
    "closure_has_an_end": lambda: ClosureFactory(period=DateRange(TODAY, None, "[)")),
    "gathering_slot_once": _same_slot,
    "gathering_once_a_day": lambda: _twice(GatheringFactory, series=SeriesFactory()),
    "held_gathering_says_how_many_came": lambda: GatheringFactory(state=GatheringState.HELD),
    "cancelled_gathering_says_why": lambda: GatheringFactory(state=GatheringState.CANCELLED),
    "gathering_state_is_known": lambda: GatheringFactory(state="lost"),
    "once_at_a_gathering": _same_guest,
    "answered_issue_has_an_answer": lambda: IssueFactory(answered_on=TODAY),
    "gathering_action_ends_on_a_day": lambda: ActionFactory(state="done"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_constraint_refuses(name: str) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        BROKEN[name]()


def test_every_constraint_of_forums_is_tested() -> None:
    declared = {
        constraint.name
        for model in apps.get_app_config("supervision").get_models()
        if model.__name__.startswith("Gathering") and not model.__name__.endswith("Event")
        for constraint in model._meta.constraints
        if isinstance(constraint, (CheckConstraint, UniqueConstraint))
    }
    assert declared == set(BROKEN)


def test_cancelled_meeting_makes_room_for_another_on_its_day() -> None:
    series = SeriesFactory(ends_on=None, starts_on=LONG_AGO)
    GatheringFactory(series=series, on=LAST_YEAR, cancelled=True)
    GatheringFactory(series=series, on=LAST_YEAR)
    assert series.meetings.count() == 2
