"""Who has an induction, from which template, and the steps in it."""

from datetime import date, timedelta

import pytest

from tests.factories.starting import InductionFactory, published, tick
from tests.factories.workforce import (
    AccountFactory,
    AssignmentFactory,
    EmploymentFactory,
    PolicyValueFactory,
    RoleFactory,
    WorkerFactory,
)
from tests.periods import LONG_AGO, SINCE_LONG_AGO, TODAY, TOMORROW, UNTIL_YESTERDAY, YESTERDAY
from workforce.domain.errors import DomainError
from workforce.domain.inductions import Begun, Step, begin_inductions, take_steps
from workforce.enums import Contract, InductionFor, InductionOwner, InductionState
from workforce.models import Assignment, Induction, InductionMark
from workforce.periods import ONE_DAY, period
from workforce.policy import PolicyKey
from workforce.queries.induction_starts import without_template
from workforce.queries.writes import tables_of_people
from workforce.tasks import begin_missing_inductions

pytestmark = pytest.mark.django_db

SINCE = date(2025, 9, 1)


@pytest.fixture(autouse=True)
def from_september() -> None:
    PolicyValueFactory(key=PolicyKey.INDUCTION_FROM, value=SINCE.isoformat())


def starts(day: date = TODAY, **more: object) -> Assignment:
    return AssignmentFactory(period=period(day), **more)


def test_whoever_starts_has_an_induction_once() -> None:
    """SH-63: everybody who starts, whatever the role."""
    version = published()
    held = starts(TOMORROW)

    assert begin_inductions(day=TODAY) == Begun(begun=1)
    assert begin_inductions(day=TODAY) == Begun()

    induction = held.worker.inductions.get()
    assert (induction.version, induction.role, induction.starts_on) == (version, held.role, TOMORROW)
    days = induction.items.values_list("task__title", "due_on")
    assert dict(days) == {
        "Laptop ordered": date(2025, 9, 26),
        "Welcome": TOMORROW,
        "Policies read": TOMORROW,
        "Shadowed a visit": date(2025, 10, 31),
        "Looked back": date(2026, 3, 30),
    }


def test_whoever_was_here_before_the_setting_has_none() -> None:
    published()
    starts(SINCE - ONE_DAY)
    assert begin_inductions(day=TODAY) == Begun()


def test_contract_that_follows_on_another_is_no_start() -> None:
    published()
    worker = starts(LONG_AGO).worker
    worker.employments.update(period=UNTIL_YESTERDAY)
    worker.assignments.update(period=UNTIL_YESTERDAY)
    starts(
        TODAY,
        worker=worker,
        employment=EmploymentFactory(worker=worker, fixed_term=True, period=period(TODAY)),
    )
    assert begin_inductions(day=TODAY) == Begun()


def test_somebody_who_comes_back_after_a_gap_starts_again() -> None:
    published()
    worker = AssignmentFactory(period=period(LONG_AGO, YESTERDAY - ONE_DAY)).worker
    starts(TODAY, worker=worker)
    assert begin_inductions(day=TODAY) == Begun(begun=1)


@pytest.mark.parametrize(("setting", "begun"), [(None, 1), (0, 0)], ids=["by default", "set to no"])
def test_agency_workers_have_one_by_the_setting(setting: int | None, begun: int) -> None:
    published()
    if setting is not None:
        PolicyValueFactory(key=PolicyKey.INDUCTION_AGENCY, value=setting)
    starts(agency=True)
    assert begin_inductions(day=TODAY).begun == begun


def test_casual_workers_and_those_who_left_have_none() -> None:
    published()
    worker = WorkerFactory()
    casual = EmploymentFactory(worker=worker, contract=Contract.CASUAL, period=period(TODAY))
    starts(worker=worker, employment=casual)
    AssignmentFactory(period=period(SINCE, YESTERDAY))
    assert begin_inductions(day=TODAY) == Begun()


