"""The search for people."""

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories.workforce import (
    AssignmentFactory,
    EmploymentFactory,
    RoleFactory,
    UnitFactory,
    WorkerFactory,
)
from tests.periods import TODAY
from workforce.access.permissions import Permission
from workforce.access.scope import Reach, Scope
from workforce.enums import Contract
from workforce.models import Worker
from workforce.queries.people import PeopleSearch, Who, directory_lines, find_people

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
