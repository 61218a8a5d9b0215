"""People go, in the browser: notice and its withdrawal, leaving, another last day."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.factories.workforce import (
    AbsenceFactory,
    AssignmentFactory,
    CaseloadCountFactory,
    EmploymentFactory,
    RoleGrantFactory,
)
from tests.workforce.views.verb_pages import hidden, signed_in, typed_day
from tests.world import World
from workforce.enums import Contract, Destination, ReasonLeft
from workforce.models import Assignment, Employment, Notice, Worker
from workforce.periods import ONE_DAY, period

pytestmark = pytest.mark.django_db

WHY = {"reason": str(ReasonLeft.RESIGNATION), "destination": str(Destination.OTHER_AUTHORITY)}
IN_A_MONTH = 30 * ONE_DAY


@pytest.fixture
def hr(world: World) -> Client:
    return signed_in(world, "hr")


def contract(worker: Worker) -> dict[str, str]:
    return {"employment": str(worker.employments.get().pk)}


@pytest.fixture
def notice(world: World, today: date) -> dict[str, str]:
    """Notice of the own team's practitioner, for a month from today."""
    return (
        contract(world.own) | WHY | typed_day("given_on", today) | typed_day("last_day", today + IN_A_MONTH)
    )


def page(client: Client, address: str, data: dict[str, Any] | None = None) -> str:
    answer = client.get(address) if data is None else client.post(address, data)
    assert answer.status_code == 200
    return str(answer.content.decode())


def save(client: Client, address: str, data: dict[str, str]) -> str:
    check = page(client, address, data)
    assert "Check before you save" in check
    answer = client.post(address, hidden(check) | {"step": "save"}, follow=True)
    return str(answer.content.decode())


def test_notice_ends_the_contract_in_the_future_and_stands_on_the_page(
    hr: Client, world: World, notice: dict[str, str], today: date
) -> None:
    said = save(hr, "/people/OWN/notice/", notice)

    assert "Olu Ownteam is on notice" in said
    assert "On notice, last day" in said
    held = world.own.employments.get()
    assert (held.last_day, held.reason_left) == (today + IN_A_MONTH, ReasonLeft.RESIGNATION)
    assert world.own.assignments.get().last_day == today + IN_A_MONTH


def test_notice_names_the_figures_of_coming_months(hr: Client, notice: dict[str, str]) -> None:
    check = page(hr, "/people/OWN/notice/", notice)
    assert "Turnover" in check
    assert "On notice" in check


def test_who_is_on_notice_is_said_to_those_who_see_the_record(
    hr: Client, world: World, notice: dict[str, str]
) -> None:
    save(hr, "/people/OWN/notice/", notice)
    seen = {
        actor: "On notice, last day" in page(signed_in(world, actor), "/people/OWN/")
        for actor in ("practitioner", "team_manager", "service_manager", "senior_leader", "psw")
    }
    assert seen == {
        "practitioner": True,
        "team_manager": True,
        "service_manager": True,
        "senior_leader": False,
        "psw": False,
    }


def test_notice_that_a_manager_gives_says_whom_they_manage(hr: Client, world: World, today: date) -> None:
    manager = Worker.objects.get(reference="MANAGER")
    data = contract(manager) | WHY | typed_day("given_on", today) | typed_day("last_day", today)
    assert "They manage 1 person." in page(hr, "/people/MANAGER/notice/", data)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"reason": ""}, "Say why they leave"),
        ({"destination": ""}, "Say where they go"),
        ({"last_day_year": "2019", "given_on_year": "2018"}, "notice cannot be earlier"),
        ({"last_day_month": "13"}, "The last day must be a real date"),
        ({"given_on_year": "2199"}, "on the last day or before it"),
    ],
)
def test_slip_in_a_notice_is_said(
    hr: Client, notice: dict[str, str], change: dict[str, str], said: str
) -> None:
    assert said in page(hr, "/people/OWN/notice/", notice | change)
    assert not Notice.objects.exists()


def test_withdrawn_notice_opens_the_contract_again(
    hr: Client, world: World, notice: dict[str, str], today: date
) -> None:
    save(hr, "/people/OWN/notice/", notice)
    form = page(hr, "/people/OWN/notice/withdraw/")
    data = {"notice": hidden(form)["notice"]} | typed_day("withdrawn_on", today)

    said = save(hr, "/people/OWN/notice/withdraw/", data)

    assert "is withdrawn from" in said
    assert "On notice, last day" not in said
    assert world.own.employments.get().last_day is None


def test_withdrawal_without_a_notice_is_refused(hr: Client, today: date) -> None:
    refused = page(hr, "/people/OWN/notice/withdraw/", typed_day("withdrawn_on", today))
    assert "There is no notice to withdraw" in refused


def test_leaving_says_what_ends_and_what_is_left_behind(hr: Client, world: World, today: date) -> None:
    AbsenceFactory(worker=world.own, period=period(today - 5 * ONE_DAY))
    CaseloadCountFactory(worker=world.own, as_at=today - 3 * ONE_DAY, cases=14)
    data = contract(world.own) | WHY | typed_day("last_day", today - ONE_DAY)

    check = page(hr, "/people/OWN/leave/", data)
    assert "They held 14 cases at the last count" in check
    assert "Their open absence ends on that day too" in check
    assert "Absence" in check

    assert "Olu Ownteam left on" in save(hr, "/people/OWN/leave/", data)
    assert world.own.absences.get(period__endswith=today).last_day == today - ONE_DAY


