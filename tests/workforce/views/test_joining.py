"""People come, in the browser: the place, the form, who may be meant, what will change, and done."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.factories.workforce import (
    AssignmentFactory,
    EmploymentFactory,
    PostTermsFactory,
    RoleGrantFactory,
    WorkerFactory,
)
from tests.periods import LONG_AGO
from tests.workforce.views.verb_pages import hidden, signed_in
from tests.world import World
from workforce.enums import AgencyReason, Contract, StartOrigin
from workforce.models import Assignment, Employment, PostTerms, Worker
from workforce.periods import ONE_DAY, period

pytestmark = pytest.mark.django_db

APPOINT = "/people/appoint/"


@pytest.fixture
def tomorrow() -> date:
    return timezone.localdate() + ONE_DAY


@pytest.fixture
def terms(world: World) -> PostTerms:
    """The one post of the own team, which nobody fills."""
    return PostTerms.objects.get(team=world.own_team)


@pytest.fixture
def typed(world: World, terms: PostTerms, tomorrow: date) -> dict[str, str]:
    """Somebody permanent on the own team's post from tomorrow on."""
    return {
        "on": tomorrow.isoformat(),
        "unit": str(world.own_team.pk),
        "post": str(terms.post_id),
        "contract": Contract.PERMANENT,
        "start_origin": str(StartOrigin.OTHER_AUTHORITY),
    }


@pytest.fixture
def newcomer(typed: dict[str, str]) -> dict[str, str]:
    return typed | {"first_name": "Nia", "last_name": "Newcomer", "swe_number": "SW987654"}


@pytest.fixture
def hr(world: World) -> Client:
    return signed_in(world, "hr")


def page(client: Client, address: str, data: dict[str, Any] | None = None) -> str:
    answer = client.get(address) if data is None else client.post(address, data)
    assert answer.status_code == 200
    return str(answer.content.decode())


def save(client: Client, address: str, check: str) -> str:
    """Press Save on the second page."""
    assert "Check before you save" in check
    answer = client.post(address, hidden(check) | {"step": "save"}, follow=True)
    return str(answer.content.decode())


def test_place_is_asked_first_and_decides_what_is_offered(
    hr: Client, world: World, terms: PostTerms, tomorrow: date
) -> None:
    assert "Team, or a service to choose a team from" in page(hr, APPOINT)

    form = page(hr, f"{APPOINT}?on={tomorrow:%d/%m/%Y}&unit={world.own_service.pk}")

    assert f"{terms.post.reference}, Social worker, 1.00 FTE free" in form
    assert "Sister team" in form
    assert "Other team" not in form


def test_place_that_is_none_is_asked_again(hr: Client, world: World) -> None:
    assert "Enter a real date" in page(hr, f"{APPOINT}?on=31/2/2026&unit={world.own_team.pk}")
    assert "Select a valid choice" in page(hr, f"{APPOINT}?on=1/2/2026&unit=0")


def test_somebody_new_is_appointed_as_shown(hr: Client, newcomer: dict[str, str], tomorrow: date) -> None:
    check = page(hr, APPOINT, newcomer)
    assert "Nia Newcomer, number W00001, SW987654" in check
    assert "managed by Mina Managing" in check
    assert "Vacancy rate" in check
    assert not Worker.objects.filter(last_name="Newcomer").exists()

    said = save(hr, APPOINT, check)

    assert "Nia Newcomer is appointed from" in said
    held = Worker.objects.get(last_name="Newcomer").assignments.get()
    assert (held.first_day, held.fte, held.employment.contract) == (tomorrow, 1, Contract.PERMANENT)


def test_people_of_a_similar_name_are_offered_first(hr: Client, newcomer: dict[str, str]) -> None:
    known = WorkerFactory(reference="W00077", first_name="Nia", last_name="Newcommer")
    EmploymentFactory(worker=known, left_yesterday=True)
    here = WorkerFactory(reference="W00070", first_name="Nya", last_name="Newcomer")
    EmploymentFactory(worker=here)

    alike = page(hr, APPOINT, newcomer)

    assert "Is it one of these?" in alike
    assert f'href="/people/{known.reference}/rejoin/"' in alike
    assert "Permanent, left on 29 September 2025" in alike
    assert f'href="/people/{here.reference}/assign/"' in alike
    check = page(hr, APPOINT, hidden(alike))
    assert "number W00078" in check
    assert "is appointed" in save(hr, APPOINT, check)


