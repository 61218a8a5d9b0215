"""Each kind of fault is found, and nothing beside it; within reach; out of the queue while it is accepted."""

from collections.abc import Callable
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories.workforce import (
    AbsenceFactory,
    AccountFactory,
    AssignmentFactory,
    CaseloadCountFactory,
    EmploymentFactory,
    PostFactory,
    PostTermsFactory,
    QualityAcceptanceFactory,
    RegistrationFactory,
    RoleFactory,
    RoleGrantFactory,
    TeamConfirmationFactory,
    UnitFactory,
    WorkerFactory,
)
from tests.periods import LAST_YEAR, LONG_AGO, SINCE_LAST_YEAR, TODAY, TOMORROW, UNTIL_YESTERDAY, YESTERDAY
from workforce.access.permissions import Permission
from workforce.access.scope import Reach, Scope
from workforce.enums import AgencyReason, ReasonLeft, TeamAnswer, UnitKind
from workforce.models import Assignment, TeamConfirmationSettled
from workforce.periods import ONE_DAY, period
from workforce.queries.quality import (
    Asked,
    Line,
    all_kinds,
    census_year_before,
    kinds_for,
    quality_lines,
    quality_page,
)

pytestmark = pytest.mark.django_db

IN_TEAM = Permission.SEE_DATA_QUALITY


def scope(reach: Reach | None = None) -> Scope:
    """Somebody whom every permission carries equally far: everywhere, unless another reach is given."""
    whole = Reach(TODAY, everyone=True) if reach is None else reach
    return Scope(TODAY, dict.fromkeys(Permission, whole))


def lines(kind: str, reach: Reach | None = None, **asked: object) -> list[Line]:
    return quality_lines(scope(reach), Asked(kinds=[kind], **asked), TODAY)  # type: ignore[arg-type]


def well_kept(**more: object) -> Assignment:
    """Somebody with nothing to put right, and their manager."""
    manager = more.pop("manager", None) or WorkerFactory()
    EmploymentFactory(worker=manager)
    worker = WorkerFactory(registered=True, date_of_birth=date(1990, 1, 1), qualification_level="degree")
    role = more.pop("role", None) or RoleFactory(regulator="SWE")
    employment = EmploymentFactory(worker=worker, newly_qualified=True)
    held = AssignmentFactory(worker=worker, employment=employment, manager=manager, role=role, **more)
    CaseloadCountFactory(worker=worker, as_at=YESTERDAY)
    return held


def test_well_kept_record_is_in_no_line() -> None:
    held = well_kept()
    assert [line for line in quality_lines(scope(), Asked(), TODAY) if line.worker_id == held.worker_id] == []


def _no_number() -> Assignment:
    held = well_kept()
    held.worker.swe_number = None
    held.worker.save()
    return held


def _said_wrong() -> Assignment:
    held = well_kept()
    TeamConfirmationFactory(worker=held.worker, team=held.team, answer=TeamAnswer.HOURS, words="0.6")
    return held


def _changed(**values: object) -> Assignment:
    held = well_kept()
    Assignment.objects.filter(pk=held.pk).update(**values)
    return held


def _managed_by_a_leaver() -> Assignment:
    manager = EmploymentFactory(left_yesterday=True).worker
    return _changed(manager=manager)


def _without_a_team() -> Assignment:
    return _changed(period=UNTIL_YESTERDAY)


def _beyond_full_time() -> Assignment:
    held = well_kept()
    AssignmentFactory(
        worker=held.worker, employment=held.employment, role=held.role, manager=held.manager, fte="0.1"
    )
    return held


def _on_a_closed_post() -> Assignment:
    return _changed(post=PostTermsFactory(period=UNTIL_YESTERDAY).post)


def _in_a_closed_unit() -> Assignment:
    return _changed(team=UnitFactory(placed__period=UNTIL_YESTERDAY))


