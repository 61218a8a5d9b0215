"""The search for people."""

from datetime import date
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories.workforce import (
    AssignmentFactory,
    EmploymentFactory,
    RoleFactory,
    UnitFactory,
    WorkerFactory,
)
from tests.periods import FROM_TOMORROW, TODAY
from workforce.access.permissions import Permission
from workforce.access.scope import Reach, Scope
from workforce.enums import Contract
from workforce.models import Worker
from workforce.periods import period
from workforce.queries.people import PeopleSearch, Who, directory_lines, find_people
from workforce.queries.people_order import Order

pytestmark = pytest.mark.django_db
EVERYONE = Reach(TODAY, everyone=True)
DIRECTORY = Scope.of(TODAY, [(Permission.SEE_DIRECTORY, EVERYONE)], [])
HR = Scope.of(
    TODAY,
    [
        (Permission.SEE_DIRECTORY, EVERYONE),
        (Permission.SEE_EMPLOYMENT, EVERYONE),
        (Permission.SEE_REGISTRATION, EVERYONE),
    ],
    [],
)


def _in_post(first: str, last: str, **details: object) -> Worker:
    worker: Worker = AssignmentFactory(
        worker=WorkerFactory(first_name=first, last_name=last, **details)
    ).worker
    return worker


def _names(text: str, scope: Scope = DIRECTORY) -> list[str]:
    return [person.name for person in find_people(PeopleSearch(text=text), scope, TODAY).people]


@pytest.mark.parametrize(
    "asked",
    ["zoë", "Zoe", "garcía", "garcia", "zoe garcia", "Garcia, Zoe", "gar", "ZOE GAR"],
)
def test_name_is_found_without_accents_in_any_order_and_in_part(asked: str) -> None:
    _in_post("Zoë", "García")
    _in_post("Peter", "Hill")
    assert _names(asked) == ["Zoë García"]


@pytest.mark.parametrize("asked", ["smyth", "jonson", "catherine smith", "Smiht"])
def test_small_slips_find_names_that_are_close(asked: str) -> None:
    for first, last in (("Katherine", "Smith"), ("Lars", "Johnson"), ("Amina", "Begum")):
        _in_post(first, last)
    found = find_people(PeopleSearch(text=asked), DIRECTORY, TODAY)
    assert found.nearly
    assert [person.last_name for person in found.people] == ["Johnson" if asked == "jonson" else "Smith"]


def test_exact_names_are_not_mixed_with_close_ones() -> None:
    _in_post("Ann", "Smith")
    _in_post("Ann", "Smyth")
    found = find_people(PeopleSearch(text="smyth"), DIRECTORY, TODAY)
    assert ([person.name for person in found.people], found.nearly) == (["Ann Smyth"], False)


@pytest.mark.parametrize("asked", ["xqzw", "%", "_", "'; --", "\\"])
def test_nonsense_finds_nobody(asked: str) -> None:
    _in_post("Ann", "Smith")
    assert _names(asked) == []


def test_number_is_found_by_its_beginning() -> None:
    _in_post("Ann", "Smith", reference="AB-123")
    assert _names("ab-12") == ["Ann Smith"]


def test_registration_number_is_found_only_where_registrations_are_seen() -> None:
    _in_post("Ann", "Smith", swe_number="SW98765")
    assert _names("sw98765", HR) == ["Ann Smith"]
    assert _names("sw98765", DIRECTORY) == []


def test_leavers_are_found_only_when_asked_for_by_those_who_may() -> None:
    AssignmentFactory(worker=WorkerFactory(first_name="Gus", last_name="Gone"), left_yesterday=True)
    everybody = PeopleSearch(text="gone", who=Who.EVERYBODY)
    assert find_people(PeopleSearch(text="gone"), HR, TODAY).people.count() == 0
    assert find_people(everybody, HR, TODAY).people.count() == 1
    assert find_people(everybody, DIRECTORY, TODAY).people.count() == 0


def test_unit_has_the_people_of_all_units_below() -> None:
    service = UnitFactory(service=True)
    team = UnitFactory(placed__parent=service)
    inside = AssignmentFactory(team=team).worker
    AssignmentFactory()
    assert list(find_people(PeopleSearch(unit_id=service.pk), DIRECTORY, TODAY).people) == [inside]


def test_person_with_two_assignments_is_found_once() -> None:
    team, worker = UnitFactory(), WorkerFactory()
    first = AssignmentFactory(worker=worker, team=team, fte="0.5")
    AssignmentFactory(worker=worker, team=team, fte="0.5", employment=first.employment)
    assert list(find_people(PeopleSearch(unit_id=team.pk), DIRECTORY, TODAY).people) == [worker]


def test_unit_and_role_must_be_those_of_one_assignment() -> None:
    worker = WorkerFactory()
    first = AssignmentFactory(worker=worker, role=RoleFactory(name="One"))
    second = AssignmentFactory(worker=worker, role=RoleFactory(name="Two"), employment=first.employment)
    asked = PeopleSearch(unit_id=first.team_id, role_id=second.role_id)
    assert find_people(asked, DIRECTORY, TODAY).people.count() == 0


