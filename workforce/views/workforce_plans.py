"""The annual workforce plan: the units of a year, one plan, and what is done about it. Everybody here may read it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.csv_file import csv_response
from workforce.domain.workforce_plans import (
    ActionDetails,
    add_action,
    begin_plan,
    change_action,
    finish_action,
    move_workforce_plan,
    write_version,
)
from workforce.enums import WorkforcePlanState
from workforce.forms.workforce_plans import (
    ActionForm,
    BeginPlanForm,
    MoveWorkforcePlanForm,
    VersionForm,
    YearFilter,
    year_words,
)
from workforce.models import WorkforcePlan, WorkforcePlanAction, WorkforcePlanVersion
from workforce.pages import workforce_plans as words
from workforce.pages.moves import moves_table
from workforce.queries.organisation import tree, unit_names
from workforce.queries.policy import policies_in
from workforce.queries.workforce_plans import (
    actions_in,
    actions_of_plan,
    plans_in,
    year_lines,
    year_rules,
    years,
)
from workforce.rules.plans import PLAN_MOVES, plan_due_on, plan_year
from workforce.views.page import Request
from workforce.views.plan_pages import ActionDonePage, PlansForm, PlansPage


class YearPage(PlansPage):
    """What the page of a year and its file share."""

    permission = Permission.SEE_DIRECTORY

    def asked(self) -> tuple[YearFilter, int]:
        this = plan_year(self.today)
        form = YearFilter(self.request.GET or {"year": this}, years=years(self.today))
        form.is_valid()
        return form, form.cleaned_data.get("year") or this


class WorkforcePlans(YearPage):
    """The plans of a year: who needs one, and how each stands."""

    def get(self, request: Request) -> HttpResponse:
        form, year = self.asked()
        rules = year_rules(policies_in(self.scope), self.today)
        lines = year_lines(year, tree(self.today), self.today, rules)
        actions = []
        if self.scope.may(Permission.KEEP_PLANS):
            actions.append(
                {
                    "label": "Begin a plan",
                    "url": f"{reverse('workforce_plan_begin')}?year={year}",
                    "primary": True,
                }
            )
        return self.render(
            "workforce/workforce_plans.html",
            filter_form=form,
            year=year_words(year),
            table=words.year_table(lines, unit_names(self.today), self.today),
            actions=actions,
            query=request.GET.urlencode(),
        )


class WorkforceActionsFile(YearPage):
    """Every action of a year as CSV."""

    def get(self, request: Request) -> HttpResponse:
        _, year = self.asked()
        names = unit_names(self.today)
        found = actions_in(self.reach).filter(plan__year=year).order_by("plan", "priority", "due_on", "pk")
        rows = (words.action_row(each, names) for each in found)
        return csv_response(f"workforce plan actions {year_words(year)}", words.ACTION_HEADER, rows)


class WorkforcePlanPage(PlansPage):
    """One plan: its text in the version asked for, its actions, and what happened to it."""

    permission = Permission.SEE_DIRECTORY

    def get(self, request: Request, plan_id: int) -> HttpResponse:
        plan = get_object_or_404(plans_in(self.reach), pk=plan_id)
        versions = list(plan.versions.select_related("by"))
        may_change = self.scope.may(Permission.KEEP_PLANS)
        return self.render(
            "workforce/workforce_plan.html",
            plan=plan,
            unit=unit_names(self.today).get(plan.unit_id, plan.unit.code),
            version=_chosen(versions, request.GET.get("version")),
            latest=versions[0].number if versions else 0,
            versions=words.versions_table(versions),
            table=words.actions_table(
                actions_of_plan(plan), self.today, may_change=may_change, own_id=request.user.worker_id
            ),
            moves=moves_table(list(plan.moves.select_related("by").order_by("-on", "-pk"))),
            may_change=may_change and plan.state != WorkforcePlanState.REVIEWED,
        )


def _chosen(versions: Sequence[WorkforcePlanVersion], asked: str | None) -> WorkforcePlanVersion | None:
    """The version of this number, else the latest. Raises Http404 for a number that was never written."""
    if asked is None:
        return versions[0] if versions else None
    found = [each for each in versions if str(each.number) == asked]
    if not found:
        raise Http404
    return found[0]


class BeginPlan(PlansForm):
    permission = Permission.KEEP_PLANS
    title = "Begin a workforce plan"
    form_class = BeginPlanForm

    def form_arguments(self) -> dict[str, Any]:
        return {"nodes": tree(self.today), "years": years(self.today)[:3], "people": self.people}

    def initial(self) -> dict[str, Any]:
        asked = self.request.GET.get("year", "")
        year = int(asked) if asked.isdigit() and len(asked) == 4 else plan_year(self.today) + 1
        return {"year": year, "due_on": plan_due_on(year, year_rules(policies_in(self.scope), self.today))}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        self.begun = begin_plan(
            unit_id=data["unit"],
            year=data["year"],
            owner_id=data["owner"].pk,
            due_on=data["due_on"],
            text=data["text"],
            today=self.today,
            by=self.request.user,
        )
        return "The plan is begun, as a draft."

    def back_url(self) -> str:
        return reverse("workforce_plans")

    def done_url(self) -> str:
        return reverse("workforce_plan", args=[self.begun.pk])


class PlanForm(PlansForm):
    """A form about one plan."""

    permission = Permission.KEEP_PLANS
    plan: WorkforcePlan

    def find(self, **named: Any) -> None:
        self.plan = get_object_or_404(plans_in(self.reach), pk=named["plan_id"])

    def subject(self) -> str:
        return f"{unit_names(self.today).get(self.plan.unit_id, '')}, {self.plan.year_words}"

    def back_url(self) -> str:
        return reverse("workforce_plan", args=[self.plan.pk])


class WriteVersion(PlanForm):
    title = "Write the next version"
    hint = "The versions before are kept."
    form_class = VersionForm

    def initial(self) -> dict[str, Any]:
        latest = self.plan.versions.first()
        return {"text": latest.text, "after": latest.number} if latest else {"after": 0}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        written = write_version(
            plan_id=self.plan.pk,
            text=data["text"],
            change=data["change"],
            after=data["after"],
            today=self.today,
            by=self.request.user,
        )
        return f"Version {written.number} is kept."


class MoveWorkforcePlan(PlanForm):
    title = "Move the plan"
    form_class = MoveWorkforcePlanForm

    def form_arguments(self) -> dict[str, Any]:
        now = WorkforcePlanState(self.plan.state)
        return {"moves": {to: str(to.label) for to in WorkforcePlanState if (now, to) in PLAN_MOVES}}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        move_workforce_plan(
            plan_id=self.plan.pk,
            to=data["to"],
            on=data["on"],
            words=data["words"],
            today=self.today,
            by=self.request.user,
        )
        return "The plan is moved."


def _details(data: dict[str, Any]) -> ActionDetails:
    return ActionDetails(data["priority"], data["text"], data["measure"], data["owner"].pk, data["due_on"])


class AddAction(PlanForm):
    title = "Add an action"
    form_class = ActionForm

    def form_arguments(self) -> dict[str, Any]:
        return {"people": self.people}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        add_action(plan_id=self.plan.pk, details=_details(data), by=self.request.user)
        return "The action is in the plan."


class OfAction(PlansForm):
    """A form about one action."""

    action: WorkforcePlanAction

    def find(self, **named: Any) -> None:
        self.action = get_object_or_404(actions_in(self.reach), pk=named["action_id"])

    def subject(self) -> str:
        return self.action.text

    def back_url(self) -> str:
        return reverse("workforce_plan", args=[self.action.plan_id])


class ChangeAction(OfAction):
    permission = Permission.KEEP_PLANS
    title = "Change an action"
    form_class = ActionForm

    def form_arguments(self) -> dict[str, Any]:
        return {"people": self.people}

    def initial(self) -> dict[str, Any]:
        kept = self.action
        due_on: date = kept.due_on
        return {
            "priority": kept.priority,
            "text": kept.text,
            "measure": kept.measure,
            "owner": kept.owner.reference,
            "due_on": due_on,
        }

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        change_action(action_id=self.action.pk, details=_details(data), by=self.request.user)
        return "The action is changed."


class ActionDone(OfAction, ActionDonePage):
    """By whoever keeps plans, and by whoever sees to the action."""

    permission = Permission.SEE_DIRECTORY
    finish = staticmethod(finish_action)

    def find(self, **named: Any) -> None:
        super().find(**named)
        if not self.scope.may(Permission.KEEP_PLANS) and self.action.owner_id != self.request.user.worker_id:
            raise PermissionDenied
