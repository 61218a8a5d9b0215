"""The register page, its file, and the list to look people up by."""

from collections.abc import Collection
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.access.scope import Scope
from workforce.csv_file import csv_response
from workforce.domain.errors import DomainError
from workforce.domain.registrations import record_looks
from workforce.enums import RegistrationState
from workforce.forms.registrations import CONFIRMED, EVERYBODY, LookUpFilter, LookUpForm, RegisterFilter
from workforce.models import Worker
from workforce.pages.register import (
    CSV_HEADER,
    SORTS,
    Reader,
    RegisterChoice,
    chosen,
    csv_rows,
    register_table,
    summary_table,
    teams_table,
)
from workforce.policy import PolicyKey
from workforce.queries.organisation import below, tree
from workforce.queries.policy import PolicyTable
from workforce.queries.registrations import Needed, needed
from workforce.tables import chosen_sort
from workforce.views.page import PageView, Request
from workforce.views.verbs import refuse
from workforce.written import day as written_day

PER_PAGE = 50


def open_to(scope: Scope, permission: Permission) -> Collection[int] | None:
    """The people whom a permission reaches, by number; None: everybody. One query at most."""
    reach = scope[permission]
    if reach.everyone:
        return None
    return set(Worker.objects.within(reach).values_list("pk", flat=True)) if reach else ()


class RegisterView(PageView):
    """What the page and its file share: the people in reach who need a registration, and those chosen."""

    permission = Permission.SEE_REGISTRATION

    def look(self, request: Request) -> None:
        """Read everything. Five queries at most."""
        self.nodes = tree(self.today)
        self.names = {node.unit_id: node.name for node in self.nodes}
        self.policies = PolicyTable.load()
        self.reader = Reader(self.today, open_to(self.scope, Permission.SEE_CHECKS))
        self.lines = needed(self.reach, self.today, self.policies)
        self.form = RegisterFilter(request.GET, nodes=self.nodes)
        self.form.is_valid()
        self.choice = self._choice(self.form.cleaned_data)
        self.found = chosen(self.lines, self.choice, self.reader)

    def _choice(self, data: dict[str, Any]) -> RegisterChoice:
        unit = data.get("unit")
        return RegisterChoice(
            text=data.get("q", ""),
            regulator=data.get("regulator", ""),
            state=data.get("state", ""),
            unit_ids=below([unit], self.today)[unit] if unit else None,
            extra=data.get("extra", ""),
            sort=chosen_sort(self.request.GET.get("sort"), SORTS, "urgency"),
        )


class Registrations(RegisterView):
    """Who needs which registration, how it stands, and how far the renewal has come."""

    def get(self, request: Request) -> HttpResponse:
        self.look(request)
        page = Paginator(self.found, PER_PAGE).get_page(request.GET.get("page"))
        fewest = self.policies.value(PolicyKey.SUPPRESSION_COUNT, self.today)
        return self.render(
            "workforce/registrations.html",
            filter_form=self.form,
            chosen=self.form.chosen(),
            page=page,
            table=register_table(list(page.object_list), self.reader, self.names, self.choice.sort),
            summary=summary_table(self.lines, self.reader, fewest),
            teams=teams_table(self.lines, self.names),
            query=request.GET.urlencode(),
            actions=self._actions(),
        )

    def _actions(self) -> list[dict[str, Any]]:
        if not self.scope.may(Permission.CHANGE_CHECKS):
            return []
        return [{"label": "Look people up", "url": reverse("registrations_look"), "primary": True}]


class RegistrationsFile(RegisterView):
    """What is chosen on the page, as CSV."""

    def get(self, request: Request) -> HttpResponse:
        self.look(request)
        rows = csv_rows(self.found, self.reader, self.names)
        return csv_response(f"registrations {self.today}", CSV_HEADER, rows)


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
        self.nodes = tree(self.today)
        self.filter = LookUpFilter(self.request.GET, nodes=self.nodes)
        self.filter.is_valid()
        data = self.filter.cleaned_data
        unit = data.get("unit")
        units = below([unit], self.today)[unit] if unit else None
        choice = RegisterChoice(regulator=data.get("regulator", ""), unit_ids=units, sort="name")
        lines = needed(self.reach, self.today, PolicyTable.load())
        others = [
            line for line in lines if line.facts.on_record and line.worker_id != self.request.user.worker_id
        ]
        listed = [line for line in others if is_to_be_looked_up(line, data.get("who", ""))]
        found = chosen(listed, choice, Reader(self.today))
        return Paginator(found, PER_PAGE).get_page(self.request.GET.get("page"))

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


def is_to_be_looked_up(line: Needed, who: str) -> bool:
    """By default: whom nobody saw on the register since the last day for renewal, and who is to renew now."""
    standing = line.standing
    if who == EVERYBODY:
        return True
    if who == CONFIRMED:
        return standing.confirmed and not standing.renewed
    return standing.unseen or standing.state == RegistrationState.RENEWAL_DUE