def _agency(**more: object) -> Assignment:
    worker = WorkerFactory(registered=True)
    CaseloadCountFactory(worker=worker, as_at=YESTERDAY)
    manager = EmploymentFactory().worker
    return AssignmentFactory(agency=True, worker=worker, manager=manager, **more)


def _not_counted_for_long() -> Assignment:
    held = well_kept()
    held.worker.caseload_counts.update(as_at=date(2025, 8, 1))
    return held


def _gone(**more: object) -> Assignment:
    """Left yesterday, with everything that the return asks for."""
    held = AssignmentFactory(left_yesterday=True)
    held.employment.destination = 3
    for name, value in more.items():
        setattr(held.employment, name, value)
    held.employment.save()
    return held


def _gone_with_cases() -> Assignment:
    held = _gone()
    CaseloadCountFactory(worker=held.worker, as_at=YESTERDAY, cases=7)
    return held


def _gone_but_absent() -> Assignment:
    held = _gone()
    AbsenceFactory(worker=held.worker)
    return held


def _gone_with_a_role() -> Assignment:
    held = _gone()
    RoleGrantFactory(account=AccountFactory(worker=held.worker))
    return held


def _back_after_a_week() -> Assignment:
    held = _gone(period=period(LONG_AGO, date(2025, 9, 19)))
    Assignment.objects.filter(pk=held.pk).update(period=period(LONG_AGO, date(2025, 9, 19)))
    again = EmploymentFactory(worker=held.worker, period=period(date(2025, 9, 24)))
    AssignmentFactory(
        worker=held.worker,
        employment=again,
        team=held.team,
        period=again.period,
        manager=EmploymentFactory().worker,
    )
    return held


def _without_a_birth_date() -> Assignment:
    held = well_kept()
    held.worker.date_of_birth = None
    held.worker.save()
    return held


FAULTS: dict[str, tuple[Callable[[], Assignment], str]] = {
    "registration": (_no_number, "Social worker"),
    "team_check": (_said_wrong, "Other hours: 0.6, 30 September 2025"),
    "no_manager": (lambda: _changed(manager=None), "Social worker"),
    "managed_by_leaver": (_managed_by_a_leaver, "Alex Example"),
    "no_team": (_without_a_team, "Permanent from 1 April 2019"),
    "hours": (_beyond_full_time, "1.10 FTE, assignments: 2"),
    "post_closed": (_on_a_closed_post, "POST-"),
    "unit_closed": (_in_a_closed_unit, "UNIT-"),
    "agency": (lambda: _agency(agency_reason=AgencyReason.SICKNESS), "Covering sickness, no post"),
    "caseload_old": (_not_counted_for_long, "Last counted on 1 August 2025"),
    "leaver_cases": (_gone_with_cases, "7 cases on 29 September 2025"),
    "leaver_absent": (_gone_but_absent, "Since 1 April 2019"),
    "leaver_access": (_gone_with_a_role, "hr"),
    "short_gap": (_back_after_a_week, "20 September 2025 to 23 September 2025"),
    "leaving_codes": (lambda: _gone(reason_left=None), "no reason, left on 29 September 2025"),
    "return_items": (_without_a_birth_date, "date of birth"),
}


@pytest.mark.parametrize("kind", FAULTS)
def test_fault_is_found_with_its_team_and_in_words(kind: str) -> None:
    make, detail = FAULTS[kind]
    held = make()
    held.refresh_from_db()

    (line,) = [line for line in lines(kind) if line.worker_id == held.worker_id]

    assert line.detail.startswith(detail)
    assert (line.team_id, line.worker_reference) == (held.team_id, held.worker.reference)


def test_every_kind_has_a_fault_that_shows_it() -> None:
    assert set(all_kinds()) == {*FAULTS, "over_filled", "no_supervisor"}


