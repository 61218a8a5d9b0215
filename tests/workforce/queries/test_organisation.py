"""The tree of units as at a day."""

import pytest

from tests.factories.workforce import UnitFactory, UnitPlacementFactory
from tests.periods import TODAY, TOMORROW, UNTIL_YESTERDAY, YESTERDAY
from workforce.periods import period
from workforce.queries.organisation import below, tree, unit_names

pytestmark = pytest.mark.django_db


def test_below_has_the_unit_and_everything_under_it() -> None:
    directorate = UnitFactory(directorate=True)
    service = UnitFactory(service=True, placed__parent=directorate)
    team, other = UnitFactory(placed__parent=service), UnitFactory(placed__parent=directorate)
    found = below([directorate.pk, service.pk, other.pk], TODAY)
    assert found == {
        directorate.pk: {directorate.pk, service.pk, team.pk, other.pk},
        service.pk: {service.pk, team.pk},
        other.pk: {other.pk},
    }


def test_below_nothing_asks_nothing(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_num_queries(0):
        assert below([], TODAY) == {}


def test_tree_has_each_parent_before_what_lies_below() -> None:
    directorate = UnitFactory(directorate=True, placed__name="All")
    late = UnitFactory(service=True, placed__parent=directorate, placed__name="Z service")
    early = UnitFactory(service=True, placed__parent=directorate, placed__name="A service")
    UnitFactory(placed__parent=late, placed__name="A team")
    assert [(node.name, node.depth) for node in tree(TODAY)] == [
        ("All", 0),
        ("A service", 1),
        ("Z service", 1),
        ("A team", 2),
    ]
    assert early.pk in {node.unit_id for node in tree(TODAY)}


def test_unit_without_its_parent_on_the_day_stands_alone() -> None:
    closed = UnitFactory(service=True, placed__period=UNTIL_YESTERDAY)
    team = UnitFactory(placed__parent=closed)
    assert [(node.unit_id, node.depth) for node in tree(TODAY)] == [(team.pk, 0)]


def test_names_are_those_of_the_day_or_the_nearest_there_are() -> None:
    renamed = UnitFactory(placed__name="Old", placed__period=UNTIL_YESTERDAY)
    UnitPlacementFactory(unit=renamed, name="New", period=period(TODAY))
    closed = UnitFactory(placed__name="Closed", placed__period=UNTIL_YESTERDAY)
    coming = UnitFactory(placed__name="Coming", placed__period=period(TOMORROW))
    assert unit_names(TODAY) == {renamed.pk: "New", closed.pk: "Closed", coming.pk: "Coming"}
    assert unit_names(YESTERDAY)[renamed.pk] == "Old"
