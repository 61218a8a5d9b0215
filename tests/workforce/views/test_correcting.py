"""Correcting a mistake in the browser: what is on record, what was never true, why; and taking a row off."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories.workforce import AbsenceFactory, ArrangementFactory
from tests.periods import LAST_YEAR, LONG_AGO
from tests.workforce.views.test_moving import day_of
from tests.workforce.views.verb_pages import hidden, signed_in
from tests.world import World
from workforce.models import Absence, Assignment
from workforce.periods import period
from workforce.written import day as written_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def hr(world: World) -> Client:
    return signed_in(world, "hr")


def address(world: World, kind: str, rows: str, reference: str = "OWN") -> str:
    worker = world.own if reference == "OWN" else world.other
    return f"/people/{reference}/correct/{kind}/{getattr(worker, rows).get().pk}/"


def page_of(client: Client, where: str, data: dict[str, str]) -> str:
    answer = client.post(where, data, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def save(client: Client, where: str, data: dict[str, str]) -> str:
    page = page_of(client, where, data)
    assert "Check before you save" in page
    return page_of(client, where, hidden(page) | {"step": "save"})


def typed(first: date, last: date | None = None, **more: str) -> dict[str, str]:
    ends = day_of("last_day", last) if last else {}
    return day_of("first_day", first) | ends | {"why": "Wrong letter"} | more


def assignment_as_it_is(world: World, **more: str) -> dict[str, str]:
    held = world.own.assignments.get()
    team, role, manager = str(held.team_id), str(held.role_id), held.manager.reference
    same = {"team": team, "role": role, "fte": "1", "manager": manager, "agency_reason": "", "post": ""}
    return typed(held.first_day) | same | more


def test_rows_are_listed_with_a_link_each(hr: Client, world: World) -> None:
    ArrangementFactory(assignment=world.own.assignments.get())
    page = hr.get("/people/OWN/correct/").content.decode()
    for kind in ("contract", "assignment", "arrangement", "absence", "caseload"):
        assert f"/people/OWN/correct/{kind}/" in page
    assert 'href="/people/OWN/correct/"' in hr.get("/people/OWN/").content.decode()


def test_manager_corrects_absence_and_counts_alone(world: World) -> None:
    client = signed_in(world, "team_manager")
    page = client.get("/people/OWN/correct/").content.decode()
    assert "/correct/absence/" in page
    assert "/correct/caseload/" in page
    assert "/correct/contract/" not in page
    assert client.get(address(world, "contract", "employments")).status_code == 403


def test_form_shows_what_is_on_record(hr: Client, world: World) -> None:
    page = hr.get(address(world, "assignment", "assignments")).content.decode()
    assert 'name="first_day_year" value="2019"' in page
    assert 'value="MANAGER"' in page
    assert f'<option value="{world.own_team.pk}" selected>' in page


def test_correction_is_shown_before_it_is_saved_and_on_the_page_after(hr: Client, world: World) -> None:
    where = address(world, "assignment", "assignments")

    done = save(hr, where, assignment_as_it_is(world, team=str(world.sister_team.pk), fte="0.5"))

    held = world.own.assignments.get()
    assert (held.team, held.fte) == (world.sister_team, Decimal("0.5"))
    today = written_day(timezone.localdate())
    assert f"Corrected on {today} by hr@council.example" in done
    assert "Team: Own team → Sister team" in done
    assert "FTE: 1.0 → 0.5" in done.replace("00000", "")
    assert "Wrong letter" in done


def corrected(world: World) -> dict[str, tuple[str, dict[str, str], Callable[[], bool]]]:
    own = world.own
    end = date(2019, 4, 10)
    acting = own.arrangements.get()
    role = str(acting.role_id)
    contract = {"contract": "fixed_term", "start_origin": "1", "reason_left": "", "destination": ""}
    return {
        "contract": (
            address(world, "contract", "employments"),
            typed(LONG_AGO, **contract),
            lambda: own.employments.get().contract == "fixed_term",
        ),
        "arrangement": (
            address(world, "arrangement", "arrangements"),
            typed(LONG_AGO, LAST_YEAR, role=role, team="", manager="", host="", host_manager="", reason=""),
            lambda: own.arrangements.get().last_day == LAST_YEAR,
        ),
        "absence": (
            address(world, "absence", "absences"),
            typed(LONG_AGO, end, kind="maternity", days_lost=""),
            lambda: own.absences.get().last_day == end,
        ),
        "caseload": (
            address(world, "caseload", "caseload_counts"),
            day_of("as_at", LONG_AGO) | {"cases": "7", "why": "Miscounted"},
            lambda: own.caseload_counts.get().cases == 7,
        ),
    }


@pytest.mark.parametrize("kind", ["contract", "arrangement", "absence", "caseload"])
def test_each_kind_is_corrected(hr: Client, world: World, kind: str) -> None:
    ArrangementFactory(assignment=world.own.assignments.get())
    where, data, is_so = corrected(world)[kind]
    done = save(hr, where, data)
    assert is_so()
    assert "Corrections" in done


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, "Nothing is different from what is on record."),
        ({"why": "", "fte": "0.5"}, "Say why, in a few words"),
        ({"post": "NO-SUCH"}, "There is no post NO-SUCH."),
        (day_of("last_day", LONG_AGO.replace(year=2018)), "The last day is before the first."),
        (day_of("first_day", LONG_AGO.replace(year=2018)), "outside its contract"),
    ],
    ids=["nothing changed", "no reason", "no such post", "backwards", "outside the contract"],
)
def test_refused_misuse(hr: Client, world: World, more: dict[str, str], said: str) -> None:
    page = page_of(hr, address(world, "assignment", "assignments"), assignment_as_it_is(world, **more))
    assert said in page
    assert "Check before you save" not in page


def test_contract_names_what_would_lie_outside(hr: Client, world: World) -> None:
    data = typed(LAST_YEAR, contract="permanent", start_origin="", reason_left="", destination="")
    page = page_of(hr, address(world, "contract", "employments"), data)
    assert "These would lie outside it, so correct them first: Social worker, from 1 April 2019." in page


def test_row_is_taken_off_with_a_warning(hr: Client, world: World) -> None:
    where = address(world, "absence", "absences") + "delete/"
    page = page_of(hr, where, {"why": "Somebody else of this name"})
    assert "No longer there" in page
    assert "govuk-button--warning" in page
    assert Absence.objects.filter(worker=world.own).exists()

    done = page_of(hr, where, hidden(page) | {"step": "save"})

    assert not Absence.objects.filter(worker=world.own).exists()
    assert "Taken off on" in done
    assert "Somebody else of this name" in done


def test_row_that_others_hang_on_is_not_taken_off(hr: Client, world: World) -> None:
    page = page_of(hr, address(world, "contract", "employments") + "delete/", {"why": "Twice"})
    assert "Take that off the record first." in page


def test_correction_stops_where_the_record_changed_meanwhile(hr: Client, world: World) -> None:
    where = address(world, "assignment", "assignments")
    page = page_of(hr, where, assignment_as_it_is(world, fte="0.5"))
    Assignment.objects.filter(worker=world.own).update(fte="0.8")
    again = page_of(hr, where, hidden(page) | {"step": "save"})
    assert "Somebody else has changed this record" in again
    assert world.own.assignments.get().fte == Decimal("0.8")


def test_corrections_of_absence_are_seen_by_who_sees_absence(hr: Client, world: World) -> None:
    where, data, _ = corrected_absence(world)
    save(hr, where, data)
    for actor, sees in (("team_manager", True), ("senior_leader", False), ("learning", False)):
        answer = signed_in(world, actor).get("/people/OWN/record/employment/")
        assert answer.status_code == (200 if sees else 404)
        assert ("Corrected on" in answer.content.decode()) is sees


def corrected_absence(world: World) -> tuple[str, dict[str, str], Callable[[], bool]]:
    ArrangementFactory(assignment=world.own.assignments.get())
    return corrected(world)["absence"]


def test_list_costs_the_same_for_one_and_for_three(hr: Client, world: World) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert hr.get("/people/OWN/correct/").status_code == 200
        return len(captured)

    first = cost()
    for year in (2021, 2022):
        AbsenceFactory(worker=world.own, period=period(date(year, 1, 1), date(year, 1, 3)))
    assert cost() == first


@pytest.mark.parametrize("actor", ["practitioner", "senior_leader", "administrator", "auditor"])
@pytest.mark.parametrize("reference", ["OWN", "OTHER"], ids=["own team", "other team"])
def test_who_keeps_no_record_corrects_none(world: World, actor: str, reference: str) -> None:
    client = signed_in(world, actor)
    where = address(world, "absence", "absences", reference)
    for path in (f"/people/{reference}/correct/", where, where + "delete/"):
        assert client.get(path).status_code == 403


def test_manager_finds_no_row_of_another_team(world: World) -> None:
    client = signed_in(world, "team_manager")
    assert client.get("/people/OTHER/correct/").status_code == 404
    assert client.get(address(world, "absence", "absences", "OTHER")).status_code == 404