def test_post_is_over_filled_by_employed_people_only() -> None:
    post = PostTermsFactory(fte=1)
    AssignmentFactory(post=post.post, fte="0.6")
    AssignmentFactory(post=post.post, agency=True)
    assert lines("over_filled") == []
    AssignmentFactory(post=post.post, fte="0.6")

    (line,) = lines("over_filled")
    assert (line.team_id, line.post_reference, line.detail) == (
        post.team_id,
        post.post.reference,
        "1.20 FTE held, 1.00 established",
    )


@pytest.mark.parametrize(
    ("kind", "make"),
    [
        ("agency", lambda: _agency(agency_reason=AgencyReason.CAPACITY)),
        ("agency", lambda: _agency(agency_reason=AgencyReason.VACANCY, post=PostFactory())),
        ("no_team", lambda: EmploymentFactory(contract="casual")),
        ("caseload_old", lambda: AssignmentFactory(period=period(date(2025, 9, 1)))),
        ("leaving_codes", lambda: _gone(reason_left=ReasonLeft.RETIRED)),
        ("return_items", _agency),
    ],
    ids=["extra capacity needs no post", "cover on a post", "casual worker needs no team", "new here",
         "both codes are there", "the return asks little of agency workers"],
)  # fmt: skip
def test_what_is_as_it_should_be_is_not_listed(kind: str, make: Callable[[], object]) -> None:
    make()
    assert lines(kind) == []


def test_weekend_and_bank_holiday_between_contracts_are_no_gap() -> None:
    worker = WorkerFactory()
    EmploymentFactory(worker=worker, period=period(LONG_AGO, date(2025, 8, 22)))
    EmploymentFactory(worker=worker, period=period(date(2025, 8, 26)))
    assert lines("short_gap") == []


def test_gap_of_more_than_28_days_is_a_leaving() -> None:
    worker = WorkerFactory()
    EmploymentFactory(worker=worker, period=period(LONG_AGO, date(2025, 8, 1)))
    EmploymentFactory(worker=worker, period=period(date(2025, 8, 31)))
    assert lines("short_gap") == []


def test_who_returned_within_28_days_has_not_left_for_the_codes() -> None:
    held = _gone(reason_left=None)
    EmploymentFactory(worker=held.worker, period=period(TODAY))
    assert lines("leaving_codes") == []


def test_wrong_answer_leaves_the_queue_when_settled_or_said_to_be_right_later() -> None:
    settled, righted = _said_wrong(), _said_wrong()
    TeamConfirmationFactory(worker=righted.worker, team=righted.team)
    TeamConfirmationSettled.objects.create(
        confirmation=settled.worker.team_checks.get(), on=TODAY, words="0.6 from May"
    )
    assert lines("team_check") == []


def test_post_in_a_closed_unit_is_a_line_of_its_own() -> None:
    terms = PostTermsFactory(team=UnitFactory(placed__period=UNTIL_YESTERDAY))
    assert [(line.worker_id, line.post_reference) for line in lines("unit_closed")] == [
        (None, terms.post.reference)
    ]


def test_accepted_line_leaves_the_queue_for_its_time() -> None:
    held = _changed(manager=None)
    subject = f"assignment:{held.pk}"
    QualityAcceptanceFactory(kind="no_manager", subject=subject, period=SINCE_LAST_YEAR)

    assert lines("no_manager") == []
    (line,) = lines("no_manager", accepted=True)
    assert (line.subject, line.reason, line.accepted_until) == (
        subject,
        "The director has no manager here.",
        None,
    )
    assert quality_lines(scope(), Asked(kinds=["no_manager"]), LAST_YEAR - ONE_DAY)


def test_reach_cuts_the_queue_to_its_teams_and_to_people_one_manages() -> None:
    here, elsewhere = _no_number(), _no_number()
    team = Reach(TODAY, unit_ids=frozenset({here.team_id}))
    line = Reach(TODAY, line_manager_id=elsewhere.manager_id)

    assert [each.worker_id for each in lines("registration", team)] == [here.worker_id]
    assert [each.worker_id for each in lines("registration", line)] == [elsewhere.worker_id]
    assert lines("registration", Reach(TODAY)) == []


