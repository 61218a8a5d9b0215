"""Applying for progression: talk first, criteria, panel, decision, appeal; and what the rules refuse (domain 6.10)."""

from datetime import date
from decimal import Decimal

import pytest

from tests.factories.careers import PanelFactory, ladder
from tests.factories.workforce import (
    AccountFactory,
    AssignmentFactory,
    PolicyValueFactory,
    PostTermsFactory,
    RegisterCheckFactory,
    RoleFactory,
    RoleGrantFactory,
    WorkerFactory,
)
from tests.periods import LONG_AGO
from workforce import progression_checks
from workforce.access.roles import RoleName
from workforce.domain.errors import DomainError
from workforce.domain.progressing import take_effect
from workforce.domain.progression import (
    add_evidence,
    appeal,
    find_eligible,
    record_talk,
    remove_evidence,
    say_interest,
    send_back,
    submit,
    withdraw,
    write_application,
)
from workforce.domain.progression_answers import Answered, answer_criteria, confirm_criteria
from workforce.domain.progression_criteria import CriterionLine, criterion_lines
from workforce.domain.progression_decisions import decide, decide_appeal, score, tell
from workforce.domain.progression_panels import choose_members, put_before_panel, record_held, take_from_panel
from workforce.enums import CriterionKind, CriterionResult, ProgressionOutcome, ProgressionState
from workforce.models import (
    Account,
    Assignment,
    CriterionFinding,
    ProgressionApplication,
    ProgressionDecision,
    ProgressionPanel,
    Role,
    Worker,
)
from workforce.periods import ONE_DAY, period
from workforce.policy import PolicyKey

pytestmark = pytest.mark.django_db

S = ProgressionState
BEGUN = date(2025, 6, 2)
SUBMITTED = date(2025, 6, 20)
PANEL = date(2025, 7, 16)
"""A Wednesday; the tenth working day before it is 2 July."""


@pytest.fixture
def senior() -> Role:
    return RoleFactory(name="Senior social worker", rank=20)


@pytest.fixture
def manager() -> Account:
    return AccountFactory(worker=WorkerFactory(first_name="Mina"))


@pytest.fixture
def applicant(manager: Account) -> Account:
    """Somebody in their first role since long ago, managed by the manager."""
    worker = WorkerFactory(first_name="Olu", last_name="Example")
    AssignmentFactory(worker=worker, manager=manager.worker, role=RoleFactory(name="Social worker"))
    return AccountFactory(worker=worker)


@pytest.fixture
def psw() -> Account:
    account = AccountFactory(email="psw@council.example")
    RoleGrantFactory(account=account, role=RoleName.PRINCIPAL_SOCIAL_WORKER)
    return account


def held(applicant: Account) -> Assignment:
    assert applicant.worker
    return applicant.worker.assignments.get()


def begin(
    applicant: Account, senior: Role, *criteria: object, automatic: bool = False
) -> ProgressionApplication:
    (route,) = ladder(held(applicant).role, senior, criteria=criteria, automatic=automatic)
    return say_interest(worker_id=applicant.worker_id, route_id=route.pk, today=BEGUN, by=applicant)


def talk(application: ProgressionApplication, manager: Account) -> None:
    record_talk(
        application_id=application.pk,
        held_on=BEGUN,
        supports=True,
        reasons="Ready for complex work",
        today=BEGUN,
        by=manager,
    )


def submitted(
    applicant: Account, manager: Account, senior: Role, *criteria: object
) -> ProgressionApplication:
    application = begin(applicant, senior, *criteria)
    talk(application, manager)
    submit(application_id=application.pk, today=SUBMITTED, by=applicant)
    return application


def panel_with(*members: Account, on: date = PANEL) -> ProgressionPanel:
    panel = PanelFactory(on=on)
    choose_members(panel_id=panel.pk, account_ids=[each.pk for each in members], today=on, by=None)
    return panel