def test_most_specific_template_wins() -> None:
    """NS-89: experienced social workers, team managers and senior leaders each have what fits their role."""
    for_all = published()
    experienced, leader = RoleFactory(role_group="social work"), RoleFactory(role_group="leaders")
    manager = RoleFactory(manager=True, role_group="leaders")
    for_managers = published(audience=InductionFor.ROLE, role=manager)
    for_leaders = published(audience=InductionFor.GROUP, role_group="leaders")
    roles = {experienced: for_all, manager: for_managers, leader: for_leaders}
    held = {role: starts(role=role).worker for role in roles}

    begin_inductions(day=TODAY)

    assert {role: worker.inductions.get().version for role, worker in held.items()} == roles


def test_version_of_the_first_day_holds_for_good() -> None:
    """HA-07: the pilot for those who started in it, the final version for those who start later."""
    pilot = published(period(LONG_AGO, YESTERDAY))
    final = published(period(TODAY), tasks=())
    before, later = starts(YESTERDAY).worker, starts(TODAY).worker
    begin_inductions(day=TODAY)
    assert (before.inductions.get().version, later.inductions.get().version) == (pilot, final)


def test_start_without_a_template_is_counted_and_waits() -> None:
    starts()
    assert (begin_inductions(day=TODAY), without_template(TODAY)) == (Begun(), 1)
    published()
    assert without_template(TODAY) == 0
    assert begin_inductions(day=TODAY).begun == 1


def moves_to(role: object, day: date = TODAY) -> Assignment:
    """A social worker of long standing takes the role on."""
    before = AssignmentFactory(employment__period=SINCE_LONG_AGO, period=period(LONG_AGO, day - ONE_DAY))
    before.employment.period = SINCE_LONG_AGO
    before.employment.save()
    return AssignmentFactory(
        worker=before.worker, employment=before.employment, role=role, period=period(day)
    )


def test_moving_into_a_role_begins_its_induction() -> None:
    """NS-89: whoever becomes team manager is shown how, too."""
    published()
    manager = RoleFactory(manager=True, role_group="leaders")
    version = published(audience=InductionFor.ROLE, role=manager, on_move=True)
    worker = moves_to(manager).worker

    assert begin_inductions(day=TODAY) == Begun(begun=1)
    assert begin_inductions(day=TODAY) == Begun()
    induction = worker.inductions.get()
    assert (induction.version, induction.reason) == (version, "role")


def test_moving_into_a_role_whose_template_is_for_starters_begins_nothing() -> None:
    manager = RoleFactory(manager=True)
    published(audience=InductionFor.ROLE, role=manager)
    moves_to(manager)
    assert begin_inductions(day=TODAY) == Begun()


def test_moving_within_a_group_begins_nothing() -> None:
    published(audience=InductionFor.GROUP, role_group="social work", on_move=True)
    moves_to(RoleFactory(role_group="social work"))
    assert begin_inductions(day=TODAY) == Begun()


def test_start_that_moves_takes_its_induction_along() -> None:
    published()
    held = starts(TOMORROW)
    begin_inductions(day=TODAY)
    induction = held.worker.inductions.get()
    tick(induction, "Laptop ordered", TODAY)
    held.worker.assignments.all().delete()
    held.worker.employments.all().delete()
    starts(TOMORROW + timedelta(days=7), worker=held.worker)

    assert begin_inductions(day=TODAY) == Begun(moved=1)

    induction = held.worker.inductions.get()
    assert induction.starts_on == date(2025, 10, 8)
    assert induction.items.get(task__title="Welcome").due_on == date(2025, 10, 8)
    assert induction.items.get(task__title="Laptop ordered").state == "done"


