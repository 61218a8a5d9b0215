"""What can be done with an application: each verb, offered to whoever may do it in the state it is in."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.access.scope import Scope
from workforce.actions import Offer
from workforce.domain.progression import (
    add_evidence,
    appeal,
    find_eligible,
    record_talk,
    send_back,
    submit,
    withdraw,
    write_application,
)
from workforce.domain.progression_answers import answer_criteria, confirm_criteria
from workforce.domain.progression_decisions import decide, decide_appeal, tell
from workforce.domain.progression_panels import put_before_panel, take_from_panel
from workforce.enums import ProgressionOutcome, ProgressionState
from workforce.forms.pathways import ConfirmForm
from workforce.forms.progression import (
    AnswersForm,
    AppealDecisionForm,
    ApproveForm,
    DecisionForm,
    EvidenceForm,
    MayReasonForm,
    PanelForm,
    ReasonsForm,
    StatementForm,
    TalkForm,
    ToldForm,
)
from workforce.forms.verbs import VerbForm
from workforce.models import Account, ProgressionApplication, Worker
from workforce.views.career_form import KEEPER
from workforce.written import day as written_day

S, P = ProgressionState, Permission
APPLICANT, MANAGER = P.APPLY_FOR_PROGRESSION, P.SUPPORT_PROGRESSION


Who: TypeAlias = Mapping[str, Any]
"""What every verb is given: the application, the day, and by whom."""


@dataclass(frozen=True, slots=True)
class Step:
    """A verb about an application. `states`: those in which it is offered. `act` does it and says what was done.

    `panel`: offered only on routes with a panel (True), only on those without one (False), or on both.
    """

    label: str
    permission: Permission
    states: Collection[ProgressionState]
    form_class: type[VerbForm]
    act: Callable[[Who, Any], str]
    submit: str = "Save"
    hint: str = ""
    panel: bool | None = None


def _talk(who: Who, form: TalkForm) -> str:
    record_talk(**who, **form.cleaned_data)
    return "The talk is recorded. The applicant can go on."


def _write(who: Who, form: StatementForm) -> str:
    write_application(**who, **form.cleaned_data)
    return "What you wrote is saved."


def _evidence(who: Who, form: EvidenceForm) -> str:
    item = add_evidence(**who, **form.cleaned_data)
    return f"“{item.title}” is in the portfolio."


def _answers(who: Who, form: AnswersForm) -> str:
    kept = answer_criteria(**who, answers=form.answers())
    return f"Answers saved: {kept}. Your manager confirms them."


def _confirm(who: Who, form: AnswersForm) -> str:
    kept = confirm_criteria(**who, answers=form.answers())
    return f"Answers confirmed: {kept}."


def _submit(who: Who, form: ConfirmForm) -> str:
    submit(**who)
    return "The application is submitted."


def _withdraw(who: Who, form: MayReasonForm) -> str:
    withdraw(**who, **form.cleaned_data)
    return "The application is withdrawn."


def _eligible(who: Who, form: MayReasonForm) -> str:
    find_eligible(**who, **form.cleaned_data)
    return "The application is ready."


def _back(who: Who, form: ReasonsForm) -> str:
    send_back(**who, **form.cleaned_data)
    return "The applicant has it back."


def _before_panel(who: Who, form: PanelForm) -> str:
    item = put_before_panel(**who, panel_id=form.cleaned_data["panel"])
    return f"It comes before the panel of {written_day(item.panel.on)}."


def _from_panel(who: Who, form: ReasonsForm) -> str:
    take_from_panel(**who, **form.cleaned_data)
    return "It waits for another panel."


def _decide(who: Who, form: DecisionForm) -> str:
    data = form.cleaned_data
    decision = decide(**who, **data | {"outcome": ProgressionOutcome(data["outcome"])})
    return f"Decided. Tell the applicant by {written_day(decision.tell_by)}."


def _approve(who: Who, form: ApproveForm) -> str:
    decision = decide(**who, outcome=ProgressionOutcome.APPROVED, **form.cleaned_data)
    return f"Approved. Tell the applicant by {written_day(decision.tell_by)}."


def _tell(who: Who, form: ToldForm) -> str:
    tell(**who, **form.cleaned_data)
    return "It is recorded that the applicant knows."


def _appeal(who: Who, form: ReasonsForm) -> str:
    appeal(**who, **form.cleaned_data)
    return "The appeal is made."


def _appeal_decision(who: Who, form: AppealDecisionForm) -> str:
    decide_appeal(**who, **form.cleaned_data)
    return "The appeal is decided."


WRITTEN = (S.TALKED, S.DRAFT, S.DEFERRED)
NOT_SENT = (S.INTEREST, *WRITTEN)
WITHDRAWABLE = (*NOT_SENT[:-1], S.SUBMITTED, S.ELIGIBLE, S.AT_PANEL, S.DEFERRED)
DECIDED = (S.APPROVED, S.DEFERRED, S.NOT_APPROVED, S.DISMISSED, S.EFFECTIVE)

STEPS: dict[str, Step] = {
    "talk": Step(
        "Record the talk and your support",
        MANAGER,
        NOT_SENT,
        TalkForm,
        _talk,
        hint="Without the talk nothing can be submitted. Support or not: say why.",
    ),
    "confirm": Step(
        "Confirm what the applicant says of the criteria",
        MANAGER,
        (*NOT_SENT, S.SUBMITTED),
        AnswersForm,
        _confirm,
        "Confirm",
        "Only what no record knows is asked. Your answer holds from then on, with your name and the day.",
    ),
    "write": Step("Write why now", APPLICANT, WRITTEN, StatementForm, _write),
    "answers": Step(
        "Say how the criteria stand",
        APPLICANT,
        NOT_SENT,
        AnswersForm,
        _answers,
        hint="Only what no record knows is asked. Your manager confirms it.",
    ),
    "evidence": Step("Add to the portfolio", APPLICANT, WRITTEN, EvidenceForm, _evidence, "Add"),
    "submit": Step(
        "Submit",
        APPLICANT,
        WRITTEN,
        ConfirmForm,
        _submit,
        "Submit",
        "How each criterion stands today is kept with the application. Afterwards it cannot be changed.",
    ),
    "eligible": Step(
        "Find it ready",
        KEEPER,
        (S.SUBMITTED,),
        MayReasonForm,
        _eligible,
        "It is ready",
        "Where a criterion is not met or not known, say why it goes on all the same. The system flags; you decide.",
    ),
    "back": Step("Send it back", KEEPER, (S.SUBMITTED,), ReasonsForm, _back, "Send back"),
    "panel": Step("Put it before a panel", KEEPER, (S.ELIGIBLE,), PanelForm, _before_panel, panel=True),
    "approve": Step(
        "Approve: the criteria are met",
        KEEPER,
        (S.ELIGIBLE,),
        ApproveForm,
        _approve,
        "Approve",
        "This route needs no panel.",
        panel=False,
    ),
    "off-panel": Step(
        "Take it from the panel", KEEPER, (S.AT_PANEL,), ReasonsForm, _from_panel, "Take it off"
    ),
    "decide": Step(
        "Record the decision",
        KEEPER,
        (S.AT_PANEL,),
        DecisionForm,
        _decide,
        "Record the decision",
        "By a member of the panel, once it was held. Nobody decides about themselves or whom they manage.",
    ),
    "tell": Step("Record that the applicant was told", KEEPER, DECIDED, ToldForm, _tell),
    "appeal": Step("Appeal", APPLICANT, (S.NOT_APPROVED,), ReasonsForm, _appeal, "Appeal"),
    "appeal-decision": Step(
        "Decide the appeal",
        KEEPER,
        (S.APPEALED,),
        AppealDecisionForm,
        _appeal_decision,
        "Record the decision",
        "By somebody other than who recorded the first decision.",
    ),
    "withdraw": Step("Withdraw", APPLICANT, WITHDRAWABLE, MayReasonForm, _withdraw, "Withdraw"),
}


def may(step: Step, application: ProgressionApplication, scope: Scope) -> bool:
    """Whether the step's permission reaches the applicant. One query at most."""
    reach = scope[step.permission]
    if reach.everyone or reach.own_worker_id == application.worker_id:
        return True
    within = (reach.unit_ids or reach.line_manager_id) and Worker.objects.within(reach)
    return bool(within and within.filter(pk=application.worker_id).exists())


def offered_steps(application: ProgressionApplication, scope: Scope, account: Account) -> list[Offer]:
    """The links on an application. What is for others is not offered about oneself. One query for each permission."""
    is_own = application.worker_id == account.worker_id
    known: dict[Permission, bool] = {}
    offers = []
    for key, step in STEPS.items():
        if application.state not in step.states or (step.permission == APPLICANT) != is_own:
            continue
        if step.panel is not None and step.panel == application.route.automatic:
            continue
        if key == "tell" and not application.progressiondecisions.filter(told_on__isnull=True).exists():
            continue
        if step.permission not in known:
            known[step.permission] = may(step, application, scope)
        if known[step.permission]:
            offers.append(Offer(step.label, reverse("progression_step", args=[application.pk, key])))
    if application.state == S.APPROVED and not is_own and scope[P.CHANGE_EMPLOYMENT].everyone:
        offers.append(Offer("Let it take effect", reverse("progression_effect", args=[application.pk])))
    return offers