def before_panel(application: ProgressionApplication, psw: Account, panel: ProgressionPanel) -> None:
    find_eligible(application_id=application.pk, reasons="Looked at", today=SUBMITTED, by=psw)
    put_before_panel(application_id=application.pk, panel_id=panel.pk, today=SUBMITTED, by=psw)
    record_held(panel_id=panel.pk, held_on=panel.on, note="", today=panel.on, by=psw)


def decided(
    application: ProgressionApplication, psw: Account, outcome: ProgressionOutcome, **more: object
) -> ProgressionDecision:
    before_panel(application, psw, panel_with(psw))
    return decide(
        application_id=application.pk, outcome=outcome, reasons="As scored", today=PANEL, by=psw, **more
    )


def state(application: ProgressionApplication) -> str:
    application.refresh_from_db()
    return application.state


def line(application: ProgressionApplication, day: date = SUBMITTED) -> CriterionLine:
    (found,) = criterion_lines(application, day)
    return found


def test_nothing_is_submitted_without_the_talk_with_the_manager(applicant: Account, senior: Role) -> None:
    """SH-52: talk with the team manager first."""
    application = begin(applicant, senior, CriterionKind.PERMANENT)
    with pytest.raises(DomainError, match="Talk with your manager first"):
        submit(application_id=application.pk, today=SUBMITTED, by=applicant)
    with pytest.raises(DomainError, match="Talk with your manager first"):
        write_application(application_id=application.pk, statement="x", today=BEGUN, by=applicant)
    assert state(application) == S.INTEREST


def test_manager_talks_within_working_days_of_the_setting(applicant: Account, senior: Role) -> None:
    PolicyValueFactory(key=PolicyKey.TALK_WORKING_DAYS, value=5)
    assert begin(applicant, senior, CriterionKind.PERMANENT).talk_by == date(2025, 6, 9)


def test_every_move_is_kept(applicant: Account, manager: Account, senior: Role, psw: Account) -> None:
    application = submitted(applicant, manager, senior, CriterionKind.PERMANENT)
    decided(application, psw, ProgressionOutcome.APPROVED)
    moves = application.progressionmoves.values_list("from_state", "to_state", "on", "by__email")
    assert [each[:3] for each in moves] == [
        ("", "interest", BEGUN),
        ("interest", "talked", BEGUN),
        ("talked", "draft", SUBMITTED),
        ("draft", "submitted", SUBMITTED),
        ("submitted", "eligible", SUBMITTED),
        ("eligible", "at_panel", SUBMITTED),
        ("at_panel", "approved", PANEL),
    ]
    assert [each[3] for each in moves] == [
        *(applicant.email, manager.email, applicant.email, applicant.email),
        *(psw.email, psw.email, psw.email),
    ]


def test_manager_may_not_hold_their_own_talk(applicant: Account, senior: Role) -> None:
    application = begin(applicant, senior, CriterionKind.PERMANENT)
    with pytest.raises(DomainError, match="your own application"):
        talk(application, applicant)


def test_support_gives_reasons_also_where_it_is_refused(
    applicant: Account, manager: Account, senior: Role
) -> None:
    application = begin(applicant, senior, CriterionKind.PERMANENT)
    record_talk(
        application_id=application.pk,
        held_on=BEGUN,
        supports=False,
        reasons="After one more year",
        today=BEGUN,
        by=manager,
    )
    submit(application_id=application.pk, today=SUBMITTED, by=applicant)
    assert application.managertalks.get().reasons == "After one more year"


def test_interest_is_for_people_in_the_role_and_the_version_in_force(
    applicant: Account, senior: Role
) -> None:
    (elsewhere,) = ladder(RoleFactory(name="Personal adviser"), senior)
    with pytest.raises(DomainError, match="Personal adviser"):
        say_interest(worker_id=applicant.worker_id, route_id=elsewhere.pk, today=BEGUN, by=applicant)
    (over,) = ladder(held(applicant).role, senior, lasting=period(LONG_AGO, BEGUN - ONE_DAY))
    with pytest.raises(DomainError, match="not in force"):
        say_interest(worker_id=applicant.worker_id, route_id=over.pk, today=BEGUN, by=applicant)


