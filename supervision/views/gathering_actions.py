"""Actions from forums: the list, its file, and ending one."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse

from supervision.domain.gatherings import (
    end_action,
)
from supervision.enums import ActionState
from supervision.forms.gatherings import (
    EndActionForm,
    WordsFilter,
)
from supervision.models import GatheringAction
from supervision.pages.gathering_actions import ACTIONS_HEADER, action_rows, actions_table
from supervision.queries.gatherings import (
    ACTION_SORTS,
    ActionSearch,
    actions_seen,
)
from supervision.views.gatherings import PER_PAGE, ForumFormPage, ForumPage
from workforce.csv_file import csv_response
from workforce.tables import chosen_sort
from workforce.views.page import Request
from workforce.views.section_forms import or_404

OPEN, EVERY = "open", "all"


class ActionListPage(ForumPage):
    """What the list of actions and its file share."""

    def choose(self) -> WordsFilter:
        form = WordsFilter(self.request.GET, shows=[(OPEN, "Open"), (EVERY, "All")])
        search = ActionSearch(form.asked("q"), open_only=form.asked("show") != EVERY)
        self.sort = chosen_sort(self.request.GET.get("sort"), ACTION_SORTS, "due")
        self.found = actions_seen(search, self.request.user, self.scope, self.sort)
        return form


class Actions(ActionListPage):
    """One's own actions, and those of the series that one records."""

    def get(self, request: Request) -> HttpResponse:
        form = self.choose()
        page = Paginator(self.found, PER_PAGE).get_page(request.GET.get("page"))
        rows = list(page.object_list)
        mine = frozenset(each.pk for each in rows if each.state == ActionState.OPEN)
        return self.render(
            "supervision/forum_actions.html",
            form=None,
            filter_form=form,
            page=page,
            table=actions_table(rows, self.today, mine, self.sort),
            query=request.GET.urlencode(),
        )


class ActionsFile(ActionListPage):
    """The list as CSV."""

    def get(self, request: Request) -> HttpResponse:
        self.choose()
        return csv_response(f"actions from forums {self.today}", ACTIONS_HEADER, action_rows(self.found))


class EndAction(ForumFormPage):
    """Done, or no longer needed: by its owner or whoever records the series."""

    title = "End the action"
    form_class = EndActionForm
    action: GatheringAction

    def find(self, **named: Any) -> None:
        every = ActionSearch(open_only=False)
        found = actions_seen(every, self.request.user, self.scope)
        self.action = or_404(found.filter(pk=named["action_id"]).first())

    def subject(self) -> str:
        return self.action.words

    def act(self, form: EndActionForm) -> str:
        data = form.cleaned_data
        ended = end_action(
            action_id=self.action.pk,
            state=ActionState(data["state"]),
            result=data["result"],
            today=self.today,
            by=self.request.user,
        )
        return f"The action is {ended.get_state_display().lower()}."

    def done_url(self) -> str:
        return reverse("forum_actions")

    def back(self) -> str:
        return "Actions"
