"""Projects: begun and moved, their places offered, interest said and answered."""

from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from workforce.domain.errors import DomainError
from workforce.domain.planned import check_day_of_move
from workforce.enums import PlaceOutcome, ProjectState
from workforce.models import Account, PlaceInterest, Project, ProjectMove, ProjectPlace
from workforce.periods import british
from workforce.rules.plans import PROJECT_MOVES, RUNNING


@transaction.atomic
def begin_project(
    *, name: str, purpose: str, sponsor_id: int, lasting: DateRange, today: date, by: Account | None
) -> Project:
    """A project in the register, planned."""
    project = Project(name=name, purpose=purpose, sponsor_id=sponsor_id, period=lasting)
    project.full_clean()
    project.save()
    ProjectMove.objects.create(project=project, to=ProjectState.PLANNED, on=today, by=by)
    return project


@transaction.atomic
def change_project(
    *, project_id: int, name: str, purpose: str, sponsor_id: int, lasting: DateRange, by: Account | None
) -> Project:
    """What the register says of the project from now on; what it said is in the history."""
    project = _hold(project_id)
    project.name, project.purpose = name, purpose
    project.sponsor_id, project.period = sponsor_id, lasting
    project.full_clean()
    project.save()
    return project


@transaction.atomic
def move_project(
    *, project_id: int, to: ProjectState, on: date, words: str = "", today: date, by: Account | None
) -> ProjectMove:
    """The project gets under way, is closed or stopped. Raises DomainError where it cannot come there, or on a day to
    come or before the last move.
    """
    project = _hold(project_id)
    now = ProjectState(project.state)
    if (now, to) not in PROJECT_MOVES:
        raise DomainError(f"A project that is “{now.label}” cannot become “{to.label}”.")
    check_day_of_move(project.moves.all(), on, today, what="The project")
    move = ProjectMove(project=project, to=to, on=on, words=words, by=by)
    move.full_clean()
    move.save()
    project.state = to
    project.save(update_fields=["state"])
    return move


@transaction.atomic
def offer_place(
    *, project_id: int, title: str, offer: str, number: int, apply_by: date, today: date, by: Account | None
) -> ProjectPlace:
    """A place in a running project. Raises DomainError where it has ended or the last day to ask has passed."""
    project = _hold(project_id)
    _runs(project)
    if apply_by < today:
        raise DomainError("The last day to ask for the place has passed.")
    place = ProjectPlace(project=project, title=title, offer=offer, number=number, apply_by=apply_by)
    place.full_clean()
    place.save()
    return place


@transaction.atomic
def say_interest(*, place_id: int, words: str, today: date, by: Account) -> PlaceInterest:
    """Say that one would like the place. Raises DomainError where one is nobody's account, the last day has passed, or
    the project has ended; ValidationError where it is said already.
    """
    place = ProjectPlace.objects.select_for_update(of=("self",), no_key=True).get(pk=place_id)
    _runs(place.project)
    if by.worker_id is None:
        raise DomainError("Only people who work here can take a place.")
    if place.apply_by < today:
        raise DomainError(f"The last day to ask for this place was {british(place.apply_by)}.")
    said = PlaceInterest(place=place, worker_id=by.worker_id, words=words, on=today)
    said.full_clean()
    said.save()
    return said


@transaction.atomic
def withdraw_interest(*, interest_id: int, today: date, by: Account) -> PlaceInterest:
    """Take back what one said. Raises DomainError where somebody else said it, or it is answered."""
    said = _hold_interest(interest_id)
    if said.worker_id != by.worker_id:
        raise DomainError("Only the person may take this back.")
    return _answer(said, PlaceOutcome.WITHDRAWN, "", today)


@transaction.atomic
def answer_interest(
    *, interest_id: int, outcome: PlaceOutcome, words: str, on: date, today: date, by: Account | None
) -> PlaceInterest:
    """What the sponsor decided. Raises DomainError where it is answered, about oneself, on a day to come, or where all
    places are taken.
    """
    said = _hold_interest(interest_id)
    if by is not None and said.worker_id == by.worker_id:
        raise DomainError("Somebody else decides about you.")
    if on > today:
        raise DomainError("Record it once it is decided.")
    if on < said.on:
        raise DomainError(f"The interest was said on {british(said.on)}. Choose that day or a later one.")
    place = ProjectPlace.objects.select_for_update(of=("self",)).get(pk=said.place_id)
    taken = place.interest.filter(outcome=PlaceOutcome.TAKEN_ON).count()
    if outcome == PlaceOutcome.TAKEN_ON and taken >= place.number:
        raise DomainError(f"All {place.number} are taken." if place.number > 1 else "The place is taken.")
    return _answer(said, outcome, words, on)


def _answer(said: PlaceInterest, outcome: PlaceOutcome, words: str, on: date) -> PlaceInterest:
    if said.outcome:
        raise DomainError("This is answered already.")
    said.outcome, said.outcome_words, said.outcome_on = outcome, words, on
    said.full_clean()
    said.save(update_fields=["outcome", "outcome_words", "outcome_on"])
    return said


def _runs(project: Project) -> None:
    if project.state not in RUNNING:
        raise DomainError("The project has ended.")


def _hold(project_id: int) -> Project:
    held: Project = Project.objects.select_for_update(of=("self",), no_key=True).get(pk=project_id)
    return held


def _hold_interest(interest_id: int) -> PlaceInterest:
    held: PlaceInterest = PlaceInterest.objects.select_for_update(of=("self",)).get(pk=interest_id)
    return held