@pytest.mark.parametrize(
    ("months", "result"),
    [(74, CriterionResult.PASS), (75, CriterionResult.FAIL)],
    ids=["long enough", "too short"],
)
def test_months_in_the_role_are_counted_from_assignments(
    applicant: Account, senior: Role, months: int, result: CriterionResult
) -> None:
    """Since 1 April 2019, through a change of hours: 74 whole months on 20 June 2025."""
    first = held(applicant)
    Assignment.objects.filter(pk=first.pk).update(period=period(LONG_AGO, date(2022, 3, 31)))
    AssignmentFactory(
        worker=first.worker,
        employment=first.employment,
        role=first.role,
        fte="0.8",
        period=period(date(2022, 4, 1)),
    )
    (route,) = ladder(first.role, senior, criteria=[(CriterionKind.MONTHS_IN_ROLE, months)])
    application = say_interest(worker_id=first.worker_id, route_id=route.pk, today=BEGUN, by=applicant)
    assert (line(application).result, line(application).known) == (result, True)


def test_registration_is_read_from_the_register(applicant: Account, senior: Role) -> None:
    role = held(applicant).role
    Role.objects.filter(pk=role.pk).update(regulator="SWE")
    application = begin(applicant, senior, CriterionKind.REGISTERED)
    assert line(application).result == CriterionResult.FAIL
    Worker.objects.filter(pk=applicant.worker_id).update(swe_number="SW1")
    RegisterCheckFactory(worker=applicant.worker, regulator="SWE", on=date(2025, 1, 7), result="registered")
    assert line(application).result == CriterionResult.PASS


@pytest.fixture
def peps(monkeypatch: pytest.MonkeyPatch) -> dict[int, int]:
    """Another app that knows practice educators: stages by worker."""
    stages: dict[int, int] = {}
    monkeypatch.setattr(progression_checks, "_checks", dict(progression_checks._checks))

    @progression_checks.progression_check(CriterionKind.PRACTICE_EDUCATOR)
    def stage(
        application: ProgressionApplication, criterion: object, day: date
    ) -> progression_checks.Finding:
        reached = stages.get(application.worker_id, 0)
        met = reached >= getattr(criterion, "number", 0)
        result = CriterionResult.PASS if met else CriterionResult.FAIL
        return progression_checks.Finding(result, f"Stage {reached}" if reached else "No practice educator")

    return stages


def test_without_the_stage_of_practice_educator_it_is_not_met(
    applicant: Account, senior: Role, peps: dict[int, int]
) -> None:
    """NS-92: progression to senior needs practice educator status."""
    application = begin(applicant, senior, (CriterionKind.PRACTICE_EDUCATOR, 2))
    assert line(application).result.label == "Not met"
    peps[application.worker_id] = 1
    assert line(application).result.label == "Not met"
    peps[application.worker_id] = 2
    assert line(application).result.label == "Met"


def test_practice_education_is_evidence_of_developing_others(
    applicant: Account, senior: Role, peps: dict[int, int]
) -> None:
    """SH-44."""
    application = begin(applicant, senior, CriterionKind.DEVELOPS_OTHERS)
    assert line(application).result == CriterionResult.NOT_KNOWN
    peps[application.worker_id] = 1
    assert (line(application).result, line(application).words) == (
        CriterionResult.PASS,
        "Practice education: Stage 1",
    )


