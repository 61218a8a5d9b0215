"""Agreed actions: one's own and those of one's people."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse

from supervision.domain.acting import Outcome, Settlement, settle_action
from supervision.domain.readings import note_actions
from supervision.forms.lists import ALL, MINE, OVERDUE, ActionFilter
from supervision.forms.signing import ActionForm
from supervision.models import AgreedAction
from supervision.pages.sessions import ACTION_HEADER, action_lines, action_table
from supervision.queries.reading import actions_read
from supervision.queries.session_list import ACTION_SORTS, WantedActions, actions
from supervision.sections import SUPERVISION
from workforce.access.permissions import Permission
from workforce.csv_file import csv_download
from workforce.policy import PolicyKey
from workforce.queries.policy import policies_in
from workforce.tables import chosen_sort
from workforce.views.page import Request
from workforce.views.section_forms import FormPage
from workforce.views.sections import SectionView
from workforce.written import day as written_day

PER_PAGE = 50


class ActionView(SectionView):
    """What the list and its file share."""

    section = SUPERVISION
    permission = Permission.SEE_SUPERVISION

    @property
    def sort(self) -> str:
        return chosen_sort(self.request.GET.get("sort"), ACTION_SORTS, "due")

    def found(self, form: ActionFilter) -> Any:
        show = form.shown()
        return actions(
            self.reach,
            WantedActions(
                text=form.text(),
                open_only=show != ALL,
                overdue_on=self.today if show == OVERDUE else None,
                owner_id=(self.request.user.worker_id or 0) if show == MINE else None,
            ),
            self.sort,
        )


class Actions(ActionView):
    """Open actions, the earliest day first; their words only for the two."""

    def get(self, request: Request) -> HttpResponse:
        form = ActionFilter(request.GET)
        page = Paginator(self.found(form), PER_PAGE).get_page(request.GET.get("page"))
        shown = list(page.object_list)
        often = int(policies_in(self.scope).value(PolicyKey.SUPERVISION_CARRIES, self.today))
        readable = actions_read(shown, request.user, self.today)
        note_actions(shown, request.user, readable)
        return self.render(
            "supervision/actions.html",
            filter_form=form,
            page=page,
            table=action_table(shown, self.today, readable, often, self.sort),
            query=request.GET.urlencode(),
        )


class ActionsFile(ActionView):
    """The list as CSV: days and states, no words."""

    def get(self, request: Request) -> HttpResponseBase:
        found = self.found(ActionFilter(request.GET))
        return csv_download(f"supervision actions {self.today}", ACTION_HEADER, action_lines(found))


class Action(FormPage, ActionView):
    """Say what became of an action."""

    title = "What became of it"
    form_class = ActionForm
    action: AgreedAction

    def find(self, **named: Any) -> None:
        found = AgreedAction.objects.within(self.reach).select_related("session", "owner", "supervisee")
        self.action = get_object_or_404(found, pk=named["action_id"])
        self.parts = actions_read([self.action], self.request.user, self.today)
        if not self.parts:
            raise PermissionDenied

    def subject(self) -> str:
        return f"{self.action.owner.name}, by {written_day(self.action.due_on)}"

    def initial(self) -> dict[str, Any]:
        return {"outcome": Outcome.DONE.value, "seen": self.action.due_on.isoformat()}

    def more(self) -> dict[str, Any]:
        """What is to be done, which is content: whoever is shown it has read it."""
        note_actions([self.action], self.request.user, self.parts)
        return {"hint": self.action.words}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        settlement = Settlement(
            self.action.pk,
            Outcome(data["outcome"]),
            data["seen"] or self.action.due_on,
            due_on=data["due_on"],
        )
        settled = settle_action(
            settlement=settlement, on=self.today, by=self.request.user, words=data["words"]
        )
        if settlement.outcome is Outcome.CARRY:
            return f"The action is carried forward to {written_day(settled.due_on)}."
        return f"The action: {settled.get_state_display().lower()}."

    def done_url(self) -> str:
        return reverse("supervision_actions")

    def back(self) -> str:
        return "Actions"
