"""A reorganisation is whole or not at all, and says why not."""

from datetime import date

import pytest

from tests.factories.workforce import (
    AccountFactory,
    AssignmentFactory,
    PostTermsFactory,
    RoleFactory,
    RoleGrantFactory,
    UnitFactory,
    UnitPlacementFactory,
    WorkerFactory,
)
from tests.periods import LONG_AGO, SOON, TODAY, TOMORROW, UNTIL_TODAY, UNTIL_YESTERDAY, YESTERDAY
from workforce.access.roles import RoleName
from workforce.domain.errors import DomainError
from workforce.domain.reorganising import Place, Reorganisation, reorganise
from workforce.models import Assignment, PostTerms, RoleGrant, Unit, UnitPlacement
from workforce.periods import period
from workforce.queries.organisation import tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def top() -> Unit:
    return UnitFactory(directorate=True, code="TOP")


@pytest.fixture
def service(top: Unit) -> Unit:
    return UnitFactory(service=True, code="SRV", placed__parent=top)


@pytest.fixture
def closing(service: Unit) -> Unit:
    return UnitFactory(code="A", placed__parent=service, placed__name="Team A")


@pytest.fixture
def staying(service: Unit) -> Unit:
    return UnitFactory(code="B", placed__parent=service, placed__name="Team B")


def merged(closing: Unit, day: date = TODAY, into: str = "B", **more: object) -> Reorganisation:
    people = Assignment.objects.not_over(day).filter(team=closing).values_list("pk", flat=True)
    posts = PostTerms.objects.not_over(day).filter(team=closing).values_list("post_id", flat=True)
    everything = {
        "closed": (closing.pk,),
        "leaving": (closing.pk,),
        "people": dict.fromkeys(people, into),
        "posts": dict.fromkeys(posts, into),
    }
    return Reorganisation(from_day=day, **(everything | more))


def codes(day: date) -> list[str]:
    return [node.code for node in tree(day)]


def test_merge_closes_one_team_and_splits_what_goes_along(closing: Unit, staying: Unit) -> None:
    terms = PostTermsFactory(team=closing, frozen=True)
    held = AssignmentFactory(team=closing, post=terms.post)
    coming = AssignmentFactory(team=closing, period=period(SOON))

    reorganise(merged(closing), by=AccountFactory())

    assert ("A" in codes(YESTERDAY), "A" in codes(TODAY)) == (True, False)
    assert [(each.team, each.period) for each in held.worker.assignments.order_by("period")] == [
        (closing, UNTIL_YESTERDAY),
        (staying, period(TODAY)),
    ]
    assert [(each.team, each.frozen) for each in terms.post.terms.order_by("period")] == [
        (closing, True),
        (staying, True),
    ]
    coming.refresh_from_db()
    assert (coming.team, coming.period) == (staying, period(SOON))


def test_who_has_left_by_then_stays_where_they_were(closing: Unit, staying: Unit) -> None:
    left = AssignmentFactory(team=closing, period=UNTIL_YESTERDAY)
    reorganise(merged(closing), by=None)
    left.refresh_from_db()
    assert left.team == closing


def test_new_team_takes_over(closing: Unit, staying: Unit, service: Unit) -> None:
    held = AssignmentFactory(team=closing)
    plan = merged(closing, into="C", places=(Place("C", "Team C", service.pk),))
    reorganise(plan, by=None)
    assert held.worker.assignments.get(period=period(TODAY)).team.code == "C"
    assert UnitPlacement.objects.get(unit__code="C").period == period(TODAY)


def test_team_moves_with_its_people_and_posts(closing: Unit, top: Unit) -> None:
    held = AssignmentFactory(team=closing)
    other = UnitFactory(service=True, code="OTHER", placed__parent=top)
    reorganise(Reorganisation(from_day=TODAY, places=(Place("A", "Team A", other.pk),)), by=None)
    assert held.worker.assignments.get().team == closing
    places = closing.placements.order_by("period").values_list("parent__code", "name", "period")
    assert list(places) == [("SRV", "Team A", UNTIL_YESTERDAY), ("OTHER", "Team A", period(TODAY))]


def test_closed_team_opens_again_under_its_code(closing: Unit, staying: Unit, service: Unit) -> None:
    reorganise(merged(closing), by=None)
    reorganise(Reorganisation(from_day=SOON, places=(Place("a", "Team A anew", service.pk),)), by=None)
    assert Unit.objects.filter(code__iexact="a").get() == closing
    assert "A" in codes(SOON)
    assert "A" not in codes(TODAY)


def test_what_only_opened_that_day_is_taken_away(service: Unit) -> None:
    reorganise(Reorganisation(from_day=TODAY, places=(Place("C", "Team C", service.pk),)), by=None)
    reorganise(Reorganisation(from_day=TODAY, closed=(Unit.objects.get(code="C").pk,)), by=None)
    assert not UnitPlacement.objects.filter(unit__code="C").exists()