@pytest.mark.parametrize(
    ("sort", "expected"),
    [("name", ["Ása", "Bo", "Cy"]), ("-name", ["Cy", "Bo", "Ása"]), ("number", ["Cy", "Ása", "Bo"])],
)
def test_people_are_sorted_as_a_reader_expects(sort: str, expected: list[str]) -> None:
    for reference, first in (("2", "Ása"), ("3", "Bo"), ("1", "Cy")):
        _in_post(first, "Same", reference=reference)
    found = find_people(PeopleSearch(sort=sort), DIRECTORY, TODAY)
    assert [person.first_name for person in found.people] == expected


def test_line_of_the_directory_has_roles_teams_and_managers_but_no_contract() -> None:
    manager = WorkerFactory(first_name="Mina", last_name="Managing")
    team = UnitFactory(placed__name="North")
    worker = AssignmentFactory(team=team, role=RoleFactory(name="Social worker"), manager=manager).worker
    (line,) = directory_lines([worker], DIRECTORY, TODAY, {team.pk: "North"})
    assert (line.roles, line.teams, line.managers, line.contracts) == (
        ("Social worker",),
        ("North",),
        ("Mina Managing",),
        (),
    )


def test_contract_is_in_the_line_where_the_record_is_in_reach() -> None:
    worker = AssignmentFactory(agency=True).worker
    (line,) = directory_lines([worker], HR, TODAY, {})
    assert line.contracts == ("Agency",)


def test_contract_is_in_the_lines_of_the_own_team_only() -> None:
    own, other = AssignmentFactory(agency=True), AssignmentFactory(agency=True)
    lines = directory_lines([own.worker, other.worker], _manager_of(own.team_id), TODAY, {})
    assert [line.contracts for line in lines] == [("Agency",), ()]


def _manager_of(team_id: int) -> Scope:
    own = Reach(TODAY, unit_ids=frozenset({team_id}))
    return Scope.of(TODAY, [(Permission.SEE_DIRECTORY, EVERYONE), (Permission.SEE_EMPLOYMENT, own)], [])


@pytest.mark.parametrize("people", [1, 3])
@pytest.mark.parametrize(("reads", "queries"), [("everybody", 1), ("nobody", 1), ("a team", 2)])
def test_lines_take_the_same_queries_however_many_people(
    people: int, reads: str, queries: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    held = [AssignmentFactory() for _ in range(people)]
    scope = {"everybody": HR, "nobody": DIRECTORY}.get(reads) or _manager_of(held[0].team_id)
    with django_assert_num_queries(queries):
        assert len(directory_lines([each.worker for each in held], scope, TODAY, {})) == people


@pytest.mark.parametrize(
    "search",
    [
        PeopleSearch(),
        PeopleSearch(text=" "),
        PeopleSearch(sort="-number"),
        PeopleSearch(text="ann"),
        PeopleSearch(text="xqzw"),
        PeopleSearch(who=Who.EVERYBODY),
        PeopleSearch(role_id=0),
        PeopleSearch(unit_id=0),
    ],
    ids=str,
)
@pytest.mark.parametrize("scope", [HR, DIRECTORY, Scope(TODAY)], ids=["hr", "directory", "nothing"])
def test_number_of_people_is_that_of_those_listed(search: PeopleSearch, scope: Scope) -> None:
    twice = _in_post("Ann", "Smith")
    EmploymentFactory(worker=twice, contract=Contract.AGENCY)
    _in_post("Peter", "Hill")
    AssignmentFactory(worker=WorkerFactory(first_name="Ann", last_name="Gone"), left_yesterday=True)
    found = find_people(search, scope, TODAY)
    assert found.count() == len(found.people)


@pytest.mark.parametrize("text", ["", "ann", "anm"])
def test_people_come_with_what_a_list_shows(
    text: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    _in_post("Ann", "Smith", reference="7")
    found = find_people(PeopleSearch(text=text), DIRECTORY, TODAY)
    with django_assert_num_queries(1):
        assert [(person.name, person.reference) for person in found.people] == [("Ann Smith", "7")]


NOW = date(2025, 9, 30)


def _at_work() -> dict[str, Worker]:
    """Ann in North under Mina, Bo in South without a manager, an agency worker; Cy has left, Di starts tomorrow."""
    service = UnitFactory(service=True, placed__name="Élan service")
    north = UnitFactory(placed__name="North", placed__parent=service)
    south = UnitFactory(placed__name="South")
    mina = WorkerFactory(first_name="Mina", last_name="Managing")
    senior = RoleFactory(name="Senior practitioner", grade="G10")
    support = RoleFactory(name="Family support worker", grade="G5")
    since = period(date(2020, 1, 1))
    ann = WorkerFactory(first_name="Ann", last_name="Alpha", reference="3")
    bo = WorkerFactory(first_name="Bo", last_name="Beta", reference="2")
    cy = WorkerFactory(first_name="Cy", last_name="Gamma", reference="1")
    di = WorkerFactory(first_name="Di", last_name="Delta", reference="4")
    AssignmentFactory(worker=ann, team=north, role=senior, manager=mina)
    AssignmentFactory(worker=bo, team=south, role=support, agency=True, period=since)
    AssignmentFactory(worker=cy, team=south, left_yesterday=True)
    EmploymentFactory(worker=di, period=FROM_TOMORROW)
    return {"ann": ann, "bo": bo, "cy": cy, "di": di}


def _found(scope: Scope = HR, **asked: Any) -> list[str]:
    return [person.first_name for person in find_people(PeopleSearch(**asked), scope, NOW)[0:10]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("north", ["Ann"]),
        ("elan", ["Ann"]),
        ("senior", ["Ann"]),
        ("ann senior north", ["Ann"]),
        ("managing", ["Ann"]),
        ("support south", ["Bo"]),
        ("senior south", []),
        # slips: nothing is called so, and what is close is found
        ("senoir", ["Ann"]),
        ("suppport", ["Bo"]),
        ("nroth", ["Ann"]),
    ],
)
def test_people_are_found_by_role_team_and_manager(text: str, expected: list[str]) -> None:
    _at_work()
    assert _found(text=text) == expected


def test_names_come_before_people_of_a_team_of_that_name() -> None:
    _at_work()
    AssignmentFactory(worker=WorkerFactory(first_name="Zed", last_name="Northcott"))
    assert _found(text="north") == ["Zed", "Ann"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"who": Who.LEFT}, ["Cy"]),
        ({"who": Who.STARTING}, ["Di"]),
        ({"manager": "mina"}, ["Ann"]),
        ({"manager": "Mánaging, mi"}, ["Ann"]),
        ({"manager": "nobody"}, []),
        ({"contract": "agency"}, ["Bo"]),
        ({"contract": "employed"}, ["Ann"]),
        ({"grade": "G5"}, ["Bo"]),
        ({"who": Who.LEFT, "contract": "permanent"}, ["Cy"]),
    ],
)
def test_filters_find_those_they_name(asked: dict[str, Any], expected: list[str]) -> None:
    _at_work()
    assert _found(**asked) == expected