def test_kind_that_takes_another_permission_is_not_even_counted_without_it() -> None:
    _no_number()
    only_queue = Scope(TODAY, {IN_TEAM: Reach(TODAY, everyone=True)})
    assert "registration" not in kinds_for(only_queue)
    assert quality_page(only_queue, Asked(kinds=["registration"]), TODAY, limit=50)[0].total == 0


def test_account_lines_are_for_those_who_see_the_whole_council() -> None:
    held = _gone_with_a_role()
    assert lines("leaver_access", Reach(TODAY, unit_ids=frozenset({held.team_id}))) == []


def test_units_and_subject_narrow_the_queue() -> None:
    here, elsewhere = _no_number(), _no_number()
    assert [each.worker_id for each in lines("registration", unit_ids=[here.team_id])] == [here.worker_id]
    found = lines("registration", subject=f"worker:{elsewhere.worker_id}")
    assert [each.worker_id for each in found] == [elsewhere.worker_id]


def test_counts_agree_with_the_lines() -> None:
    for make, _ in FAULTS.values():
        make()
    found = quality_lines(scope(), Asked(), TODAY)
    counts, page = quality_page(scope(), Asked(), TODAY, limit=50)
    assert (counts.total, page) == (len(found), found[:50])
    for limit in (1, 2, 5):
        pages = range(0, counts.total, limit)
        shown = [quality_page(scope(), Asked(), TODAY, limit=limit, offset=start)[1] for start in pages]
        assert [line for lines_of_page in shown for line in lines_of_page] == found
    start = counts.total - 1
    assert quality_page(scope(), Asked(), TODAY, limit=1, offset=start + 40)[1] == found[start:]
    assert {key: counts.of_kind(key) for key in all_kinds()} == {
        key: sum(line.kind.key == key for line in found) for key in all_kinds()
    }
    assert counts.of_team(found[0].team_id) == sum(line.team_id == found[0].team_id for line in found)


@pytest.mark.parametrize("more", [1, 3])
def test_queue_costs_two_queries_however_long(
    more: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(more):
        _no_number()
    asked = scope()
    with django_assert_num_queries(2):
        quality_page(asked, Asked(), TODAY, limit=50)


@pytest.mark.parametrize(
    ("day", "since"),
    [(date(2025, 9, 30), date(2023, 10, 1)), (date(2025, 10, 1), date(2024, 10, 1))],
    ids=["last day of a census year", "first day of one"],
)
def test_faults_of_leavers_go_back_to_the_census_year_before(day: date, since: date) -> None:
    assert census_year_before(day) == since


def test_codes_of_those_who_left_before_the_last_census_year_are_not_asked_for() -> None:
    held = _gone(reason_left=None, period=period(LONG_AGO, date(2023, 9, 29)))
    Assignment.objects.filter(pk=held.pk).update(period=period(LONG_AGO, date(2023, 9, 29)))
    assert lines("leaving_codes") == []


def test_kinds_of_units_do_not_matter() -> None:
    """Somebody may be assigned to a service, as its manager is."""
    held = well_kept(team=UnitFactory(kind=UnitKind.SERVICE))
    assert quality_lines(scope(), Asked(unit_ids=[held.team_id]), TOMORROW) == []


def test_number_of_every_register_is_asked_for() -> None:
    visitor = RoleFactory(health_visitor=True)
    without, kept = AssignmentFactory(role=visitor), AssignmentFactory(role=visitor)
    RegistrationFactory(nurse=True, worker=kept.worker)
    blank = AssignmentFactory(role=visitor)
    RegistrationFactory(nurse=True, worker=blank.worker, number="")
    assert {each.worker_id for each in lines("registration")} == {without.worker_id, blank.worker_id}