def test_somebody_of_that_name_who_came_meanwhile_is_shown_before_it_is_saved(
    hr: Client, world: World, newcomer: dict[str, str]
) -> None:
    role = world.own.assignments.get().role_id
    on_no_post = {"post": "", "team": newcomer["unit"], "role": str(role), "fte": "1", "swe_number": ""}
    check = page(hr, APPOINT, newcomer | on_no_post)
    save(hr, APPOINT, check)
    again = save(hr, APPOINT, check)
    assert "Is it one of these?" in again
    assert Worker.objects.filter(last_name="Newcomer").count() == 1


def test_number_of_somebody_else_is_refused_with_whose_it_is(
    hr: Client, world: World, newcomer: dict[str, str]
) -> None:
    taken = newcomer | {"swe_number": str(world.other.swe_number).lower()}
    alike = page(hr, APPOINT, taken)
    assert "Otto Otherteam" in alike
    refused = page(hr, APPOINT, hidden(alike))
    assert "This number belongs to Otto Otherteam (OTHER)" in refused


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"first_name": "N1a"}, "“1” does not belong in a name"),
        ({"reference": "OWN"}, "at least one digit"),
        ({"swe_number": "12"}, "two letters"),
        ({"contract": Contract.FIXED_TERM}, "Enter the last day of the fixed term"),
        ({"contract": Contract.AGENCY, "start_origin": ""}, "Enter the agency"),
        ({"start_origin": ""}, "Say where they come from"),
        ({"post": ""}, "Choose a post, or say which team"),
        ({"manager": "nobody at all"}, "Nobody has this number or is called so"),
        ({"manager": "o"}, "More than one person is called so"),
        ({"fte": "1.5"}, "less than or equal to 1"),
    ],
)
def test_slip_is_said_beside_what_was_typed(
    hr: Client, newcomer: dict[str, str], change: dict[str, str], said: str
) -> None:
    form = page(hr, APPOINT, newcomer | change)
    assert said in form
    assert 'value="Newcomer"' in form
    assert not Worker.objects.filter(last_name="Newcomer").exists()


def test_full_post_is_refused_above_the_form(hr: Client, newcomer: dict[str, str], terms: PostTerms) -> None:
    AssignmentFactory(post=terms.post, fte="0.5")
    refused = page(hr, APPOINT, newcomer | {"fte": "0.8"})
    assert "and 1.30 would be filled" in refused
    assert "1.30 FTE" not in page(hr, APPOINT, newcomer | {"fte": "0.5"})


def test_role_that_needs_registration_and_hours_are_remarked(hr: Client, newcomer: dict[str, str]) -> None:
    role = PostTerms.objects.get(post_id=newcomer["post"]).role
    role.regulator = "SWE"
    role.save()
    check = page(hr, APPOINT, newcomer | {"swe_number": ""})
    assert "needs registration with Social Work England" in check


def test_who_left_yesterday_is_back_and_was_never_away(hr: Client, typed: dict[str, str]) -> None:
    address = "/people/GONE/rejoin/"
    today = timezone.localdate().isoformat()
    check = page(hr, address, typed | {"on": today})
    assert "they have never left" in check
    assert "Gus Gone is back from" in save(hr, address, check)
    assert Employment.objects.filter(worker__reference="GONE").count() == 2


def test_gap_makes_a_leaver_and_a_starter(hr: Client, typed: dict[str, str], tomorrow: date) -> None:
    late, later = tomorrow + 14 * ONE_DAY, tomorrow + 60 * ONE_DAY
    assert "listed under data quality" in page(hr, "/people/GONE/rejoin/", typed | {"on": late.isoformat()})
    check = page(hr, "/people/GONE/rejoin/", typed | {"on": later.isoformat()})
    assert "In the figures they left on" in check
    assert "listed under data quality" not in check


def test_who_is_here_cannot_rejoin(hr: Client, typed: dict[str, str]) -> None:
    assert "Olu Ownteam has another contract" in page(hr, "/people/OWN/rejoin/", typed)


def test_second_assignment_warns_of_more_than_full_time(
    hr: Client, world: World, typed: dict[str, str]
) -> None:
    address = "/people/OWN/assign/"
    data = typed | {"employment": str(world.own.employments.get().pk), "fte": "0.4"}
    check = page(hr, address, data)
    assert "add up to 1.40 FTE, more than full time" in check
    assert "has another assignment" in save(hr, address, check)
    assert world.own.assignments.count() == 2


