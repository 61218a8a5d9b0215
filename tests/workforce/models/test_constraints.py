"""Every constraint of the ground floor, by its name, met by a row that breaks it and by nothing else.

Rows are written past the forms and verbs, because the constraint is what holds when they are not asked.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.apps import apps
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import CheckConstraint, UniqueConstraint
from django.utils import timezone
from factory.django import DjangoModelFactory
from psycopg import errors

from tests.factories.wellbeing import (
    AccreditationStageFactory,
    ActivityPlaceFactory,
    AnnouncementVersionFactory,
    AssistanceUseFactory,
    BenefitFactory,
    BenefitReviewFactory,
    BriefingFactory,
    BriefingManagerFactory,
    CelebrationPromptFactory,
    CommitmentActionFactory,
    CommitmentFactory,
    CommunityProfileFactory,
    CommunityShareFactory,
    HubDocumentFactory,
    RecognitionFactory,
    WellbeingActivityFactory,
    WellbeingProgrammeFactory,
    WellbeingSurveyFactory,
)
from tests.factories.workforce import (
    AbsenceFactory,
    AccountFactory,
    ArrangementFactory,
    AssignmentFactory,
    CaseloadCountFactory,
    CheckFactory,
    CheckUpdateFactory,
    CpdCountFactory,
    EmploymentFactory,
    NoticeFactory,
    PolicyValueFactory,
    PostTermsFactory,
    QualityAcceptanceFactory,
    RegisterCheckFactory,
    RegistrationFactory,
    RenewalConfirmationFactory,
    RevalidationCountFactory,
    RevalidationSupportFactory,
    RoleFactory,
    RoleGrantFactory,
    TeamConfirmationFactory,
    UnitFactory,
    UnitPlacementFactory,
    WorkerFactory,
)
from tests.periods import (
    LAST_YEAR,
    SINCE_LAST_YEAR,
    SINCE_LONG_AGO,
    TODAY,
    TOMORROW,
    UNTIL_SOON,
    UNTIL_TODAY,
    YESTERDAY,
)
from tests.workforce.models import careers_constraints as careers
from tests.workforce.models import (
    digest_constraints,
    plans_constraints,
    retention_constraints,
    starting_rows,
)
from workforce.access.roles import RoleName
from workforce.enums import CheckKind
from workforce.models import (
    Account,
    AnnouncementRead,
    Arrangement,
    Assignment,
    EmergencyContact,
    Employment,
    ImportFile,
    ImportRun,
    NoticeCut,
    NoticeEnd,
    Role,
    RoleGrant,
    SavedFilter,
    Unit,
    UnitPlacement,
)
from workforce.periods import period

pytestmark = pytest.mark.django_db
NO_START = DateRange(None, TODAY, "[)")
EMPTY = DateRange(empty=True)


def _violated(write: Callable[[], object]) -> str | None:
    """The name of the constraint that the write breaks; deferred ones are asked at once."""
    try:
        with transaction.atomic():
            write()
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except IntegrityError as error:
        cause = error.__cause__
        assert isinstance(cause, errors.IntegrityError)
        return cause.diag.constraint_name
    return None


DATED: dict[str, Callable[..., object]] = {
    "unit_placement_has_a_start": lambda lasting: UnitPlacementFactory(unit=UnitFactory(), period=lasting),
    "employment_has_a_start": lambda lasting: EmploymentFactory(period=lasting),
    "assignment_has_a_start": lambda lasting: AssignmentFactory(
        period=lasting, employment=EmploymentFactory(), worker=WorkerFactory()
    ),
    "arrangement_has_a_start": lambda lasting: ArrangementFactory(period=lasting),
    "absence_has_a_start": lambda lasting: AbsenceFactory(period=lasting),
    "post_terms_has_a_start": lambda lasting: PostTermsFactory(period=lasting),
    "policy_value_has_a_start": lambda lasting: PolicyValueFactory(period=lasting),
    "role_grant_has_a_start": lambda lasting: RoleGrantFactory(period=lasting),
    "quality_acceptance_has_a_start": lambda lasting: QualityAcceptanceFactory(period=lasting),
    **plans_constraints.DATED,
    **retention_constraints.DATED,
    "announcement_has_a_start": lambda lasting: AnnouncementVersionFactory(period=lasting),
    "wellbeing_programme_has_a_start": lambda lasting: WellbeingProgrammeFactory(period=lasting),
    "benefit_has_a_start": lambda lasting: BenefitFactory(period=lasting),
    **starting_rows.DATED,
    **careers.DATED,
}


@pytest.mark.parametrize("lasting", [EMPTY, NO_START], ids=["empty", "without a first day"])
@pytest.mark.parametrize("name", DATED)
def test_period_has_a_first_day_and_is_not_empty(name: str, lasting: DateRange) -> None:
    assert _violated(lambda: DATED[name](lasting)) == name


def _placement() -> Callable[[DateRange], object]:
    unit = UnitFactory(placed__period=UNTIL_TODAY)
    return lambda lasting: UnitPlacementFactory(unit=unit, period=lasting)


def _employment() -> Callable[[DateRange], object]:
    worker = EmploymentFactory(period=UNTIL_TODAY).worker
    return lambda lasting: EmploymentFactory(worker=worker, period=lasting)


def _assignment() -> Callable[[DateRange], object]:
    employment = EmploymentFactory()
    same = {
        "employment": employment,
        "worker": employment.worker,
        "team": UnitFactory(),
        "role": RoleFactory(),
    }
    AssignmentFactory(**same, period=UNTIL_TODAY)
    return lambda lasting: AssignmentFactory(**same, period=lasting)


def _absence() -> Callable[[DateRange], object]:
    worker = AbsenceFactory(period=UNTIL_TODAY).worker
    return lambda lasting: AbsenceFactory(worker=worker, period=lasting)


def _arrangement() -> Callable[[DateRange], object]:
    assignment = ArrangementFactory(period=UNTIL_TODAY).assignment
    return lambda lasting: ArrangementFactory(assignment=assignment, period=lasting)


def _post_terms() -> Callable[[DateRange], object]:
    post = PostTermsFactory(period=UNTIL_TODAY).post
    return lambda lasting: PostTermsFactory(post=post, period=lasting)


def _policy() -> Callable[[DateRange], object]:
    PolicyValueFactory(period=UNTIL_TODAY)
    return lambda lasting: PolicyValueFactory(period=lasting)


def _grant() -> Callable[[DateRange], object]:
    account = RoleGrantFactory(period=UNTIL_TODAY).account
    return lambda lasting: RoleGrantFactory(account=account, period=lasting)


def _acceptance() -> Callable[[DateRange], object]:
    QualityAcceptanceFactory(period=UNTIL_TODAY)
    return lambda lasting: QualityAcceptanceFactory(period=lasting)


OVERLAPS = {
    "unit_in_one_place_at_a_time": _placement,
    "employment_once_under_a_contract": _employment,
    "assignment_once_at_a_time": _assignment,
    "absence_once_of_a_kind": _absence,
    "arrangement_once_of_a_kind": _arrangement,
    "post_has_one_set_of_terms": _post_terms,
    "policy_has_one_value": _policy,
    "role_granted_once": _grant,
    "quality_line_accepted_once": _acceptance,
    **plans_constraints.OVERLAPS,
    **retention_constraints.OVERLAPS,
    **starting_rows.OVERLAPS,
    **careers.OVERLAPS,
}


@pytest.mark.parametrize("name", OVERLAPS)
def test_two_rows_of_the_same_never_share_a_day(name: str) -> None:
    again = OVERLAPS[name]()
    assert _violated(lambda: again(period(TODAY))) == name


@pytest.mark.parametrize("name", OVERLAPS)
def test_the_next_row_may_begin_on_the_day_after(name: str) -> None:
    again = OVERLAPS[name]()
    assert _violated(lambda: again(period(TOMORROW))) is None


def _assignment_outside() -> object:
    employment = EmploymentFactory(period=SINCE_LAST_YEAR)
    return AssignmentFactory(employment=employment, worker=employment.worker, period=SINCE_LONG_AGO)


def _assignment_of_somebody_else() -> object:
    return AssignmentFactory(employment=EmploymentFactory(), worker=WorkerFactory())


def _employment_shortened() -> object:
    assignment = AssignmentFactory()
    return Employment.objects.filter(pk=assignment.employment_id).update(period=period(LAST_YEAR))


def _own_manager() -> object:
    assignment = AssignmentFactory()
    return Assignment.objects.filter(pk=assignment.pk).update(manager=assignment.worker_id)


def _arrangement_of_somebody_else() -> object:
    return ArrangementFactory(worker=WorkerFactory())


def _arrangement_outside() -> object:
    assignment = AssignmentFactory(period=SINCE_LAST_YEAR)
    return ArrangementFactory(assignment=assignment, period=SINCE_LONG_AGO)


def _assignment_shortened() -> object:
    arrangement = ArrangementFactory()
    return Assignment.objects.filter(pk=arrangement.assignment_id).update(period=UNTIL_TODAY)


def _own_manager_at_the_host() -> object:
    arrangement = ArrangementFactory()
    return Arrangement.objects.filter(pk=arrangement.pk).update(manager=arrangement.worker_id)


def _own_parent() -> object:
    unit = UnitFactory()
    return UnitPlacement.objects.filter(unit=unit).update(parent=unit)


def _own_grant() -> object:
    account = AccountFactory()
    return RoleGrantFactory(account=account, granted_by=account)


def _same_email_in_other_letters() -> object:
    AccountFactory(email="somebody@council.example")
    return Account.objects.filter(pk=AccountFactory().pk).update(email="Somebody@council.example")


def _same_swe_number() -> object:
    WorkerFactory(swe_number="SW1")
    return WorkerFactory(swe_number="SW1")


def _notice_twice() -> object:
    return NoticeFactory(employment=NoticeFactory().employment)


def _assignment_twice_under_a_notice() -> object:
    held = AssignmentFactory(period=UNTIL_SOON)
    notice = NoticeFactory(employment=held.employment)
    NoticeEnd.objects.create(notice=notice, assignment=held)
    return NoticeEnd.objects.create(notice=notice, assignment=held)


def _same_day_counted_twice() -> object:
    count = CaseloadCountFactory()
    return CaseloadCountFactory(worker=count.worker, as_at=count.as_at)


def _unfinished_run_with_an_end() -> object:
    now = timezone.now()
    return ImportRun.objects.create(requested_at=now, finished_at=now, source="records")


ONLY_ADDED = (
    RegisterCheckFactory,
    RenewalConfirmationFactory,
    CpdCountFactory,
    RevalidationCountFactory,
    RevalidationSupportFactory,
    CheckUpdateFactory,
    *plans_constraints.ONLY_ADDED,
    *retention_constraints.ONLY_ADDED,
    AnnouncementVersionFactory,
    AccreditationStageFactory,
    CommunityProfileFactory,
    WellbeingSurveyFactory,
    AssistanceUseFactory,
    BenefitReviewFactory,
    *starting_rows.ONLY_ADDED,
)


def _look(**fields: object) -> object:
    return RegisterCheckFactory(**fields)


def _registered_twice() -> object:
    return RegistrationFactory(worker=RegistrationFactory().worker)


def _confirmed_twice() -> object:
    return RenewalConfirmationFactory(worker=RenewalConfirmationFactory().worker)


def _revalidated_twice() -> object:
    worker = RevalidationCountFactory(submitted_on=TODAY).worker
    return RevalidationCountFactory(worker=worker, submitted_on=TODAY)


def _same_pin() -> object:
    RegistrationFactory(nurse=True, number="12A3456E")
    return RegistrationFactory(nurse=True, number="12A3456E")


def _check_of_nobody() -> object:
    return TeamConfirmationFactory(worker=None)


def _check_without_words() -> object:
    return TeamConfirmationFactory(answer="other")


def _undone_without_saying_when() -> object:
    now = timezone.now()
    return ImportRun.objects.create(requested_at=now, finished_at=now, source="records", state="undone")


def _same_version_twice() -> object:
    return AnnouncementVersionFactory(announcement=AnnouncementVersionFactory().announcement)


def _read_twice() -> object:
    version, account = AnnouncementVersionFactory(), AccountFactory()
    for _ in range(2):
        AnnouncementRead.objects.create(version=version, account=account, at=timezone.now())
    return version


def _named_twice() -> object:
    named = BriefingManagerFactory()
    return BriefingManagerFactory(briefing=named.briefing, manager=named.manager)


def _committed_twice() -> object:
    CommitmentFactory(accreditation=None, name="Listen")
    return CommitmentFactory(accreditation=None, name="Listen")


def _answer_twice() -> object:
    return CommunityShareFactory(profile=CommunityShareFactory().profile)


def _joined_twice() -> object:
    place = ActivityPlaceFactory()
    return ActivityPlaceFactory(activity=place.activity, person=place.person)


def _same_file_twice() -> object:
    run = ImportRun.objects.create(requested_at=timezone.now(), source="records")
    for _ in range(2):
        ImportFile.objects.create(run=run, name="a.csv", kept_as="a.csv", size=1, sha256="0" * 64)
    return run


def _cut_twice() -> None:
    notice, acting = NoticeFactory(), ArrangementFactory()
    for _ in range(2):
        NoticeCut.objects.create(notice=notice, arrangement=acting)


def _to_call(**details: object) -> EmergencyContact:
    worker = details.pop("worker", None) or WorkerFactory()
    named = {"position": 1, "name": "Una Uncle", "phone": "0113 496 0000"}
    return EmergencyContact.objects.create(worker=worker, **(named | details))


def _two_to_call_first() -> None:
    _to_call(worker=_to_call().worker, name="Amal Aunt")


def _filter_twice() -> None:
    account = AccountFactory()
    for name in ("Leavers", "leavers"):
        SavedFilter.objects.create(account=account, page="people", name=name, query="q=1")


OTHERS: list[tuple[str, Callable[[], object]]] = [
    ("unit_kind_is_known", lambda: Unit.objects.create(code="X", kind="department")),
    ("unit_is_not_its_own_parent", _own_parent),
    ("role_csww_role_is_known", lambda: Role.objects.create(code="X", name="X", role_group="x", csww_role=7)),
    ("post_fte_above_zero", lambda: PostTermsFactory(fte=Decimal("0"))),
    ("assignment_fte_between_0_and_1", lambda: AssignmentFactory(fte=Decimal("1.01"))),
    ("assignment_fte_between_0_and_1", lambda: AssignmentFactory(fte=Decimal("-0.1"))),
    ("nobody_manages_themselves", _own_manager),
    ("assignment_inside_its_employment", _assignment_outside),
    ("assignment_inside_its_employment", _assignment_of_somebody_else),
    ("assignment_inside_its_employment", _employment_shortened),
    ("arrangement_inside_its_assignment", _arrangement_outside),
    ("arrangement_inside_its_assignment", _arrangement_of_somebody_else),
    ("arrangement_inside_its_assignment", _assignment_shortened),
    ("arrangement_managed_by_somebody_else", _own_manager_at_the_host),
    ("acting_up_names_a_role_of_ours", lambda: ArrangementFactory(role=None)),
    ("acting_up_names_a_role_of_ours", lambda: ArrangementFactory(host="Partnership")),
    ("secondment_has_one_host", lambda: ArrangementFactory(seconded=True, host="")),
    ("secondment_has_one_host", lambda: ArrangementFactory(seconded=True, team=UnitFactory())),
    ("absence_days_lost_not_negative", lambda: AbsenceFactory(days_lost=Decimal("-1"))),
    ("one_notice_at_a_time", _notice_twice),
    ("assignment_once_under_a_notice", _assignment_twice_under_a_notice),
    ("arrangement_once_under_a_notice", _cut_twice),
    ("notice_is_given_by_the_last_day", lambda: NoticeFactory(last_day=YESTERDAY)),
    ("notice_is_withdrawn_while_it_runs", lambda: NoticeFactory(withdrawn_on=YESTERDAY)),
    ("notice_is_withdrawn_while_it_runs", lambda: NoticeFactory(withdrawn_on=date(2025, 10, 16))),
    ("one_caseload_count_a_day", _same_day_counted_twice),
    ("swe_number_belongs_to_one_worker", _same_swe_number),
    ("account_email_whatever_its_case", _same_email_in_other_letters),
    ("role_grant_names_a_unit_where_the_role_has_one", lambda: RoleGrantFactory(role=RoleName.TEAM_MANAGER)),
    (
        "role_grant_names_a_unit_where_the_role_has_one",
        lambda: RoleGrantFactory(role=RoleName.HR, unit=UnitFactory()),
    ),
    ("practitioner_comes_with_employment", lambda: RoleGrantFactory(role=RoleName.PRACTITIONER)),
    ("nobody_grants_themselves_a_role", _own_grant),
    ("import_run_finished_when_it_ended", _unfinished_run_with_an_end),
    ("one_registration_with_a_regulator", _registered_twice),
    ("registration_number_belongs_to_one_person", _same_pin),
    ("registration_regulator_is_known", lambda: RegistrationFactory(regulator="GMC")),
    ("swe_number_stands_with_the_person", lambda: RegistrationFactory(number="SW123456")),
    ("revalidation_is_the_nmcs", lambda: RegistrationFactory(revalidation_on=TODAY)),
    ("register_check_result_is_known", lambda: _look(result="fine")),
    ("conditions_go_with_their_result", lambda: _look(conditions="Supervised.")),
    ("renewal_confirmed_once_a_year", _confirmed_twice),
    ("cpd_with_peer_is_among_the_pieces", lambda: CpdCountFactory(pieces=1, with_peer=2)),
    ("revalidated_once_in_a_cycle", _revalidated_twice),
    ("participatory_hours_are_cpd_hours", lambda: RevalidationCountFactory(participatory_hours=1)),
    ("check_kind_is_known", lambda: CheckFactory(kind="x-ray")),
    ("check_has_a_day", lambda: CheckFactory(done_on=None, outcome="")),
    ("check_has_an_outcome_once_it_is_done", lambda: CheckFactory(outcome="")),
    ("check_has_an_outcome_once_it_is_done", lambda: CheckFactory(asked_for=True, outcome="clear")),
    ("check_expires_after_it_was_done", lambda: CheckFactory(expires_on=LAST_YEAR)),
    (
        "only_a_dbs_check_has_a_certificate",
        lambda: CheckFactory(kind=CheckKind.RIGHT_TO_WORK, certificate_number="1"),
    ),
    ("check_update_result_is_known", lambda: CheckUpdateFactory(result="fine")),
    ("team_check_is_about_somebody", _check_of_nobody),
    ("team_check_says_what_is_wrong", _check_without_words),
    ("import_run_undone_when_it_says_so", _undone_without_saying_when),
    ("import_file_once", _same_file_twice),
    ("emergency_contacts_have_an_order", _two_to_call_first),
    ("emergency_contact_can_be_called", lambda: _to_call(phone="")),
    ("saved_filter_once_by_name", _filter_twice),
    *plans_constraints.OTHERS,
    *retention_constraints.OTHERS,
    *digest_constraints.OTHERS,
    ("announcement_version_once", _same_version_twice),
    ("announcement_category_is_known", lambda: AnnouncementVersionFactory(category="gossip")),
    ("announcement_has_an_audience", lambda: AnnouncementVersionFactory(everybody=False)),
    ("announcement_has_an_audience", lambda: AnnouncementVersionFactory(unit_ids=[1])),
    ("announcement_read_once", _read_twice),
    ("hub_document_category_is_known", lambda: HubDocumentFactory(category="gossip")),
    (
        "briefing_is_passed_on_after_it_is_published",
        lambda: BriefingFactory(published_on=TODAY, pass_on_by=YESTERDAY),
    ),
    ("briefing_names_a_manager_once", _named_twice),
    ("awarded_stage_expires", lambda: AccreditationStageFactory(expires_on=None)),
    ("awarded_stage_expires", lambda: AccreditationStageFactory(standing="working")),
    (
        "stage_expires_after_it_was_awarded",
        lambda: AccreditationStageFactory(on=TODAY, expires_on=YESTERDAY),
    ),
    ("commitment_once", _committed_twice),
    ("commitment_action_state_is_known", lambda: CommitmentActionFactory(state="x")),
    ("community_year_is_likely", lambda: CommunityProfileFactory(year=21)),
    ("community_answer_once", _answer_twice),
    ("community_share_is_a_share", lambda: CommunityShareFactory(percent=Decimal("100.1"))),
    ("recognition_is_of_a_person_or_a_team", lambda: RecognitionFactory(nominee=None)),
    ("recognition_is_of_a_person_or_a_team", lambda: RecognitionFactory(team=UnitFactory())),
    ("recognition_kind_is_known", lambda: RecognitionFactory(kind="x")),
    ("recognition_state_is_known", lambda: RecognitionFactory(state="x")),
    ("prompt_is_about_a_person_or_a_team", lambda: CelebrationPromptFactory(person=None)),
    ("prompt_that_is_settled_says_how", lambda: CelebrationPromptFactory(settled_on=TODAY)),
    (
        "prompt_that_is_settled_says_how",
        lambda: CelebrationPromptFactory(state="taken_up", settled_on=TODAY),
    ),
    ("wellbeing_activity_kind_is_known", lambda: WellbeingActivityFactory(kind="x")),
    ("wellbeing_activity_has_room", lambda: WellbeingActivityFactory(places=0)),
    ("activity_joined_once", _joined_twice),
    ("assistance_is_counted_by_month", lambda: AssistanceUseFactory(month=TODAY)),
    (
        "assistance_is_counted_once_the_month_has_begun",
        lambda: AssistanceUseFactory(month=TOMORROW),
    ),
    ("comparison_has_a_source", lambda: BenefitReviewFactory(source="")),
    ("benefit_cost_not_negative", lambda: BenefitReviewFactory(cost=Decimal("-1"))),
    *starting_rows.OTHERS,
    *careers.OTHERS,
]


@pytest.mark.parametrize(("name", "write"), OTHERS, ids=[f"{i}-{name}" for i, (name, _) in enumerate(OTHERS)])
def test_constraint_holds(name: str, write: Callable[[], object]) -> None:
    assert _violated(write) == name


OF_TRIGGERS = {"assignment_inside_its_employment", "arrangement_inside_its_assignment"}


@pytest.mark.parametrize("factory", ONLY_ADDED)
def test_what_was_seen_said_and_counted_is_only_ever_added(factory: type[DjangoModelFactory]) -> None:
    rows = type(row := factory()).objects.filter(pk=row.pk)
    for write in (lambda: rows.update(by=AccountFactory()), rows.delete):
        with pytest.raises(ProgrammingError, match="Cannot"), transaction.atomic():
            write()


def test_every_constraint_of_the_ground_floor_is_tested() -> None:
    """A new constraint without a test fails here. Those of the triggers have no entry in Meta."""
    kinds = (CheckConstraint, UniqueConstraint, ExclusionConstraint)
    declared = {
        constraint.name
        for model in apps.get_app_config("workforce").get_models()
        for constraint in model._meta.constraints
        if isinstance(constraint, kinds)
    }
    tested = {*DATED, *OVERLAPS, *(name for name, _ in OTHERS)} - OF_TRIGGERS
    assert declared == tested


def test_messages_are_for_readers() -> None:
    """What an exclusion says reaches the user as it stands."""
    for model in (Employment, Assignment, RoleGrant, UnitPlacement):
        for constraint in model._meta.constraints:
            if isinstance(constraint, ExclusionConstraint):
                assert constraint.get_violation_error_message().endswith(".")
                assert "Constraint" not in constraint.get_violation_error_message()


def test_notice_that_was_withdrawn_makes_room_for_another() -> None:
    employment = NoticeFactory(withdrawn=True).employment
    assert _violated(lambda: NoticeFactory(employment=employment)) is None