def test_what_no_record_knows_is_said_by_the_applicant_and_confirmed_by_the_manager(
    applicant: Account, manager: Account, senior: Role
) -> None:
    application = begin(applicant, senior, CriterionKind.ASYE_PASSED)
    key = line(application).criterion.pk
    assert line(application).result == CriterionResult.NOT_KNOWN

    answer_criteria(application_id=application.pk, answers={key: Answered(True)}, today=BEGUN, by=applicant)
    said = line(application)
    assert said.result == CriterionResult.NOT_KNOWN
    assert "met, said by Olu Example on 2 June 2025; the manager has not confirmed it" in said.words

    confirm_criteria(
        application_id=application.pk, answers={key: Answered(True)}, today=SUBMITTED, by=manager
    )
    confirmed = line(application)
    assert confirmed.result == CriterionResult.PASS
    assert "confirmed by Mina" in confirmed.words


def test_answer_changed_after_the_confirmation_is_to_be_confirmed_again(
    applicant: Account, manager: Account, senior: Role
) -> None:
    application = begin(applicant, senior, CriterionKind.ASYE_PASSED)
    talk(application, manager)
    key = line(application).criterion.pk
    confirm_criteria(application_id=application.pk, answers={key: Answered(True)}, today=BEGUN, by=manager)
    answer_criteria(application_id=application.pk, answers={key: Answered(False)}, today=BEGUN, by=applicant)
    assert line(application).result == CriterionResult.FAIL
    assert "confirmed" not in line(application).words


def test_what_the_records_know_is_not_answered(applicant: Account, senior: Role) -> None:
    application = begin(applicant, senior, (CriterionKind.MONTHS_IN_ROLE, 999))
    key = line(application).criterion.pk
    answer_criteria(application_id=application.pk, answers={key: Answered(True)}, today=BEGUN, by=applicant)
    assert line(application).result == CriterionResult.FAIL
    assert not application.criterionanswers.exists()


def test_how_the_criteria_stood_is_kept_when_it_is_submitted(
    applicant: Account, manager: Account, senior: Role
) -> None:
    application = submitted(applicant, manager, senior, CriterionKind.PERMANENT)
    found = CriterionFinding.objects.values_list("application", "result", "on")
    assert list(found) == [(application.pk, "pass", SUBMITTED)]


def test_portfolio_counts_and_stays_once_submitted(
    applicant: Account, manager: Account, senior: Role
) -> None:
    application = begin(applicant, senior, (CriterionKind.PORTFOLIO, 1))
    talk(application, manager)
    details = {"title": "Court report", "url": "", "shows": "Analysis"}
    item = add_evidence(application_id=application.pk, **details, today=BEGUN, by=applicant)
    other = add_evidence(application_id=application.pk, **details, today=BEGUN, by=applicant)
    remove_evidence(item_id=other.pk, by=applicant)
    assert line(application).result == CriterionResult.PASS
    submit(application_id=application.pk, today=SUBMITTED, by=applicant)
    with pytest.raises(DomainError, match="has been submitted"):
        remove_evidence(item_id=item.pk, by=applicant)


def test_open_criterion_goes_on_only_with_reasons(
    applicant: Account, manager: Account, senior: Role, psw: Account
) -> None:
    application = submitted(applicant, manager, senior, CriterionKind.ASYE_PASSED)
    with pytest.raises(DomainError, match=r"ASYE passed \(not known\)"):
        find_eligible(application_id=application.pk, reasons="", today=SUBMITTED, by=psw)
    find_eligible(application_id=application.pk, reasons="Certificate seen", today=SUBMITTED, by=psw)
    assert state(application) == S.ELIGIBLE


def test_sent_back_with_what_is_missing(
    applicant: Account, manager: Account, senior: Role, psw: Account
) -> None:
    application = submitted(applicant, manager, senior, CriterionKind.PERMANENT)
    with pytest.raises(DomainError, match="what is missing"):
        send_back(application_id=application.pk, reasons="", today=SUBMITTED, by=psw)
    send_back(application_id=application.pk, reasons="A portfolio", today=SUBMITTED, by=psw)
    assert state(application) == S.DRAFT


