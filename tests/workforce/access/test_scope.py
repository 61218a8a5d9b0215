"""Reach and scope are plain values: nothing unless something is given."""

from tests.periods import TODAY
from workforce.access.permissions import Permission
from workforce.access.scope import Reach, Scope

NOBODY = Reach(TODAY)
TEAM = Reach(TODAY, unit_ids=frozenset({1}))
OWN = Reach(TODAY, own_worker_id=7)
EVERYBODY = Reach(TODAY, everyone=True)


def test_reach_of_nothing_is_false() -> None:
    assert not NOBODY
    assert TEAM
    assert OWN
    assert EVERYBODY


def test_union_of_reaches_has_all_of_both() -> None:
    assert Reach(TODAY, unit_ids=frozenset({1}), own_worker_id=7) == TEAM | OWN
    assert (TEAM | EVERYBODY).everyone


def test_reach_has_its_units_and_no_other() -> None:
    assert TEAM.has_unit(1)
    assert not TEAM.has_unit(2)
    assert EVERYBODY.has_unit(2)


def test_scope_denies_what_nobody_gave() -> None:
    scope = Scope.of(TODAY, [(Permission.SEE_FIGURES, TEAM)], ["Team manager"])
    assert scope.may(Permission.SEE_FIGURES)
    assert not scope.may(Permission.SEE_AUDIT)
    assert scope[Permission.SEE_AUDIT] == NOBODY


def test_scope_unites_reaches_of_one_permission() -> None:
    scope = Scope.of(TODAY, [(Permission.SEE_EMPLOYMENT, OWN), (Permission.SEE_EMPLOYMENT, TEAM)], [])
    assert scope[Permission.SEE_EMPLOYMENT] == OWN | TEAM