@pytest.mark.parametrize(
    "asked", [{"contract": "agency"}, {"grade": "G5"}, {"who": Who.LEFT}, {"who": Who.STARTING}]
)
def test_filters_of_the_record_find_nobody_whose_record_is_not_seen(asked: dict[str, Any]) -> None:
    _at_work()
    assert _found(DIRECTORY, **asked) == []


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("team", ["Ann", "Bo", "Di"]),
        ("-team", ["Bo", "Ann", "Di"]),
        ("role", ["Bo", "Ann", "Di"]),
        ("-role", ["Ann", "Bo", "Di"]),
        ("first", ["Ann", "Bo", "Di"]),
        ("-first", ["Di", "Bo", "Ann"]),
        ("number", ["Bo", "Ann", "Di"]),
    ],
)
def test_sorts_put_those_without_last(sort: str, expected: list[str]) -> None:
    people = _at_work()
    keys = [people[name].pk for name in ("ann", "bo", "di")]
    order = Order(sort, NOW, EVERYONE)
    found = order.keys(Worker.objects.filter(pk__in=keys).order_by(*(order.columns or ("pk",))))
    assert [Worker.objects.get(pk=key).first_name for key in found] == expected


@pytest.mark.parametrize("sort", ["name", "team", "first"])
def test_nobody_is_in_no_order(sort: str) -> None:
    assert _found(text="%", sort=sort) == []


def test_first_days_that_are_not_seen_do_not_sort() -> None:
    people = _at_work()
    keys = [people[name].pk for name in ("ann", "bo", "di")]
    order = Order("-first", NOW, Reach(NOW))
    found = order.keys(Worker.objects.filter(pk__in=keys))
    assert [Worker.objects.get(pk=key).first_name for key in found] == ["Ann", "Bo", "Di"]


@pytest.mark.parametrize("sort", ["name", "team", "first"])
def test_parts_have_everybody_once_in_the_order_of_the_pages(sort: str) -> None:
    _at_work()
    found = find_people(PeopleSearch(sort=sort), HR, NOW)
    in_parts = [person.pk for part in found.in_parts() for person in part]
    assert in_parts == [person.pk for person in found[0:100]]
    assert len(in_parts) == found.count() == len(set(in_parts))


def test_line_of_somebody_who_left_says_when_to_those_who_see_the_record() -> None:
    cy = _at_work()["cy"]
    (line,) = directory_lines([cy], HR, NOW, {})
    (other,) = directory_lines([cy], DIRECTORY, NOW, {})
    assert line.state is not None
    assert line.state.text == "Left on 29 September 2025"
    assert (other.state, other.first_day) == (None, None)