@pytest.mark.parametrize(
    ("day", "in_time"), [(date(2025, 7, 2), True), (date(2025, 7, 3), False)], ids=["tenth day", "ninth day"]
)
def test_submitted_ten_working_days_before_the_panel(
    applicant: Account, manager: Account, senior: Role, psw: Account, day: date, in_time: bool
) -> None:
    application = begin(applicant, senior, CriterionKind.PERMANENT)
    talk(application, manager)
    submit(application_id=application.pk, today=day, by=applicant)
    find_eligible(application_id=application.pk, reasons="", today=day, by=psw)
    panel = panel_with(psw)
    if in_time:
        put_before_panel(application_id=application.pk, panel_id=panel.pk, today=day, by=psw)
        assert state(application) == S.AT_PANEL
    else:
        with pytest.raises(DomainError, match=r"had to be by 2 July 2025"):
            put_before_panel(application_id=application.pk, panel_id=panel.pk, today=day, by=psw)


def test_taken_from_a_panel_it_waits_for_another(
    applicant: Account, manager: Account, senior: Role, psw: Account
) -> None:
    application = submitted(applicant, manager, senior, CriterionKind.PERMANENT)
    find_eligible(application_id=application.pk, reasons="", today=SUBMITTED, by=psw)
    panel = panel_with(psw)
    put_before_panel(application_id=application.pk, panel_id=panel.pk, today=SUBMITTED, by=psw)
    take_from_panel(application_id=application.pk, reasons="Ill on the day", today=SUBMITTED, by=psw)
    assert (state(application), panel.items.count()) == (S.ELIGIBLE, 0)


def test_refusal_states_reasons_and_the_guidance_it_went_by(
    applicant: Account, manager: Account, senior: Role, psw: Account
) -> None:
    """HA-50: a decision against says why, and links the guidance version."""
    application = submitted(applicant, manager, senior, CriterionKind.PERMANENT)
    decision = decided(application, psw, ProgressionOutcome.NOT_APPROVED)
    assert (decision.reasons, decision.guidance) == ("As scored", application.route.version)
    assert (decision.tell_by, decision.appeal_by, decision.resubmit_from) == (
        date(2025, 7, 23),
        date(2025, 7, 30),
        date(2025, 10, 16),
    )


def test_deferral_says_what_and_by_when_and_goes_in_again(
    applicant: Account, manager: Account, senior: Role, psw: Account
) -> None:
    application = submitted(applicant, manager, senior, CriterionKind.PERMANENT)
    decided(
        application,
        psw,
        ProgressionOutcome.DEFERRED,
        to_do="One more direct observation",
        by_when=date(2025, 9, 1),
    )
    submit(application_id=application.pk, today=date(2025, 8, 20), by=applicant)
    assert state(application) == S.SUBMITTED


def test_nobody_decides_with_a_conflict(
    applicant: Account, manager: Account, senior: Role, psw: Account
) -> None:
    application = submitted(applicant, manager, senior, CriterionKind.PERMANENT)
    for account in (applicant, manager):
        RoleGrantFactory(account=account, role=RoleName.HR)
    before_panel(application, psw, panel_with(psw, applicant, manager))
    for account, said in ((applicant, "your own application"), (manager, "You manage Olu Example")):
        with pytest.raises(DomainError, match=said):
            decide(
                application_id=application.pk,
                outcome=ProgressionOutcome.APPROVED,
                reasons="Good",
                today=PANEL,
                by=account,
            )
    Assignment.objects.filter(worker=applicant.worker).update(manager=None)
    with pytest.raises(DomainError, match="You talked with Olu Example as their manager"):
        score(item_id=application.panelitems.get().pk, scores={}, today=PANEL, by=manager)