def test_start_that_is_gone_stops_its_induction_until_it_is_back() -> None:
    published()
    held = starts(TOMORROW)
    begin_inductions(day=TODAY)
    held.worker.assignments.all().delete()
    held.worker.employments.all().delete()
    assert begin_inductions(day=TODAY) == Begun(stopped=1)
    assert held.worker.inductions.get().stopped_on == TODAY

    starts(TOMORROW, worker=held.worker)
    assert begin_inductions(day=TODAY) == Begun()
    assert held.worker.inductions.get().stopped_on is None


def test_nobody_undoes_what_begins_by_itself() -> None:
    assert Induction not in tables_of_people()


def test_nightly_task_begins_what_is_missing() -> None:
    published()
    starts()
    begin_missing_inductions()
    begin_missing_inductions()
    assert Induction.objects.count() == 1


OTHERS = frozenset(InductionOwner) - {InductionOwner.STARTER}


def steps(induction: Induction, *titles: str, **said: object) -> list[InductionMark]:
    told = {"state": InductionState.DONE, "on": TODAY} | said
    ids = [induction.items.get(task__title=title).pk for title in titles]
    return take_steps(
        induction_id=induction.pk,
        steps=[Step(key, **told) for key in ids],  # type: ignore[arg-type]
        owners=OTHERS,
        today=TODAY,
        by=AccountFactory(),
    )


def states(induction: Induction) -> dict[str, tuple[str, date | None]]:
    rows = induction.items.values_list("task__title", "state", "done_on")
    return {title: (state, on) for title, state, on in rows}


def test_several_tasks_are_ticked_off_at_once() -> None:
    induction = InductionFactory()
    assert len(steps(induction, "Laptop ordered", "Welcome", on=YESTERDAY)) == 2
    assert states(induction)["Welcome"] == ("done", YESTERDAY)
    assert states(induction)["Shadowed a visit"] == ("open", None)


def test_taking_back_is_a_step_of_its_own() -> None:
    induction = InductionFactory()
    steps(induction, "Welcome")
    steps(induction, "Welcome", state=InductionState.OPEN)
    assert states(induction)["Welcome"] == ("open", None)
    kept = InductionMark.objects.order_by("pk").values_list("state", flat=True)
    assert list(kept) == ["done", "open"]


def test_ticking_twice_is_one_step() -> None:
    induction = InductionFactory()
    steps(induction, "Welcome")
    assert steps(induction, "Welcome") == []


@pytest.mark.parametrize(
    ("title", "said", "message"),
    [
        ("Policies read", {}, "for somebody else: The starter"),
        ("Welcome", {"on": TOMORROW}, "lies ahead"),
        ("Welcome", {"state": InductionState.NOT_NEEDED}, "say why it is not needed"),
    ],
)
def test_step_is_refused(title: str, said: dict[str, object], message: str) -> None:
    induction = InductionFactory()
    with pytest.raises(DomainError, match=message):
        steps(induction, title, **said)
    assert not InductionMark.objects.exists()


def test_evidence_is_asked_for_where_it_is_wanted() -> None:
    induction = InductionFactory(version=with_evidence())
    with pytest.raises(DomainError, match="what shows that it is done"):
        steps(induction, "Signed")
    (mark,) = steps(induction, "Signed", words="Form of 1 May")
    assert mark.words == "Form of 1 May"


def with_evidence() -> object:
    version = published(None, tasks=())
    version.tasks.create(time="day1", days=0, title="Signed", owner="manager", evidence=True)
    version.period = SINCE_LONG_AGO
    version.save()
    return version


def test_task_of_another_induction_is_refused() -> None:
    mine, other = InductionFactory(), InductionFactory()
    with pytest.raises(DomainError, match="not part of this induction"):
        take_steps(
            induction_id=mine.pk,
            steps=[Step(other.items.first().pk, InductionState.DONE, TODAY)],
            owners=OTHERS,
            today=TODAY,
            by=None,
        )


def test_stopped_induction_takes_no_step() -> None:
    with pytest.raises(DomainError, match="was stopped"):
        steps(InductionFactory(stopped_on=TODAY), "Welcome")
