"""The list of checks: the database judges everybody as the rules judge each; chosen, in order, in pages."""

from datetime import date, timedelta
from itertools import product

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories.workforce import AssignmentFactory, CheckFactory, CheckUpdateFactory
from workforce.access.scope import Reach
from workforce.enums import CheckKind, CheckOutcome, CheckState, CheckUpdateResult
from workforce.models import Worker
from workforce.queries.check_list import (
    EVERYTHING,
    SORTS,
    CheckChoice,
    check_lines,
    check_page,
    every_check,
)
from workforce.queries.checks import checks_of
from workforce.queries.policy import PolicyTable

pytestmark = pytest.mark.django_db

DAY = date(2026, 9, 30)
DAYS = (DAY, date(2024, 2, 29), date(2023, 1, 31), date(2027, 3, 1))
DONE = (None, date(2021, 2, 28), date(2023, 10, 1), date(2024, 2, 29), date(2026, 9, 30), date(2026, 10, 1))


def everybody(day: date = DAY) -> Reach:
    return Reach(day, everyone=True)


def somebody(**more: object) -> Worker:
    return AssignmentFactory(**more).worker


@pytest.fixture
def many() -> None:
    """One check for each kind, day and end; DBS checks with what came of them; a next one that is asked for."""
    for kind, done_on, ends in product(CheckKind, DONE, (False, True)):
        worker = somebody()
        expires_on = done_on + timedelta(days=400) if done_on and ends else None
        CheckFactory(worker=worker, kind=kind, requested_on=date(2021, 1, 1), done_on=done_on, expires_on=expires_on,
                     outcome=CheckOutcome.CLEAR if done_on else "")  # fmt: skip
        if ends:
            CheckFactory(worker=worker, kind=kind, requested_on=date(2026, 9, 1), done_on=None, outcome="")
    for result, outcome, service in product(
        CheckUpdateResult, (CheckOutcome.CLEAR, CheckOutcome.DISCLOSED), (0, 1)
    ):
        check = CheckFactory(
            worker=somebody(),
            kind=CheckKind.DBS,
            done_on=DONE[1],
            outcome=outcome,
            update_service=bool(service),
        )
        CheckUpdateFactory(of=check, on=date(2023, 12, 31), result=CheckUpdateResult.NEW_INFORMATION)
        CheckUpdateFactory(of=check, on=date(2025, 11, 5), result=result)
        CheckUpdateFactory(of=check, on=date(2025, 11, 5), result=CheckUpdateResult.NO_CHANGE)


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_database_judges_everybody_as_the_rules_judge_each(day: date) -> None:
    policies = PolicyTable.load()
    lines = {
        (line.worker_id, line.kind): line.standing for line in check_lines(everybody(day), day, policies)
    }
    here = Worker.objects.filter(assignments__period__contains=day)
    assert lines == {
        (worker.pk, kind): standing
        for worker in here
        for kind, standing in checks_of(worker, day, policies).items()
    }
    assert len({standing.state for standing in lines.values()}) >= 2


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("sort", [*SORTS, *(f"-{sort}" for sort in SORTS)])
def test_pages_are_the_whole_list_in_parts(sort: str) -> None:
    policies, choice = PolicyTable.load(), CheckChoice(show=EVERYTHING, sort=sort)
    whole = list(every_check(everybody(), DAY, policies, choice))
    pages = [
        check_page(everybody(), DAY, policies, choice, limit=50, offset=start)[0]
        for start in range(0, 200, 50)
    ]
    assert [line for page in pages for line in page][: len(whole)] == whole[:200]
    beyond, total = check_page(everybody(), DAY, policies, choice, limit=50, offset=5000)
    assert (beyond, total) == (whole[(total - 1) // 50 * 50 :], len(whole))


@pytest.mark.usefixtures("many")
def test_list_is_filtered() -> None:
    policies = PolicyTable.load()

    def shown(**chosen: object) -> set[CheckState]:
        lines = every_check(everybody(), DAY, policies, CheckChoice(**chosen))  # type: ignore[arg-type]
        return {line.standing.state for line in lines}

    assert shown() == set(CheckState) - {CheckState.CLEAR, CheckState.PROCEED}
    assert shown(show="In order") == {CheckState.CLEAR, CheckState.PROCEED}
    assert shown(show="Not cleared") == {CheckState.DISCLOSED, CheckState.DO_NOT_PROCEED}
    assert shown(kind=CheckKind.QUALIFICATIONS, show="Not on record") == set()
    assert shown(unit_ids=frozenset()) == set()


def test_name_or_number_finds_somebody() -> None:
    worker = somebody(worker__last_name="Ńowak-Ş", worker__reference="AB-12")
    somebody()
    for text in ("nowak", "NOWAK s", " ab-12 "):
        lines, total = check_page(everybody(), DAY, PolicyTable.load(), CheckChoice(text=text), limit=50)
        assert ({line.worker_id for line in lines}, total) == ({worker.pk}, 2)


def test_only_people_in_reach_are_listed() -> None:
    mine = somebody()
    CheckFactory(worker=somebody(), kind=CheckKind.DBS)
    reach = Reach(DAY, unit_ids=frozenset({mine.assignments.get().team_id}))
    assert {line.worker_id for line in check_lines(reach, DAY, PolicyTable.load())} == {mine.pk}
    assert check_lines(Reach(DAY), DAY, PolicyTable.load()) == []


@pytest.mark.parametrize("people", [1, 3])
def test_list_is_one_query(people: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for _ in range(people):
        CheckFactory(worker=somebody(), kind=CheckKind.OVERSEAS_POLICE)
    policies = PolicyTable.load()
    with django_assert_num_queries(1):
        assert check_page(everybody(), DAY, policies, CheckChoice(show=EVERYTHING), limit=50)[1] == 3 * people