def test_only_members_score_and_decide_once_the_panel_was_held(
    applicant: Account, manager: Account, senior: Role, psw: Account
) -> None:
    application = submitted(applicant, manager, senior, CriterionKind.PERMANENT)
    find_eligible(application_id=application.pk, reasons="", today=SUBMITTED, by=psw)
    panel = panel_with(psw)
    item = put_before_panel(application_id=application.pk, panel_id=panel.pk, today=SUBMITTED, by=psw)
    given = {line(application).criterion.pk: (4, "Clear")}
    with pytest.raises(DomainError, match="Only members"):
        score(item_id=item.pk, scores=given, today=PANEL, by=AccountFactory())
    score(item_id=item.pk, scores=given, today=PANEL, by=psw)
    score(item_id=item.pk, scores=dict.fromkeys(given, (2, "On reflection")), today=PANEL, by=psw)
    assert list(item.scores.values_list("score", "member")) == [(2, psw.pk)]
    with pytest.raises(DomainError, match="was held"):
        decide(
            application_id=application.pk,
            outcome=ProgressionOutcome.APPROVED,
            reasons="Good",
            today=PANEL,
            by=psw,
        )


def test_applicant_is_told_once(applicant: Account, manager: Account, senior: Role, psw: Account) -> None:
    application = submitted(applicant, manager, senior, CriterionKind.PERMANENT)
    decided(application, psw, ProgressionOutcome.APPROVED)
    with pytest.raises(DomainError, match="from 16 July 2025"):
        tell(application_id=application.pk, told_on=SUBMITTED, today=PANEL, by=psw)
    tell(application_id=application.pk, told_on=PANEL, today=PANEL, by=psw)
    with pytest.raises(DomainError, match="no decision"):
        tell(application_id=application.pk, told_on=PANEL, today=PANEL, by=psw)


@pytest.mark.parametrize(
    ("day", "possible"), [(date(2025, 7, 30), True), (date(2025, 7, 31), False)], ids=["tenth", "eleventh"]
)
def test_appeal_within_ten_working_days(
    applicant: Account, manager: Account, senior: Role, psw: Account, day: date, possible: bool
) -> None:
    application = submitted(applicant, manager, senior, CriterionKind.PERMANENT)
    decided(application, psw, ProgressionOutcome.NOT_APPROVED)
    if not possible:
        with pytest.raises(DomainError, match="until 30 July 2025"):
            appeal(application_id=application.pk, reasons="Not all was read", today=day, by=applicant)
        return
    appeal(application_id=application.pk, reasons="Not all was read", today=day, by=applicant)
    with pytest.raises(DomainError, match="You recorded the decision"):
        decide_appeal(application_id=application.pk, upheld=True, reasons="Read again", today=day, by=psw)
    other = AccountFactory()
    decide_appeal(application_id=application.pk, upheld=True, reasons="Read again", today=day, by=other)
    assert state(application) == S.APPROVED


def test_appeal_that_is_dismissed_ends_it(
    applicant: Account, manager: Account, senior: Role, psw: Account
) -> None:
    application = submitted(applicant, manager, senior, CriterionKind.PERMANENT)
    decided(application, psw, ProgressionOutcome.NOT_APPROVED)
    appeal(application_id=application.pk, reasons="Not all was read", today=PANEL, by=applicant)
    decide_appeal(
        application_id=application.pk, upheld=False, reasons="All was", today=PANEL, by=AccountFactory()
    )
    assert state(application) == S.DISMISSED


@pytest.mark.parametrize(
    ("day", "possible"),
    [(date(2025, 10, 15), False), (date(2025, 10, 16), True)],
    ids=["too early", "three months"],
)
def test_same_step_again_three_months_after_it_was_not_approved(
    applicant: Account, manager: Account, senior: Role, psw: Account, day: date, possible: bool
) -> None:
    application = submitted(applicant, manager, senior, CriterionKind.PERMANENT)
    decided(application, psw, ProgressionOutcome.NOT_APPROVED)
    again = say_interest(
        worker_id=applicant.worker_id, route_id=application.route_id, today=PANEL, by=applicant
    )
    talk(again, manager)
    if possible:
        submit(application_id=again.pk, today=day, by=applicant)
        assert state(again) == S.SUBMITTED
    else:
        with pytest.raises(DomainError, match="from 16 October 2025"):
            submit(application_id=again.pk, today=day, by=applicant)


