"""The register page, its file, and the list to look people up by."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.access.scope import Scope
from workforce.csv_file import Value, csv_download
from workforce.domain.errors import DomainError
from workforce.domain.registrations import record_looks
from workforce.forms.registrations import LookUpFilter, LookUpForm, RegisterFilter
from workforce.models import Worker
from workforce.pages.register import (
    CSV_HEADER,
    Reader,
    csv_rows,
    register_table,
    summary_table,
    teams_table,
)
from workforce.policy import PolicyKey
from workforce.queries.organisation import below, tree
from workforce.queries.policy import PolicyTable
from workforce.queries.register import SORTS, UNSEEN, RegisterChoice, RegisterPage, register_page
from workforce.queries.register_lines import Key
from workforce.queries.registrations import Needed, needed_at
from workforce.tables import chosen_sort
from workforce.views.page import PageView, Request, offset_asked
from workforce.views.verbs import refuse
from workforce.written import day as written_day

PER_PAGE = 50
AT_ONCE = 1000
"""How many lines a file is written of at once."""


def open_to(scope: Scope, permission: Permission) -> Collection[int] | None:
    """The people whom a permission reaches, by number; None: everybody. One query at most."""
    reach = scope[permission]
    if reach.everyone:
        return None
    return set(Worker.objects.within(reach).values_list("pk", flat=True)) if reach else ()


class RegisterView(PageView):
    """What the page and its file share: what is asked of the register."""

    permission = Permission.SEE_REGISTRATION

    def look(self, request: Request) -> None:
        """What the reader asks for, and may see. Five queries at most."""
        self.nodes = tree(self.today)
        self.names = {node.unit_id: node.name for node in self.nodes}
        self.policies = PolicyTable.load()
        self.reader = Reader(self.today, open_to(self.scope, Permission.SEE_CHECKS))
        self.form = RegisterFilter(request.GET, nodes=self.nodes)
        self.form.is_valid()
        self.choice = self._choice(self.form.cleaned_data)

    def _choice(self, data: dict[str, Any]) -> RegisterChoice:
        unit = data.get("unit")
        return RegisterChoice(
            text=data.get("q", ""),
            regulator=data.get("regulator", ""),
            state=data.get("state", ""),
            unit_ids=below([unit], self.today)[unit] if unit else None,
            extra=data.get("extra", ""),
            sort=chosen_sort(self.request.GET.get("sort"), SORTS, "urgency"),
            sees_conditions_of=self.reader.conditions_of,
        )


class Registrations(RegisterView):
    """Who needs which registration, how it stands, and how far the renewal has come."""

    def get(self, request: Request) -> HttpResponse:
        self.look(request)
        found, page = self._page(request)
        lines = needed_at(found.keys, self.today, self.policies) if found.keys else []
        fewest = self.policies.value(PolicyKey.SUPPRESSION_COUNT, self.today)
        return self.render(
            "workforce/registrations.html",
            filter_form=self.form,
            chosen=self.form.chosen(),
            page=page,
            table=register_table(lines, self.reader, self.names, self.choice.sort),
            summary=summary_table(found.by_register, self.reader, fewest),
            teams=teams_table(found.by_team, self.names),
            query=request.GET.urlencode(),
            actions=self._actions(),
        )

    def _page(self, request: Request) -> "tuple[RegisterPage, Page[int]]":
        """The page asked for; the last one where there are fewer."""
        start = offset_asked(request.GET.get("page"), PER_PAGE)
        found = register_page(
            self.reach, self.today, self.policies, self.choice, limit=PER_PAGE, offset=start
        )
        return found, Paginator(range(found.total), PER_PAGE).get_page(start // PER_PAGE + 1)

    def _actions(self) -> list[dict[str, Any]]:
        if not self.scope.may(Permission.CHANGE_CHECKS):
            return []
        return [{"label": "Look people up", "url": reverse("registrations_look"), "primary": True}]


class RegistrationsFile(RegisterView):
    """What is chosen on the page, as CSV."""

    def get(self, request: Request) -> HttpResponseBase:
        self.look(request)
        found = register_page(self.reach, self.today, self.policies, self.choice, counted=False)
        return csv_download(f"registrations {self.today}", CSV_HEADER, self._rows(found.keys))

    def _rows(self, keys: Sequence[Key]) -> Iterator[Sequence[Value]]:
        """Some hundred lines at once."""
        for start in range(0, len(keys), AT_ONCE):
            lines = needed_at(keys[start : start + AT_ONCE], self.today, self.policies)
            yield from csv_rows(lines, self.reader, self.names)


class LookUp(PageView):
    """The list to work through with the register open beside it: one save for all who were looked up.

    From the day after the last day for renewal it lists everybody not looked up since. Nobody looks up themselves.
    """

    permission = Permission.CHANGE_CHECKS

    def get(self, request: Request) -> HttpResponse:
        page = self._page_of_people()
        return self._shown(page, self._form(page, initial={"on": self.today}))

    def post(self, request: Request) -> HttpResponse:
        page = self._page_of_people()
        form = self._form(page, data=request.POST)
        if form.is_valid():
            try:
                return self._saved(form)
            except (DomainError, ValidationError) as error:
                refuse(form, error)
        return self._shown(page, form)

    def _page_of_people(self) -> "Page[Needed]":
        """Who is listed, by name. Seven queries at most."""
        self.nodes = tree(self.today)
        self.filter = LookUpFilter(self.request.GET, nodes=self.nodes)
        self.filter.is_valid()
        data = self.filter.cleaned_data
        unit = data.get("unit")
        units = below([unit], self.today)[unit] if unit else None
        choice = RegisterChoice(
            regulator=data.get("regulator", ""),
            unit_ids=units,
            sort="name",
            look_up=data.get("who", UNSEEN),
            but=self.request.user.worker_id,
        )
        policies = PolicyTable.load()
        start = offset_asked(self.request.GET.get("page"), PER_PAGE)
        found = register_page(
            self.reach, self.today, policies, choice, limit=PER_PAGE, offset=start, counted=False
        )
        lines = needed_at(found.keys, self.today, policies) if found.keys else []
        page: Page[Any] = Paginator(range(found.total), PER_PAGE).get_page(start // PER_PAGE + 1)
        page.object_list = lines
        return page

    def _form(self, page: "Page[Needed]", **kwargs: Any) -> LookUpForm:
        people = [(line.worker_id, line.regulator, line.name) for line in page.object_list]
        return LookUpForm(people=people, **kwargs)

    def _saved(self, form: LookUpForm) -> HttpResponse:
        on = form.cleaned_data["on"]
        count = record_looks(results=form.results(), on=on, today=self.today, by=self.request.user)
        people = "person" if count == 1 else "people"
        messages.success(self.request, f"{count} {people} looked up on {written_day(on)}.")
        return redirect(self.request.get_full_path())

    def _shown(self, page: "Page[Needed]", form: LookUpForm) -> HttpResponse:
        names = {node.unit_id: node.name for node in self.nodes}
        rows = [
            {
                "line": line,
                "teams": ", ".join(names.get(each, "") for each in line.team_ids),
                "look": line.facts.last_look(self.today),
                "field": form[f"result-{line.worker_id}-{line.regulator}"],
            }
            for line in page.object_list
        ]
        return self.render(
            "workforce/register_look.html",
            form=form,
            filter_form=self.filter,
            page=page,
            rows=rows,
            breadcrumbs=[{"label": "Registrations", "url": reverse("registrations")}],
        )