def test_second_assignment_outside_the_contract_is_refused(
    hr: Client, world: World, typed: dict[str, str]
) -> None:
    since = period(date(2020, 4, 1))
    for rows in (world.own.assignments, world.own.employments):
        rows.update(period=since)
    data = typed | {"employment": str(world.own.employments.get().pk), "on": "1/1/2020"}
    assert "The contract begins on 1 April 2020" in page(hr, "/people/OWN/assign/", data)


@pytest.fixture
def engaged(world: World, terms: PostTerms) -> Assignment:
    """The agency worker, on the own team's post."""
    held = Assignment.objects.get(worker__reference="AGENCY")
    held.post, held.agency_reason = terms.post, AgencyReason.VACANCY
    held.save()
    return held


def test_agency_worker_is_taken_on_where_they_work(
    hr: Client, engaged: Assignment, typed: dict[str, str], terms: PostTerms
) -> None:
    address = "/people/AGENCY/convert/"
    form = page(hr, f"{address}?on={typed['on']}&unit={typed['unit']}")
    assert f'<option value="{terms.post_id}" selected>' in form

    check = page(hr, address, typed | {"employment": str(engaged.employment_id)})

    assert "they are a starter from" in check
    assert "is employed from" in save(hr, address, check)
    held = Employment.objects.get(worker__reference="AGENCY", contract=Contract.PERMANENT)
    assert held.start_origin == StartOrigin.AGENCY


def test_agency_worker_is_not_taken_on_to_a_full_post(
    hr: Client, engaged: Assignment, typed: dict[str, str], terms: PostTerms
) -> None:
    AssignmentFactory(post=terms.post)
    data = typed | {"employment": str(engaged.employment_id), "fte": "1"}
    assert "This post has no hours left on the first day" in page(hr, "/people/AGENCY/convert/", data)
    refused = page(hr, "/people/AGENCY/convert/", data | {"full": "on"})
    assert "and 2.00 would be filled" in refused
    assert "they are a starter from" in page(
        hr, "/people/AGENCY/convert/", data | {"full": "on", "over_fill": "on"}
    )


def test_nobody_without_an_engagement_is_converted(hr: Client, typed: dict[str, str]) -> None:
    assert "Which agency engagement" in page(hr, "/people/OWN/convert/", typed)


ADDRESSES = [
    APPOINT,
    *(f"/people/{who}/{verb}/" for who in ("OWN", "OTHER") for verb in ("rejoin", "assign", "convert")),
]


@pytest.mark.parametrize(
    "actor", ["practitioner", "team_manager", "service_manager", "senior_leader", "learning"]
)
def test_only_hr_brings_people_in(world: World, actor: str, typed: dict[str, str]) -> None:
    client = signed_in(world, actor)
    assert {client.get(each).status_code for each in ADDRESSES} == {403}
    assert {client.post(each, typed).status_code for each in ADDRESSES} == {403}


def test_directory_leads_to_appointing(hr: Client, world: World) -> None:
    link = f'href="{APPOINT}"'
    assert link in page(hr, "/people/")
    assert link not in page(signed_in(world, "team_manager"), "/people/")


def offered(client: Client, reference: str) -> Iterator[str]:
    shown = page(client, f"/people/{reference}/")
    verbs = ("rejoin", "assign", "convert", "notice", "notice/withdraw", "leave", "last-day")
    return (verb for verb in verbs if f'href="/people/{reference}/{verb}/"' in shown)


def test_page_of_a_person_offers_what_makes_sense(hr: Client) -> None:
    assert list(offered(hr, "OWN")) == ["assign", "notice", "leave"]
    assert list(offered(hr, "AGENCY")) == ["assign", "convert", "notice", "leave", "last-day"]
    assert list(offered(hr, "GONE")) == ["rejoin", "leave"]


def test_hr_does_not_appoint_themselves_again(world: World, typed: dict[str, str]) -> None:
    gone = EmploymentFactory(worker=WorkerFactory(reference="H1"), period=period(LONG_AGO, LONG_AGO))
    account = world.accounts["practitioner"]
    RoleGrantFactory(account=account, role="hr")
    assert "your own record" in page(signed_in(world, "practitioner"), "/people/OWN/rejoin/", typed)
    assert "your own record" not in page(
        signed_in(world, "practitioner"), f"/people/{gone.worker.reference}/rejoin/", typed
    )


@pytest.mark.parametrize("rows", [1, 3])
def test_form_takes_the_same_queries_whatever_there_is_to_choose(
    hr: Client, world: World, tomorrow: date, rows: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(rows):
        PostTermsFactory(team=world.own_team)
    with django_assert_max_num_queries(14):
        page(hr, f"{APPOINT}?on={tomorrow:%d/%m/%Y}&unit={world.directorate.pk}")
