"""Briefings: published to managers, passed on by them, asked about and answered, withdrawn."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from workforce.access.scope import Reach
from workforce.domain.errors import DomainError
from workforce.models import (
    Account,
    Briefing,
    BriefingAnswer,
    BriefingManager,
    BriefingPassedOn,
    BriefingQuestion,
)
from workforce.queries.briefings import managers_in


@transaction.atomic
def publish_briefing(
    *,
    title: str,
    text: str,
    link: str,
    pass_on_by: date,
    unit_ids: Collection[int],
    manager_ids: Collection[int],
    reach: Reach,
    today: date,
    by: Account | None,
) -> Briefing:
    """A briefing for some of the managers of these units, which lie in the publisher's reach.

    Raises DomainError where nobody is named, or somebody who manages nobody there today.
    """
    if any(not reach.has_unit(unit) for unit in unit_ids):
        raise DomainError("Choose among your own units: a briefing goes no further than what you manage.")
    managers = {each.worker_id: each for each in managers_in(unit_ids, today)}
    if not manager_ids:
        raise DomainError("Name at least one manager who passes the briefing on.")
    if set(manager_ids) - managers.keys():
        raise DomainError("Somebody you named manages nobody in these units any more. Choose again.")
    briefing = Briefing(
        title=title, text=text, link=link, pass_on_by=pass_on_by, published_on=today, published_by=by
    )
    briefing.full_clean()
    briefing.save()
    BriefingManager.objects.bulk_create(
        BriefingManager(briefing=briefing, manager_id=key, team_id=managers[key].team_id)
        for key in sorted(manager_ids)
    )
    return briefing


@transaction.atomic
def pass_on(*, named_id: int, on: date, how: str, today: date, by: Account) -> BriefingPassedOn:
    """A manager says when and how the team was told.

    Raises DomainError for somebody else's line, a day before the briefing or to come, and where it is said already.
    """
    named = _own_line(named_id, by)
    if not named.briefing.published_on <= on <= today:
        raise DomainError("You passed it on on a day from that of publishing to today.")
    if BriefingPassedOn.objects.filter(named=named).exists():
        raise DomainError("You have said already that you passed this briefing on.")
    said = BriefingPassedOn(named=named, on=on, how=how, by=by)
    said.full_clean()
    said.save(force_insert=True)
    return said


@transaction.atomic
def ask(*, named_id: int, text: str, today: date, by: Account) -> BriefingQuestion:
    """A manager brings a question back. Raises DomainError for somebody else's line."""
    question = BriefingQuestion(named=_own_line(named_id, by), text=text, on=today, by=by)
    question.full_clean()
    question.save()
    return question


@transaction.atomic
def answer(*, question_id: int, text: str, today: date, by: Account) -> BriefingAnswer:
    """Answer a question for every manager who is named; a further answer stands below the first."""
    question = BriefingQuestion.objects.get(pk=question_id)
    said = BriefingAnswer(question=question, text=text, on=today, by=by)
    said.full_clean()
    said.save()
    return said


@transaction.atomic
def withdraw_briefing(*, briefing_id: int, today: date) -> Briefing:
    """From now on nobody has to pass it on. Raises DomainError where it was withdrawn already."""
    briefing: Briefing = Briefing.objects.select_for_update().get(pk=briefing_id)
    if briefing.withdrawn_on is not None:
        raise DomainError("This briefing has been withdrawn already.")
    briefing.withdrawn_on = today
    briefing.save(update_fields=["withdrawn_on"])
    return briefing


def _own_line(named_id: int, by: Account) -> BriefingManager:
    named = (
        BriefingManager.objects.select_related("briefing").select_for_update(of=("self",)).get(pk=named_id)
    )
    if by.worker_id is None or named.manager_id != by.worker_id:
        raise DomainError("Only the manager who is named says this.")
    if named.briefing.withdrawn_on is not None:
        raise DomainError("This briefing has been withdrawn.")
    return named