def refused(plan: Reorganisation, said: str) -> None:
    """Nothing at all is changed."""
    before = [sorted(model.objects.values_list()) for model in (UnitPlacement, Assignment, PostTerms)]
    with pytest.raises(DomainError, match=said):
        reorganise(plan, by=AccountFactory())
    assert [sorted(model.objects.values_list()) for model in (UnitPlacement, Assignment, PostTerms)] == before


def test_nobody_and_nothing_stays_in_a_team_that_closes(closing: Unit, staying: Unit) -> None:
    AssignmentFactory(team=closing, worker__first_name="Ada", worker__last_name="Forgotten")
    PostTermsFactory(team=closing, post__reference="P-1")
    refused(merged(closing, people={}, posts={}), "Ada Forgotten, post P-1 would stay in it")


def test_service_with_teams_does_not_close(closing: Unit, service: Unit) -> None:
    refused(Reorganisation(from_day=TODAY, closed=(service.pk,)), "still has units below it: Team A")


def test_unit_with_a_later_change_waits_for_it(closing: Unit, staying: Unit) -> None:
    closing.placements.update(period=UNTIL_TODAY)
    refused(merged(closing, TODAY), "recorded to end on 30 September 2025")
    UnitPlacementFactory(unit=closing, period=period(SOON), name="Later")
    refused(merged(closing, TOMORROW), "Later has a change recorded from 15 October 2025")


def test_team_does_not_stand_under_a_team(closing: Unit, staying: Unit) -> None:
    places = (Place("A", "Team A", staying.pk),)
    refused(Reorganisation(from_day=TODAY, places=places), "A team belongs to a service")


def test_service_that_is_closed_takes_no_team(closing: Unit, top: Unit) -> None:
    gone = UnitFactory(service=True, code="GONE", placed__parent=top, placed__period=UNTIL_YESTERDAY)
    refused(Reorganisation(from_day=TODAY, places=(Place("A", "Team A", gone.pk),)), "GONE is not there")


def test_change_that_changes_nothing_is_refused(closing: Unit, service: Unit) -> None:
    refused(
        Reorganisation(from_day=TODAY, places=(Place("A", "Team A", service.pk),)), "belongs there already"
    )


def test_unit_has_a_name(closing: Unit, service: Unit) -> None:
    refused(Reorganisation(from_day=TODAY, places=(Place("A", " ", service.pk),)), "Give the unit a name")


def test_two_assignments_never_become_one(closing: Unit, staying: Unit) -> None:
    person = WorkerFactory(first_name="Ada", last_name="Twice")
    role = RoleFactory()
    held = AssignmentFactory(worker=person, team=closing, role=role, fte="0.5")
    AssignmentFactory(worker=person, team=staying, role=role, fte="0.5", employment=held.employment)
    refused(merged(closing), "Ada Twice cannot go to B: The worker already holds this assignment")


def test_nobody_reorganises_themselves(closing: Unit, staying: Unit) -> None:
    held = AssignmentFactory(team=closing)
    with pytest.raises(DomainError, match="your own record"):
        reorganise(merged(closing), by=AccountFactory(worker=held.worker))


def test_team_that_is_not_there_takes_nobody(closing: Unit) -> None:
    UnitFactory(code="B", placed__period=UNTIL_YESTERDAY)
    AssignmentFactory(team=closing)
    refused(merged(closing), "Team B is not there on 30 September 2025")


@pytest.mark.parametrize("has_it_there", [False, True])
def test_roles_go_to_the_team_that_takes_over(closing: Unit, staying: Unit, has_it_there: bool) -> None:
    grant = RoleGrantFactory(role=RoleName.TEAM_MANAGER, unit=closing, period=period(LONG_AGO, SOON))
    if has_it_there:
        RoleGrantFactory(role=RoleName.TEAM_MANAGER, unit=staying, account=grant.account)
    by = AccountFactory()

    reorganise(merged(closing, roles={grant.pk: "B"}), by=by)

    grant.refresh_from_db()
    assert grant.period == UNTIL_YESTERDAY
    there = RoleGrant.objects.get(unit=staying)
    assert there.account == grant.account
    assert has_it_there or (there.period, there.granted_by, there.role) == (
        period(TODAY, SOON),
        by,
        grant.role,
    )


def test_nobody_moves_their_own_role(closing: Unit, staying: Unit) -> None:
    grant = RoleGrantFactory(role=RoleName.TEAM_MANAGER, unit=closing)
    with pytest.raises(DomainError, match="your own roles"):
        reorganise(merged(closing, roles={grant.pk: "B"}), by=grant.account)