def test_leaving_manager_hands_over_what_the_form_shows(hr: Client, world: World, today: date) -> None:
    manager = Worker.objects.get(reference="MANAGER")
    form = page(hr, "/people/MANAGER/leave/")
    assert "They manage Olu Ownteam." in form
    data = contract(manager) | WHY | typed_day("last_day", today)

    nobody = page(hr, "/people/MANAGER/leave/", data)
    assert "1 person managed by them have no manager from then on" not in nobody
    assert "has no manager from then on" in nobody
    said = save(hr, "/people/MANAGER/leave/", data | {"successor": "OTHER"})

    assert "Mina Managing left on" in said
    assert Assignment.objects.as_at(today + ONE_DAY).get(worker=world.own).manager == world.other


def test_who_takes_over_is_in_post_and_known(hr: Client, today: date) -> None:
    manager = Worker.objects.get(reference="MANAGER")
    data = contract(manager) | WHY | typed_day("last_day", today)
    assert "is not in post on" in page(hr, "/people/MANAGER/leave/", data | {"successor": "GONE"})
    assert "Nobody has this number" in page(hr, "/people/MANAGER/leave/", data | {"successor": "X9"})


def test_reason_of_who_left_yesterday_is_recorded(hr: Client, today: date) -> None:
    gone = Worker.objects.get(reference="GONE")
    form = page(hr, "/people/GONE/leave/")
    yesterday = today - ONE_DAY
    assert f'name="last_day_day" value="{yesterday.day}"' in form
    save(hr, "/people/GONE/leave/", contract(gone) | WHY | typed_day("last_day", yesterday))
    assert gone.employments.get().reason_left == ReasonLeft.RESIGNATION


def test_last_day_after_the_end_of_the_contract_is_refused(hr: Client, today: date) -> None:
    gone = Worker.objects.get(reference="GONE")
    refused = page(hr, "/people/GONE/leave/", contract(gone) | WHY | typed_day("last_day", today))
    assert "already. A later last day is “Change the last day”" in refused


def test_agency_worker_leaves_without_codes_of_the_return(hr: Client, today: date) -> None:
    agency = Worker.objects.get(reference="AGENCY")
    data = contract(agency) | {"reason": "", "destination": ""} | typed_day("last_day", today)
    assert "Aggie Agency left on" in save(hr, "/people/AGENCY/leave/", data)


def test_engagement_gets_another_last_day(hr: Client, today: date) -> None:
    agency = Worker.objects.get(reference="AGENCY")
    data = contract(agency) | typed_day("last_day", today + IN_A_MONTH)
    assert "The contract of Aggie Agency ends on" in save(hr, "/people/AGENCY/last-day/", data)
    assert agency.assignments.get().last_day == today + IN_A_MONTH
    assert "already." in page(hr, "/people/AGENCY/last-day/", data)


def test_permanent_contract_is_not_offered_another_last_day(hr: Client, world: World, today: date) -> None:
    data = contract(world.own) | typed_day("last_day", today)
    assert "Select a valid choice" in page(hr, "/people/OWN/last-day/", data)


def test_several_contracts_are_chosen_from(hr: Client, world: World) -> None:
    EmploymentFactory(worker=world.own, contract=Contract.CASUAL)
    form = page(hr, "/people/OWN/leave/")
    assert "Which contract" in form
    assert "Casual, from 1 April 2019" in form


VERBS = ("notice", "notice/withdraw", "leave", "last-day")


@pytest.mark.parametrize(
    "actor", ["practitioner", "team_manager", "service_manager", "senior_leader", "learning"]
)
@pytest.mark.parametrize("reference", ["OWN", "OTHER"])
def test_only_hr_ends_contracts(world: World, actor: str, reference: str, notice: dict[str, str]) -> None:
    client = signed_in(world, actor)
    answers = {client.post(f"/people/{reference}/{verb}/", notice).status_code for verb in VERBS}
    assert answers == {403}
    assert not Notice.objects.exists()


def test_hr_does_not_end_their_own_contract(world: World, notice: dict[str, str], today: date) -> None:
    RoleGrantFactory(account=world.accounts["practitioner"], role="hr")
    client = signed_in(world, "practitioner")
    assert "your own record" in page(client, "/people/OWN/notice/", notice)
    leaving = contract(world.own) | WHY | typed_day("last_day", today)
    assert "your own record" in page(client, "/people/OWN/leave/", leaving)
    assert Employment.objects.get(worker=world.own).last_day is None


@pytest.mark.parametrize("rows", [1, 3])
def test_leaving_form_takes_the_same_queries_however_many_are_managed(
    hr: Client, rows: int, django_assert_max_num_queries: Any
) -> None:
    manager = Worker.objects.get(reference="MANAGER")
    for _ in range(rows):
        AssignmentFactory(manager=manager)
    with django_assert_max_num_queries(9):
        page(hr, "/people/MANAGER/leave/")
