"""Projects, their places, and interest in them. RC-86."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.factories.plans import PlaceInterestFactory, ProjectFactory, ProjectPlaceFactory
from tests.factories.workforce import AccountFactory, WorkerFactory
from tests.periods import SINCE_LONG_AGO, TODAY, TOMORROW, YESTERDAY
from workforce.domain.errors import DomainError
from workforce.domain.projects import (
    answer_interest,
    begin_project,
    move_project,
    offer_place,
    say_interest,
    withdraw_interest,
)
from workforce.enums import PlaceOutcome, ProjectState
from workforce.models import PlaceInterest, Project

pytestmark = pytest.mark.django_db


def move(project: Project, to: ProjectState, on: date = TODAY) -> None:
    move_project(project_id=project.pk, to=to, on=on, today=TODAY, by=None)


def answer(said: PlaceInterest, outcome: PlaceOutcome = PlaceOutcome.TAKEN_ON, **more: object) -> None:
    values = {"words": "", "on": TODAY, "today": TODAY, "by": None} | more
    answer_interest(interest_id=said.pk, outcome=outcome, **values)


def test_project_is_planned_gets_under_way_and_is_closed() -> None:
    project = begin_project(
        name="Hub", purpose="x", sponsor_id=WorkerFactory().pk, lasting=SINCE_LONG_AGO, today=TODAY, by=None
    )
    with pytest.raises(DomainError, match="cannot become"):
        move(project, ProjectState.CLOSED)
    move(project, ProjectState.UNDER_WAY)
    move(project, ProjectState.CLOSED)
    project.refresh_from_db()
    assert project.state == ProjectState.CLOSED
    assert [each.to for each in project.moves.order_by("pk")] == ["planned", "under_way", "closed"]


@pytest.mark.parametrize("on", [TOMORROW, YESTERDAY])
def test_move_is_neither_to_come_nor_before_the_last(on: date) -> None:
    project = begin_project(
        name="Hub", purpose="x", sponsor_id=WorkerFactory().pk, lasting=SINCE_LONG_AGO, today=TODAY, by=None
    )
    with pytest.raises(DomainError):
        move(project, ProjectState.UNDER_WAY, on)


def test_place_is_offered_while_the_project_runs() -> None:
    project = ProjectFactory()
    asked = {"title": "Lead", "offer": "x", "number": 1, "today": TODAY, "by": None}
    offer_place(project_id=project.pk, apply_by=TODAY, **asked)
    with pytest.raises(DomainError, match="has passed"):
        offer_place(project_id=project.pk, apply_by=YESTERDAY, **asked)
    with pytest.raises(DomainError, match="has ended"):
        offer_place(project_id=ProjectFactory(state="closed").pk, apply_by=TODAY, **asked)


def test_interest_is_said_once_taken_back_and_said_again() -> None:
    place, account = ProjectPlaceFactory(), AccountFactory(worker=WorkerFactory())
    said = say_interest(place_id=place.pk, words="I know it", today=TODAY, by=account)
    with pytest.raises(ValidationError, match="said so already"):
        say_interest(place_id=place.pk, words="Still", today=TODAY, by=account)
    withdraw_interest(interest_id=said.pk, today=TODAY, by=account)
    say_interest(place_id=place.pk, words="After all", today=TODAY, by=account)
    assert [each.outcome for each in place.interest.order_by("pk")] == ["withdrawn", ""]


def test_interest_has_its_day_and_its_person() -> None:
    late = ProjectPlaceFactory(apply_by=YESTERDAY)
    with pytest.raises(DomainError, match="last day to ask"):
        say_interest(place_id=late.pk, words="x", today=TODAY, by=AccountFactory(worker=WorkerFactory()))
    with pytest.raises(DomainError, match="Only people who work here"):
        say_interest(place_id=ProjectPlaceFactory().pk, words="x", today=TODAY, by=AccountFactory())
    with pytest.raises(DomainError, match="Only the person"):
        withdraw_interest(interest_id=PlaceInterestFactory().pk, today=TODAY, by=AccountFactory())


def test_no_more_are_taken_on_than_there_are_places() -> None:
    place = ProjectPlaceFactory(number=1)
    first, second = PlaceInterestFactory.create_batch(2, place=place)
    answer(first)
    with pytest.raises(DomainError, match="place is taken"):
        answer(second)
    answer(second, PlaceOutcome.NOT_THIS_TIME)
    with pytest.raises(DomainError, match="answered already"):
        answer(second, PlaceOutcome.NOT_THIS_TIME)


def test_nobody_answers_themselves_and_no_day_is_wrong() -> None:
    said = PlaceInterestFactory()
    with pytest.raises(DomainError, match="Somebody else"):
        answer(said, by=AccountFactory(worker=said.worker))
    for on in (TOMORROW, YESTERDAY):
        with pytest.raises(DomainError):
            answer(said, on=on)
