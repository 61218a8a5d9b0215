"""The verbs by which somebody starts, or moves into a role, begin the induction; a correction takes it along."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.factories.starting import published, tick
from tests.factories.workforce import (
    AssignmentFactory,
    EmploymentFactory,
    PolicyValueFactory,
    PostTermsFactory,
    RoleFactory,
    WorkerFactory,
)
from tests.periods import LONG_AGO, TODAY, TOMORROW, UNTIL_YESTERDAY
from workforce.domain.appointing import Newcomer, appoint, rejoin
from workforce.domain.assigning import Work, assign_also
from workforce.domain.contracts import NewContract
from workforce.domain.converting import convert
from workforce.domain.correcting import correct
from workforce.domain.inductions import Begun, begin_inductions
from workforce.domain.moving import change_role, move
from workforce.enums import Contract, InductionFor, InductionReason, StartOrigin
from workforce.models import Assignment, Induction, PostTerms, Role
from workforce.periods import period
from workforce.policy import PolicyKey

pytestmark = pytest.mark.django_db

CONTRACT = NewContract(Contract.PERMANENT, TOMORROW, start_origin=StartOrigin.NEWLY_QUALIFIED)


@pytest.fixture(autouse=True)
def kept_since_long_ago() -> None:
    PolicyValueFactory(key=PolicyKey.INDUCTION_FROM, value=LONG_AGO.isoformat())


@pytest.fixture
def terms() -> PostTerms:
    return PostTermsFactory(fte=1)


def appointed(work: Work) -> Assignment:
    return appoint(newcomer=Newcomer("Ada", "New"), contract=CONTRACT, work=work, by=None)


def rejoined(work: Work) -> Assignment:
    worker = EmploymentFactory(period=UNTIL_YESTERDAY).worker
    return rejoin(worker_id=worker.pk, contract=CONTRACT, work=work, by=None)


def converted(work: Work) -> Assignment:
    PolicyValueFactory(key=PolicyKey.INDUCTION_AGENCY, value=0)
    engaged = AssignmentFactory(agency=True).employment_id
    return convert(employment_id=engaged, contract=CONTRACT, work=work, by=None)


@pytest.mark.parametrize("verb", [appointed, rejoined, converted], ids=lambda verb: verb.__name__)
def test_whoever_starts_by_a_verb_has_an_induction_at_once(
    terms: PostTerms, verb: Callable[[Work], Assignment]
) -> None:
    version = published()
    held = verb(Work(post_id=terms.post_id))
    induction = held.worker.inductions.get()
    assert (induction.version, induction.starts_on) == (version, TOMORROW)
    assert induction.items.count() == version.tasks.count()
    assert begin_inductions(day=TODAY) == Begun()


def with_another_role(role: Role) -> Assignment:
    held = AssignmentFactory()
    return change_role(
        assignment_id=held.pk, from_day=TOMORROW, role_id=role.pk, fte=1, manager_id=None, by=None
    )


def on_another_post(role: Role) -> Assignment:
    held, terms = AssignmentFactory(), PostTermsFactory(role=role, fte=1)
    return move(
        assignment_id=held.pk, from_day=TOMORROW, fte=1, manager_id=None, post_id=terms.post_id, by=None
    )


def with_a_second_role(role: Role) -> Assignment:
    held = AssignmentFactory()
    work = Work(team_id=held.team_id, role_id=role.pk, fte=held.fte)
    return assign_also(employment_id=held.employment_id, begins=TOMORROW, work=work, by=None)


@pytest.mark.parametrize("on_move", [True, False], ids=["also for movers", "for starters only"])
@pytest.mark.parametrize(
    "verb", [with_another_role, on_another_post, with_a_second_role], ids=lambda verb: verb.__name__
)
def test_whoever_moves_into_a_role_has_one_where_the_template_says_so(
    verb: Callable[[Role], Assignment], on_move: bool
) -> None:
    manager = RoleFactory(manager=True)
    published(audience=InductionFor.ROLE, role=manager, on_move=on_move)
    held = verb(manager)
    reasons = [each.reason for each in held.worker.inductions.filter(starts_on=TOMORROW)]
    assert reasons == ([InductionReason.ROLE] if on_move else [])


def test_moving_to_another_team_begins_nothing() -> None:
    published()
    held = AssignmentFactory(role=PostTermsFactory().role)
    move(assignment_id=held.pk, from_day=TOMORROW, fte=1, manager_id=None, team_id=_other_team(), by=None)
    assert not Induction.objects.exists()


def _other_team() -> int:
    return PostTermsFactory().team_id


def test_corrected_first_day_takes_the_induction_along(terms: PostTerms) -> None:
    published()
    held = appointed(Work(post_id=terms.post_id))
    tick(held.worker.inductions.get(), "Laptop ordered", TODAY)
    later = TOMORROW + timedelta(days=7)

    correct(held, changes={"period": period(later)}, reason="Asked for", by=None)
    correct(held.employment, changes={"period": period(later)}, reason="Asked for", by=None)

    induction = held.worker.inductions.get()
    assert (induction.starts_on, induction.stopped_on) == (later, None)
    assert induction.items.get(task__title="Welcome").due_on == later
    assert induction.items.get(task__title="Laptop ordered").state == "done"


def test_correction_begins_no_induction_of_its_own() -> None:
    published()
    held = AssignmentFactory(worker=WorkerFactory())
    correct(held, changes={"fte": held.fte / 2}, reason="Misread", by=None)
    assert not Induction.objects.exists()
