"""What is done about succession: a post marked, a plan moved, people named, risks judged, notes kept."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.domain.succession import (
    add_development,
    assess_risk,
    end_successor,
    finish_development,
    mark_critical,
    move_plan,
    name_successor,
    note_talent,
    show_notes,
    unmark_critical,
)
from workforce.enums import SuccessionState
from workforce.forms.succession import (
    DevelopmentForm,
    LastDayForm,
    MarkForm,
    MovePlanForm,
    NoteForm,
    RiskForm,
    ShownForm,
    SuccessorForm,
)
from workforce.models import CriticalPost, DevelopmentAction, Successor, Worker
from workforce.queries.succession import (
    critical_posts,
    holders_of,
    plan_of,
    plan_rules,
    posts_of_the_day,
    showings,
    succeeds_where,
    successors_of,
    talent_notes,
    titles_of,
)
from workforce.queries.visibility import visible_people
from workforce.rules.succession import MOVES
from workforce.views.page import Request
from workforce.views.plan_pages import ActionDonePage, PlansForm, PlansPage


class MarkCritical(PlansForm):
    permission = Permission.MARK_CRITICAL
    title = "Mark a post as critical"
    hint = "A critical post is one that must not stay empty. It gets a succession plan, reviewed every six months."
    form_class = MarkForm

    def form_arguments(self) -> dict[str, Any]:
        return {"posts": posts_of_the_day(self.reach)}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        marked = mark_critical(
            post_id=data["post"].pk, reason=data["reason"], from_day=data["from_day"], by=self.request.user
        )
        self.marked_id = marked.pk
        return f"Post {data['post'].reference} is marked as critical."

    def back_url(self) -> str:
        return reverse("succession")

    def done_url(self) -> str:
        return reverse("succession_post", args=[self.marked_id])


class CriticalForm(PlansForm):
    """A form about one critical post."""

    permission = Permission.CHANGE_SUCCESSION
    critical: CriticalPost

    def find(self, **named: Any) -> None:
        self.critical = get_object_or_404(critical_posts(self.reach), pk=named["critical_id"])

    def subject(self) -> str:
        found = titles_of([self.critical.post_id], self.today).get(self.critical.post_id)
        return f"{found[0]} ({self.critical.post.reference})" if found else self.critical.post.reference

    def back_url(self) -> str:
        return reverse("succession_post", args=[self.critical.pk])


class UnmarkCritical(CriticalForm):
    permission = Permission.MARK_CRITICAL
    title = "No longer critical"
    submit = "End"
    warning = "Its successors end on the same day. The plan and what happened stay on record."
    form_class = LastDayForm

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        unmark_critical(critical_id=self.critical.pk, last_day=data["last_day"], by=self.request.user)
        return "The post is no longer critical after that day."


class MoveSuccessionPlan(CriticalForm):
    title = "Move the plan"
    form_class = MovePlanForm

    def form_arguments(self) -> dict[str, Any]:
        now = plan_of(self.critical, self.today, plan_rules(self.today)).state
        reviewed = now in (SuccessionState.AGREED, SuccessionState.REVIEW_DUE)
        labels = {
            SuccessionState.AGREED: "Reviewed and agreed again" if reviewed else "Agreed",
            SuccessionState.DRAFT: "Being drafted anew" if reviewed else "Being drafted",
        }
        return {"moves": {to: label for to, label in labels.items() if (now, to) in MOVES}}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        move_plan(
            critical_id=self.critical.pk,
            to=data["to"],
            on=data["on"],
            words=data["words"],
            today=self.today,
            by=self.request.user,
        )
        return "The plan is moved."


class JudgeRisk(CriticalForm):
    title = "How likely is the holder to leave?"
    hint = "Only those who see succession plans see this, and never about themselves."
    form_class = RiskForm

    def form_arguments(self) -> dict[str, Any]:
        own = self.request.user.worker_id
        held = holders_of(self.critical, self.today)
        return {"holders": {each.worker_id: each.worker.name for each in held if each.worker_id != own}}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        assess_risk(
            critical_id=self.critical.pk,
            worker_id=data["holder"],
            within_12=data["within_12"],
            within_24=data["within_24"],
            why=data["why"],
            on=data["on"],
            today=self.today,
            by=self.request.user,
        )
        return "The risk is recorded."


class NameSuccessor(CriticalForm):
    title = "Name a successor"
    hint = "For somebody who is named already, this changes when they would be ready."
    form_class = SuccessorForm

    def form_arguments(self) -> dict[str, Any]:
        return {"people": self.people}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        name_successor(
            critical_id=self.critical.pk,
            worker_id=data["person"].pk,
            readiness=data["readiness"],
            from_day=data["from_day"],
            by=self.request.user,
        )
        return f"{data['person'].name} is named as a successor."


class PlanDevelopment(CriticalForm):
    title = "Plan development"
    form_class = DevelopmentForm

    def form_arguments(self) -> dict[str, Any]:
        own = self.request.user.worker_id
        named = successors_of(self.critical, self.today)
        successors = {each.row.worker_id: each.row.worker.name for each in named if each.row.worker_id != own}
        return {"successors": successors, "people": self.people}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        add_development(
            critical_id=self.critical.pk,
            worker_id=data["successor"],
            text=data["text"],
            owner_id=data["owner"].pk,
            due_on=data["due_on"],
            by=self.request.user,
        )
        return "The action is planned."


class EndSuccessor(PlansForm):
    permission = Permission.CHANGE_SUCCESSION
    title = "End a successor"
    submit = "End"
    warning = "The person no longer counts as a successor after that day. That they were stays on record."
    form_class = LastDayForm
    named: Successor

    def find(self, **named: Any) -> None:
        found = Successor.objects.within(self.reach).select_related("worker")
        self.named = get_object_or_404(found, pk=named["successor_id"])

    def subject(self) -> str:
        return self.named.worker.name

    def back_url(self) -> str:
        return reverse("succession_post", args=[self.named.critical_id])

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        end_successor(successor_id=self.named.pk, last_day=data["last_day"], by=self.request.user)
        return f"{self.named.worker.name} is no successor after that day."


class DevelopmentDone(ActionDonePage):
    permission = Permission.CHANGE_SUCCESSION
    action: DevelopmentAction
    finish = staticmethod(finish_development)

    def find(self, **named: Any) -> None:
        self.action = get_object_or_404(DevelopmentAction.objects.within(self.reach), pk=named["action_id"])

    def back_url(self) -> str:
        return reverse("succession_post", args=[self.action.critical_id])


def _somebody_else(view: PlansPage, reference: str) -> Worker:
    """Somebody in the reach of the page. One's own notes are shown by others, on request."""
    people: QuerySet[Worker] = visible_people(view.scope) & Worker.objects.within(view.reach)
    found = get_object_or_404(people, reference=reference)
    if found.pk == view.request.user.worker_id:
        raise Http404
    return found


