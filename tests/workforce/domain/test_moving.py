"""Moving, promoting and changing the manager: what was before stays, posts have room, nobody leaves."""

from decimal import Decimal
from typing import Any

import pytest

from tests.factories.workforce import (
    AccountFactory,
    ArrangementFactory,
    AssignmentFactory,
    EmploymentFactory,
    PostTermsFactory,
    RoleFactory,
    UnitFactory,
    UnitPlacementFactory,
    WorkerFactory,
)
from tests.periods import FROM_TOMORROW, LAST_YEAR, LONG_AGO, TODAY, TOMORROW, UNTIL_YESTERDAY, YESTERDAY
from workforce.domain.errors import DomainError
from workforce.domain.moving import change_manager, change_role, hand_over, move
from workforce.models import Account, Assignment, PostTerms
from workforce.periods import period

pytestmark = pytest.mark.django_db

HALF = Decimal("0.5")
WHOLE = Decimal(1)


@pytest.fixture
def hr() -> Account:
    return AccountFactory()


@pytest.fixture
def held() -> Assignment:
    """A full-time social worker on a post of one."""
    terms = PostTermsFactory()
    return AssignmentFactory(post=terms.post, team=terms.team, role=terms.role)


@pytest.fixture
def free() -> PostTerms:
    """An empty post in another team, for another role."""
    return PostTermsFactory()


def moved(held: Assignment, **changes: Any) -> Assignment:
    return move(
        **(
            {"assignment_id": held.pk, "from_day": TODAY, "fte": WHOLE, "manager_id": None, "by": None}
            | changes
        )
    )


def promoted(held: Assignment, **changes: Any) -> Assignment:
    said = {"assignment_id": held.pk, "from_day": TODAY, "fte": WHOLE, "manager_id": None, "by": None}
    return change_role(**(said | changes))


def test_post_brings_its_team_and_role_and_what_was_before_stays(held: Assignment, free: PostTerms) -> None:
    was = (held.team_id, held.role_id, held.post_id)

    now = moved(held, post_id=free.post_id)

    held.refresh_from_db()
    assert (held.team_id, held.role_id, held.post_id, held.period) == (*was, UNTIL_YESTERDAY)
    assert (now.team, now.role, now.post, now.period) == (free.team, free.role, free.post, period(TODAY))
    assert now.employment == held.employment


def test_without_a_post_the_team_is_named_and_the_role_stays(held: Assignment) -> None:
    team = UnitFactory()
    now = moved(held, team_id=team.pk)
    assert (now.team, now.role, now.post) == (team, held.role, None)


def test_role_hours_and_manager_may_change_with_it(held: Assignment) -> None:
    manager = EmploymentFactory().worker
    role = RoleFactory()
    now = moved(held, team_id=UnitFactory().pk, role_id=role.pk, fte=HALF, manager_id=manager.pk)
    assert (now.role, now.fte, now.manager) == (role, HALF, manager)


def test_move_may_lie_in_the_future(held: Assignment, free: PostTerms) -> None:
    assert moved(held, post_id=free.post_id, from_day=TOMORROW).period == FROM_TOMORROW


def test_move_to_where_somebody_is_already_is_none(held: Assignment) -> None:
    with pytest.raises(DomainError, match="already"):
        moved(held, post_id=held.post_id)


def test_full_post_is_refused_unless_over_filling_is_meant(held: Assignment, free: PostTerms) -> None:
    AssignmentFactory(post=free.post, team=free.team, role=free.role)
    with pytest.raises(DomainError, match=r"1\.00 FTE, and 2\.00 would be filled"):
        moved(held, post_id=free.post_id)
    assert moved(held, post_id=free.post_id, over_fill=True).post == free.post


def test_frozen_post_is_refused(held: Assignment) -> None:
    frozen = PostTermsFactory(frozen_post=True)
    with pytest.raises(DomainError, match="is frozen"):
        moved(held, post_id=frozen.post_id)


def test_post_that_is_closed_later_is_refused_for_an_open_assignment(held: Assignment) -> None:
    closing = PostTermsFactory(period=period(LONG_AGO, TOMORROW))
    with pytest.raises(DomainError, match="not on the establishment on 2 October 2025"):
        moved(held, post_id=closing.post_id)


def test_team_that_does_not_exist_on_the_day_is_refused(held: Assignment) -> None:
    closed = UnitFactory(placed__period=UNTIL_YESTERDAY)
    with pytest.raises(DomainError, match="does not exist on 30 September 2025"):
        moved(held, team_id=closed.pk)


def test_manager_is_in_post_on_the_day(held: Assignment) -> None:
    gone = EmploymentFactory(left_yesterday=True).worker
    with pytest.raises(DomainError, match="is not in post on 30 September 2025"):
        moved(held, team_id=UnitFactory().pk, manager_id=gone.pk)


def test_manager_of_before_who_has_left_may_stay_on_record(free: PostTerms) -> None:
    gone = EmploymentFactory(left_yesterday=True).worker
    held = AssignmentFactory(manager=gone)
    assert moved(held, post_id=free.post_id, manager_id=gone.pk).manager == gone


