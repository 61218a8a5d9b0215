"""How somebody stands on a day, in words."""

from datetime import date

import pytest

from tests.factories.workforce import AbsenceFactory, EmploymentFactory
from workforce.access.permissions import Permission
from workforce.access.scope import Reach, Scope
from workforce.enums import Contract
from workforce.periods import ONE_DAY, period
from workforce.queries.standing import Span, standing_of
from workforce.queries.states import State, engagement_state, states_of
from workforce.queries.visibility import Sight

DAY = date(2025, 9, 30)
OPEN = Span(Contract.PERMANENT, date(2020, 1, 1))


def span(first: date, last: date | None, contract: Contract = Contract.PERMANENT) -> Span:
    return Span(contract, first, last + ONE_DAY if last else None)


@pytest.mark.parametrize(
    ("spans", "said"),
    [
        ([OPEN], "In post"),
        ([span(date(2020, 1, 1), DAY)], "On notice, last day 30 September 2025"),
        ([span(date(2020, 1, 1), date(2025, 12, 31))], "On notice, last day 31 December 2025"),
        (
            [span(date(2025, 1, 1), date(2025, 12, 31), Contract.AGENCY)],
            "In post, agency contract until 31 December 2025",
        ),
        # a contract that another follows on the next day does not end
        (
            [span(date(2025, 1, 1), date(2025, 12, 31), Contract.AGENCY), span(date(2026, 1, 1), None)],
            "In post",
        ),
        ([span(date(2020, 1, 1), date(2025, 9, 29))], "Left on 29 September 2025"),
        ([span(date(2025, 10, 1), None)], "Starts on 1 October 2025"),
        (
            [span(date(2020, 1, 1), date(2021, 1, 1)), span(date(2025, 10, 15), None)],
            "Starts on 15 October 2025",
        ),
        ([], "No contract on record"),
    ],
)
def test_state_follows_from_the_contracts(spans: list[Span], said: str) -> None:
    assert engagement_state(spans, DAY).text == said


@pytest.mark.parametrize(("spans", "said"), [([span(date(2020, 1, 1), DAY)], "In post"), ([], "Not in post")])
def test_whoever_does_not_see_the_record_learns_no_dates(spans: list[Span], said: str) -> None:
    assert engagement_state(spans, DAY, with_dates=False).text == said


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sees", "said"),
    [
        (
            (Permission.SEE_EMPLOYMENT, Permission.SEE_ABSENCE),
            ["In post", "Absent since 1 September 2025: sickness"],
        ),
        ((Permission.SEE_EMPLOYMENT,), ["In post"]),
        ((), ["In post"]),
    ],
)
def test_absence_is_told_to_those_who_see_it(sees: tuple[Permission, ...], said: list[str]) -> None:
    worker = EmploymentFactory().worker
    AbsenceFactory(worker=worker, period=period(date(2025, 9, 1)))
    scope = Scope(DAY, dict.fromkeys(sees, Reach(DAY, everyone=True)))
    found: list[State] = states_of(standing_of(worker, DAY), Sight(worker, scope), DAY)
    assert [each.text for each in found] == said
