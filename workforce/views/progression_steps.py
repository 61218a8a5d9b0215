"""What can be done with an application: one page for each verb, offered to whoever may do it in the state it is in."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.access.scope import Scope
from workforce.actions import Offer
from workforce.domain.progression import (
    add_evidence,
    appeal,
    find_eligible,
    record_talk,
    remove_evidence,
    send_back,
    submit,
    withdraw,
    write_application,
)
from workforce.domain.progression_answers import answer_criteria, confirm_criteria
from workforce.domain.progression_criteria import criterion_lines
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
from workforce.models import Account, PortfolioItem, ProgressionApplication, Worker
from workforce.queries.panels import panels_to_come
from workforce.queries.progression import applications_in
from workforce.views.career_form import CareerForm
from workforce.written import day as written_day

S, P = ProgressionState, Permission
APPLICANT, MANAGER, KEEPER = P.APPLY_FOR_PROGRESSION, P.SUPPORT_PROGRESSION, P.DECIDE_PROGRESSION


@dataclass(frozen=True, slots=True)
class Step:
    """A verb about an application. `states`: those in which it is offered. `act` says what was done.

    `panel`: offered only on routes with a panel (True), only on those without one (False), or on both.
    """

    label: str
    permission: Permission
    states: Collection[ProgressionState]
    form_class: type[VerbForm]
    act: Callable[["ApplicationStep", Any], str]
    submit: str = "Save"
    hint: str = ""
    panel: bool | None = None


def _talk(page: "ApplicationStep", form: TalkForm) -> str:
    record_talk(**page.who(), **form.cleaned_data)
    return "The talk is recorded. The applicant can go on."


def _write(page: "ApplicationStep", form: StatementForm) -> str:
    write_application(**page.who(), **form.cleaned_data)
    return "What you wrote is saved."


def _evidence(page: "ApplicationStep", form: EvidenceForm) -> str:
    item = add_evidence(**page.who(), **form.cleaned_data)
    return f"“{item.title}” is in the portfolio."


def _answers(page: "ApplicationStep", form: AnswersForm) -> str:
    kept = answer_criteria(**page.who(), answers=form.answers())
    return f"Answers saved: {kept}. Your manager confirms them."


def _confirm(page: "ApplicationStep", form: AnswersForm) -> str:
    kept = confirm_criteria(**page.who(), answers=form.answers())
    return f"Answers confirmed: {kept}."


def _submit(page: "ApplicationStep", form: ConfirmForm) -> str:
    submit(**page.who())
    return "The application is submitted."


def _withdraw(page: "ApplicationStep", form: MayReasonForm) -> str:
    withdraw(**page.who(), **form.cleaned_data)
    return "The application is withdrawn."


def _eligible(page: "ApplicationStep", form: MayReasonForm) -> str:
    find_eligible(**page.who(), **form.cleaned_data)
    return "The application is ready."


def _back(page: "ApplicationStep", form: ReasonsForm) -> str:
    send_back(**page.who(), **form.cleaned_data)
    return "The applicant has it back."


def _before_panel(page: "ApplicationStep", form: PanelForm) -> str:
    item = put_before_panel(**page.who(), panel_id=form.cleaned_data["panel"])
    return f"It comes before the panel of {written_day(item.panel.on)}."


def _from_panel(page: "ApplicationStep", form: ReasonsForm) -> str:
    take_from_panel(**page.who(), **form.cleaned_data)
    return "It waits for another panel."


def _decide(page: "ApplicationStep", form: DecisionForm) -> str:
    data = form.cleaned_data
    decision = decide(**page.who(), **data | {"outcome": ProgressionOutcome(data["outcome"])})
    return f"Decided. Tell the applicant by {written_day(decision.tell_by)}."


def _approve(page: "ApplicationStep", form: ApproveForm) -> str:
    decision = decide(**page.who(), outcome=ProgressionOutcome.APPROVED, **form.cleaned_data)
    return f"Approved. Tell the applicant by {written_day(decision.tell_by)}."


def _tell(page: "ApplicationStep", form: ToldForm) -> str:
    tell(**page.who(), **form.cleaned_data)
    return "It is recorded that the applicant knows."


def _appeal(page: "ApplicationStep", form: ReasonsForm) -> str:
    appeal(**page.who(), **form.cleaned_data)
    return "The appeal is made."


def _appeal_decision(page: "ApplicationStep", form: AppealDecisionForm) -> str:
    decide_appeal(**page.who(), **form.cleaned_data)
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


class ApplicationStep(CareerForm):
    """The page of one verb. Outside one's reach there is no application; without the verb's permission it refuses."""

    permission = Permission.SEE_PROGRESSION

    def find(self, application_id: int, step: str, **named: Any) -> None:
        self.application = get_object_or_404(applications_in(self.reach), pk=application_id)
        if step not in STEPS:
            raise Http404
        self.step, self.key = STEPS[step], step
        if not may(self.step, self.application, self.scope):
            raise PermissionDenied
        self.title, self.hint, self.submit = self.step.label, self.step.hint, self.step.submit
        self.form_class = self.step.form_class

    def who(self) -> dict[str, Any]:
        return {"application_id": self.application.pk, "today": self.today, "by": self.request.user}

    def subject(self) -> str:
        return f"{self.application.worker.name}: {self.application.route}"

    def initial(self) -> dict[str, Any]:
        if self.key == "write":
            return {"statement": self.application.statement}
        return {"held_on": self.today} if self.key == "talk" else {}

    def form_arguments(self) -> dict[str, Any]:
        if self.form_class is AnswersForm:
            lines = criterion_lines(self.application, self.today)
            return {"lines": lines, "confirms": self.key == "confirm"}
        if self.form_class is PanelForm:
            return {"panels": panels_to_come(self.scope[KEEPER], self.today)}
        return {}

    def act(self, form: Any) -> str:
        return self.step.act(self, form)

    def done_url(self) -> str:
        return reverse("progression_application", args=[self.application.pk])


class RemoveEvidence(CareerForm):
    """A piece of evidence is taken out of one's own portfolio."""

    permission = Permission.APPLY_FOR_PROGRESSION
    title = "Take it out of the portfolio"
    submit = "Take it out"
    form_class = ConfirmForm

    def find(self, application_id: int, item_id: int, **named: Any) -> None:
        items = PortfolioItem.objects.within(self.reach).filter(application=application_id)
        self.item: PortfolioItem = get_object_or_404(items, pk=item_id)

    def subject(self) -> str:
        return self.item.title

    def act(self, form: ConfirmForm) -> str:
        return f"“{remove_evidence(item_id=self.item.pk, by=self.request.user)}” is out of the portfolio."

    def done_url(self) -> str:
        return reverse("progression_application", args=[self.item.application_id])