def test_nobody_moves_themselves(held: Assignment) -> None:
    with pytest.raises(DomainError, match="your own record"):
        moved(held, team_id=UnitFactory().pk, by=AccountFactory(worker=held.worker))


def test_acting_up_and_secondment_end_with_a_move(held: Assignment, free: PostTerms) -> None:
    acting = ArrangementFactory(assignment=held)
    moved(held, post_id=free.post_id)
    acting.refresh_from_db()
    assert acting.period == UNTIL_YESTERDAY


def test_promotion_keeps_the_post_where_that_is_said(held: Assignment) -> None:
    senior = RoleFactory()
    now = promoted(held, role_id=senior.pk, post_id=held.post_id)
    assert (now.role, now.post, now.team) == (senior, held.post, held.team)


def test_promotion_to_another_post_goes_to_its_team(held: Assignment, free: PostTerms) -> None:
    now = promoted(held, role_id=free.role_id, post_id=free.post_id)
    assert (now.role, now.post, now.team) == (free.role, free.post, free.team)


def test_promotion_to_a_post_of_another_role_is_refused(held: Assignment, free: PostTerms) -> None:
    with pytest.raises(DomainError, match="is for another role"):
        promoted(held, role_id=RoleFactory().pk, post_id=free.post_id)


def test_promotion_to_the_role_of_before_is_refused(held: Assignment) -> None:
    with pytest.raises(DomainError, match="role of the assignment already"):
        promoted(held, role_id=held.role_id, post_id=held.post_id)


def test_promotion_without_a_post_stays_in_the_team(held: Assignment) -> None:
    now = promoted(held, role_id=RoleFactory().pk)
    assert (now.team, now.post) == (held.team, None)


def test_manager_changes_from_a_day(hr: Account, held: Assignment) -> None:
    manager = EmploymentFactory().worker
    now = change_manager(assignment_id=held.pk, from_day=TODAY, manager_id=manager.pk, by=hr)
    held.refresh_from_db()
    assert (held.manager, now.manager, now.fte) == (None, manager, held.fte)


def test_same_manager_is_no_change(hr: Account, held: Assignment) -> None:
    with pytest.raises(DomainError, match="Nothing changes"):
        change_manager(assignment_id=held.pk, from_day=TODAY, manager_id=None, by=hr)


def test_everybody_whom_somebody_manages_in_a_team_is_handed_over(hr: Account) -> None:
    team, manager, other = UnitFactory(), WorkerFactory(), EmploymentFactory().worker
    before = [AssignmentFactory(team=team, manager=manager) for _ in range(3)]
    elsewhere = AssignmentFactory(manager=manager)
    coming = AssignmentFactory(team=team, manager=manager, period=FROM_TOMORROW)
    over = AssignmentFactory(team=team, manager=manager, period=UNTIL_YESTERDAY)

    changed = hand_over(manager_id=manager.pk, team_id=team.pk, from_day=TODAY, to_id=other.pk, by=hr)

    assert {each.worker for each in changed} == {each.worker for each in [*before, coming]}
    assert {each.manager for each in changed} == {other}
    coming.refresh_from_db()
    assert (coming.manager, coming.period) == (other, FROM_TOMORROW)
    left = Assignment.objects.filter(manager=manager).values_list("pk", flat=True)
    assert set(left) == {*(each.pk for each in before), elsewhere.pk, over.pk}


def test_new_manager_does_not_become_their_own(hr: Account) -> None:
    manager, team = WorkerFactory(), UnitFactory()
    deputy = AssignmentFactory(team=team, manager=manager)
    AssignmentFactory(team=team, manager=manager)

    changed = hand_over(
        manager_id=manager.pk, team_id=None, from_day=LAST_YEAR, to_id=deputy.worker_id, by=hr
    )

    assert len(changed) == 1
    deputy.refresh_from_db()
    assert deputy.manager == manager


def test_handing_over_nobody_is_refused(hr: Account) -> None:
    with pytest.raises(DomainError, match="nobody to hand over"):
        hand_over(
            manager_id=WorkerFactory().pk,
            team_id=None,
            from_day=YESTERDAY,
            to_id=EmploymentFactory().worker_id,
            by=hr,
        )


def test_nobody_hands_over_to_themselves_or_to_somebody_not_in_post(hr: Account) -> None:
    manager = WorkerFactory()
    with pytest.raises(DomainError, match="somebody else"):
        hand_over(manager_id=manager.pk, team_id=None, from_day=TODAY, to_id=manager.pk, by=hr)
    with pytest.raises(DomainError, match="not in post"):
        hand_over(manager_id=manager.pk, team_id=None, from_day=TODAY, to_id=WorkerFactory().pk, by=hr)


def test_new_name_of_a_team_is_the_same_team(held: Assignment) -> None:
    team = UnitFactory(placed__period=UNTIL_YESTERDAY)
    UnitPlacementFactory(unit=team, period=period(TODAY))
    assert moved(held, team_id=team.pk).team == team