class Talent(PlansPage):
    """What is noted about somebody, when it was shown to them, and for which posts they are named."""

    permission = Permission.SEE_SUCCESSION

    def get(self, request: Request, reference: str) -> HttpResponse:
        worker = _somebody_else(self, reference)
        named = succeeds_where(worker.pk, self.reach, self.today)
        titles = titles_of([each.critical.post_id for each in named], self.today)
        return self.render(
            "workforce/talent.html",
            worker=worker,
            notes=talent_notes(worker.pk),
            showings=showings(worker.pk),
            named=[(each, titles.get(each.critical.post_id, ("", 0))[0]) for each in named],
            may_change=self._may_change(worker),
        )

    def _may_change(self, worker: Worker) -> bool:
        reach = self.scope[Permission.CHANGE_SUCCESSION]
        return bool(reach) and Worker.objects.within(reach).filter(pk=worker.pk).exists()


class TalentForm(PlansForm):
    """A form about one person's notes."""

    permission = Permission.CHANGE_SUCCESSION
    worker: Worker

    def find(self, **named: Any) -> None:
        self.worker = _somebody_else(self, named["reference"])

    def subject(self) -> str:
        return self.worker.name

    def back_url(self) -> str:
        return reverse("talent", args=[self.worker.reference])


class NoteTalent(TalentForm):
    title = "Write a note"
    form_class = NoteForm

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        note_talent(
            worker_id=self.worker.pk, text=data["text"], on=data["on"], today=self.today, by=self.request.user
        )
        return "The note is kept."


class ShowNotes(TalentForm):
    title = "Shown to the person"
    hint = "Print the page before and go through it together."
    form_class = ShownForm

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        show_notes(
            worker_id=self.worker.pk,
            on=data["on"],
            words=data["words"],
            today=self.today,
            by=self.request.user,
        )
        return f"It is recorded that {self.worker.name} was shown the notes."
