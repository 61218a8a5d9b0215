"""The check of a team: an answer about everybody, kept for good, and settled once."""

import pytest
from django.db import ProgrammingError, transaction

from tests.factories.workforce import AccountFactory, AssignmentFactory, TeamConfirmationFactory, UnitFactory
from tests.periods import TODAY
from workforce.domain.errors import DomainError
from workforce.domain.record import ChangedMeanwhile
from workforce.domain.team_checks import Answer, check_team, settle
from workforce.enums import TeamAnswer
from workforce.models import Account, Assignment, TeamConfirmation, Unit
from workforce.queries.team_checks import check_lines, mark_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def team() -> Unit:
    return UnitFactory()


@pytest.fixture
def people(team: Unit) -> list[Assignment]:
    return AssignmentFactory.create_batch(2, team=team)


@pytest.fixture
def manager(team: Unit) -> Account:
    """Somebody who works in the team too."""
    return AccountFactory(worker=AssignmentFactory(team=team).worker)


def mark(team: Unit, manager: Account) -> str:
    return mark_of(check_lines(team.pk, TODAY, but=manager.worker_id))


def check(
    team: Unit, manager: Account, answers: dict[int, Answer] | None = None, **more: str
) -> list[TeamConfirmation]:
    seen = more.pop("seen", "") or mark(team, manager)
    return check_team(team_id=team.pk, answers=answers, seen=seen, today=TODAY, by=manager, **more)


def test_everything_is_right_says_so_about_everybody_but_oneself(
    team: Unit, people: list[Assignment], manager: Account
) -> None:
    said = check(team, manager)
    assert {each.worker_id for each in said} == {each.worker_id for each in people}
    assert {(each.answer, each.team_id, each.on, each.confirmed_by_id) for each in said} == {
        ("right", team.pk, TODAY, manager.pk)
    }


def test_what_is_wrong_and_who_is_missing_is_kept(
    team: Unit, people: list[Assignment], manager: Account
) -> None:
    one, other = people
    said = check(
        team,
        manager,
        {
            one.worker_id: Answer(TeamAnswer.RIGHT, "never mind"),
            other.worker_id: Answer(TeamAnswer.MOVED, "to North"),
        },
        missing="Jo Newcomer since May",
    )
    assert [(each.worker_id, each.answer, each.words) for each in said] == [
        (one.worker_id, "right", ""),
        (other.worker_id, "moved", "to North"),
        (None, "missing", "Jo Newcomer since May"),
    ]


def test_nobody_is_left_out(team: Unit, people: list[Assignment], manager: Account) -> None:
    with pytest.raises(DomainError, match="Say about everybody"):
        check(team, manager, {people[0].worker_id: Answer(TeamAnswer.RIGHT)})
    assert not TeamConfirmation.objects.exists()


def test_something_else_needs_words(team: Unit, people: list[Assignment], manager: Account) -> None:
    answers = {each.worker_id: Answer(TeamAnswer.OTHER) for each in people}
    with pytest.raises(DomainError, match="what else is wrong"):
        check(team, manager, answers)


def test_list_that_has_changed_is_shown_again(team: Unit, people: list[Assignment], manager: Account) -> None:
    seen = mark(team, manager)
    Assignment.objects.filter(pk=people[0].pk).update(fte="0.5")
    with pytest.raises(ChangedMeanwhile):
        check(team, manager, seen=seen)


def test_what_was_said_is_never_changed_or_deleted() -> None:
    said = TeamConfirmationFactory()
    for write in (said.delete, lambda: TeamConfirmation.objects.update(answer="left")):
        with pytest.raises(ProgrammingError), transaction.atomic():
            write()


def test_wrong_answer_is_settled_once_with_what_was_done() -> None:
    said, hr = TeamConfirmationFactory(answer=TeamAnswer.LEFT), AccountFactory()
    settled = settle(confirmation_id=said.pk, words="Left on 1 May", today=TODAY, by=hr)
    assert (settled.words, settled.settled_by) == ("Left on 1 May", hr)
    with pytest.raises(DomainError, match="settled this already"):
        settle(confirmation_id=said.pk, words="Again", today=TODAY, by=hr)


def test_right_answer_and_ones_own_are_not_settled() -> None:
    right, own = TeamConfirmationFactory(), TeamConfirmationFactory(answer=TeamAnswer.LEFT)
    with pytest.raises(DomainError, match="Nothing was said"):
        settle(confirmation_id=right.pk, words="x", today=TODAY, by=AccountFactory())
    with pytest.raises(DomainError, match="your own record"):
        settle(confirmation_id=own.pk, words="x", today=TODAY, by=AccountFactory(worker=own.worker))