def test_route_without_a_panel_is_confirmed_by_a_person(
    applicant: Account, manager: Account, senior: Role, psw: Account
) -> None:
    application = begin(applicant, senior, CriterionKind.PERMANENT, automatic=True)
    talk(application, manager)
    submit(application_id=application.pk, today=SUBMITTED, by=applicant)
    find_eligible(application_id=application.pk, reasons="", today=SUBMITTED, by=psw)
    with pytest.raises(DomainError, match="needs no panel"):
        put_before_panel(application_id=application.pk, panel_id=panel_with(psw).pk, today=SUBMITTED, by=psw)
    approved = {"outcome": ProgressionOutcome.APPROVED, "reasons": "All met", "today": SUBMITTED}
    with pytest.raises(DomainError, match="your own"):
        decide(application_id=application.pk, **approved, by=applicant)
    decide(application_id=application.pk, **approved, by=psw)
    assert state(application) == S.APPROVED


def test_withdrawn_makes_room_for_another(applicant: Account, senior: Role) -> None:
    application = begin(applicant, senior, CriterionKind.PERMANENT)
    withdraw(application_id=application.pk, reasons="", today=BEGUN, by=applicant)
    again = say_interest(
        worker_id=applicant.worker_id, route_id=application.route_id, today=BEGUN, by=applicant
    )
    assert again.pk != application.pk


def test_approved_takes_effect_on_the_same_post_without_a_vacancy(
    applicant: Account, manager: Account, senior: Role, psw: Account
) -> None:
    """SH-31: approved without a vacancy, and the row with the new role is there."""
    before = held(applicant)
    terms = PostTermsFactory(role=before.role, team=before.team)
    Assignment.objects.filter(pk=before.pk).update(post=terms.post)
    application = submitted(applicant, manager, senior, CriterionKind.PERMANENT)
    decided(application, psw, ProgressionOutcome.APPROVED)

    now = take_effect(
        application_id=application.pk,
        assignment_id=before.pk,
        from_day=date(2025, 8, 1),
        keeps_post=True,
        today=PANEL,
        by=AccountFactory(),
    )

    before.refresh_from_db()
    assert (before.last_day, now.first_day) == (date(2025, 7, 31), date(2025, 8, 1))
    assert (now.role, now.post, now.fte, now.manager) == (senior, terms.post, Decimal(1), manager.worker)
    assert state(application) == S.EFFECTIVE


def test_past_day_takes_effect_only_when_that_is_confirmed(
    applicant: Account, manager: Account, senior: Role, psw: Account
) -> None:
    application = submitted(applicant, manager, senior, CriterionKind.PERMANENT)
    decided(application, psw, ProgressionOutcome.APPROVED)
    late = {
        "application_id": application.pk,
        "assignment_id": held(applicant).pk,
        "from_day": date(2025, 8, 1),
        "keeps_post": False,
        "today": date(2025, 9, 30),
        "by": AccountFactory(),
    }
    with pytest.raises(DomainError, match="has passed"):
        take_effect(**late)
    assert take_effect(**late, past_confirmed=True).post is None


def test_only_what_is_approved_takes_effect_and_only_once(
    applicant: Account, manager: Account, senior: Role, psw: Account
) -> None:
    application = submitted(applicant, manager, senior, CriterionKind.PERMANENT)
    arguments = {
        "application_id": application.pk,
        "assignment_id": held(applicant).pk,
        "from_day": date(2025, 8, 1),
        "keeps_post": False,
        "today": PANEL,
        "by": AccountFactory(),
    }
    with pytest.raises(DomainError, match="Only an approved"):
        take_effect(**arguments)
    decided(application, psw, ProgressionOutcome.APPROVED)
    following = take_effect(**arguments)
    with pytest.raises(DomainError, match="only once"):
        take_effect(**arguments | {"assignment_id": following.pk, "from_day": date(2025, 9, 1)})
