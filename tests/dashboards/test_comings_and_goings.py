"""What the verbs with which people come and go do to the figures: who counts as a starter, who as a leaver."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from dashboards.domain.compute import compute
from dashboards.metrics import by_key
from dashboards.queries.figures import figure
from tests.factories.workforce import AssignmentFactory, PostTermsFactory, UnitFactory
from tests.periods import LONG_AGO, TODAY, TOMORROW, YESTERDAY
from workforce.domain.appointing import rejoin
from workforce.domain.assigning import Work
from workforce.domain.contracts import NewContract
from workforce.domain.converting import convert
from workforce.domain.notices import give_notice, withdraw_notice
from workforce.enums import Contract, StartOrigin
from workforce.models import Assignment, PostTerms
from workforce.periods import month_end, period

pytestmark = pytest.mark.django_db

FRIDAY = date(2025, 9, 26)


@pytest.fixture
def terms() -> PostTerms:
    return PostTermsFactory(team=UnitFactory(directorate=True))


@pytest.fixture
def figures(terms: PostTerms) -> Callable[[date], dict[str, Decimal]]:
    """Starters, leavers and people in post, by FTE, at the end of a month."""

    def at(day: date) -> dict[str, Decimal]:
        compute(first=month_end(TODAY), last=month_end(day), now=datetime(2026, 11, 1, tzinfo=UTC))
        found = figure(terms.team_id, "csww", month_end(day))
        keys = ("starters", "leavers", "in_post", "vacancies")
        return {key: by_key(key).of(found).numerator for key in keys}

    return at


def held_until(day: date | None, terms: PostTerms, **kind: bool) -> Assignment:
    lasting = period(LONG_AGO, day)
    return AssignmentFactory(team=terms.team, role=terms.role, post=terms.post, period=lasting, **kind)


def back_on(day: date, before: Assignment) -> None:
    contract = NewContract(Contract.PERMANENT, day, start_origin=StartOrigin.OTHER)
    rejoin(worker_id=before.worker_id, contract=contract, work=Work(post_id=before.post_id), by=None)


def test_back_after_a_weekend_is_neither_leaver_nor_starter(terms: PostTerms, figures) -> None:  # type: ignore[no-untyped-def]
    back_on(FRIDAY + timedelta(days=3), held_until(FRIDAY, terms))
    assert figures(TODAY) == {"starters": 0, "leavers": 0, "in_post": 1, "vacancies": 0}


def test_back_after_a_working_day_is_both(terms: PostTerms, figures) -> None:  # type: ignore[no-untyped-def]
    back_on(FRIDAY + timedelta(days=4), held_until(FRIDAY, terms))
    assert figures(TODAY) == {"starters": 1, "leavers": 1, "in_post": 1, "vacancies": 0}


def test_agency_worker_who_is_taken_on_is_a_starter_and_no_leaver(terms: PostTerms, figures) -> None:  # type: ignore[no-untyped-def]
    cover = held_until(None, terms, agency=True)
    contract = NewContract(Contract.PERMANENT, YESTERDAY)
    convert(employment_id=cover.employment_id, contract=contract, work=Work(post_id=cover.post_id), by=None)
    assert figures(TODAY) == {"starters": 1, "leavers": 0, "in_post": 1, "vacancies": 0}


def test_notice_moves_the_month_of_the_last_day_and_its_withdrawal_moves_it_back(
    terms: PostTerms,
    figures,  # type: ignore[no-untyped-def]
) -> None:
    held = held_until(None, terms)
    notice = give_notice(
        employment_id=held.employment_id, given_on=TODAY, last_day=TOMORROW, reason=1, destination=8, by=None
    )
    assert figures(TODAY) == {"starters": 0, "leavers": 0, "in_post": 1, "vacancies": 0}
    assert figures(TOMORROW) == {"starters": 0, "leavers": 1, "in_post": 0, "vacancies": 1}

    withdraw_notice(notice_id=notice.pk, withdrawn_on=TODAY, by=None)
    assert figures(TOMORROW) == {"starters": 0, "leavers": 0, "in_post": 1, "vacancies": 0}
