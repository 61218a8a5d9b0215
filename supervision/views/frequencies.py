"""Frequencies: the list with the settings below it, adding and ending one, and which holds for somebody."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from supervision.domain.frequencies import add_frequency, end_frequency
from supervision.forms.keeping import FrequencyFilter, FrequencyForm, LastDayForm
from supervision.models import FrequencyRule
from supervision.pages.keeping import FREQUENCY_HEADER, about, frequencies_table, frequency_rows
from supervision.pages.people import elsewhere_url
from supervision.queries.frequencies import SETTING
from supervision.queries.frequency_rules import (
    default_of_teams,
    defaults_in_words,
    frequency_rules,
    role_groups,
    roles,
    rule_of,
)
from supervision.views.planning_base import PER_PAGE, SupervisionForm, SupervisionView, person_in
from workforce.access.permissions import Permission
from workforce.csv_file import csv_download
from workforce.models import Post, Worker
from workforce.queries.organisation import names_in, tree_in
from workforce.queries.policy import policies_in
from workforce.views.page import Request
from workforce.written import day as written_day


class FrequencyList(SupervisionView):
    """What the list and its file share."""

    permission = Permission.KEEP_SUPERVISION

    def look(self, request: Request) -> None:
        self.form = FrequencyFilter(request.GET)
        self.names = names_in(self.scope, self.today)
        self.found = frequency_rules(self.reach, self.today, *self.form.asked(), teams=self.names)


class Frequencies(FrequencyList):
    """Where it is not as the settings say; and what they say."""

    def get(self, request: Request) -> HttpResponse:
        self.look(request)
        page = Paginator(self.found, PER_PAGE).get_page(request.GET.get("page"))
        policies = policies_in(self.scope)
        defaults = [(str(kind.label), defaults_in_words(policies, kind, self.today)) for kind in SETTING]
        defaults.append(("Group", [("every team", default_of_teams(policies, self.today))]))
        return self.render(
            "supervision/frequencies.html",
            filter_form=self.form,
            page=page,
            table=frequencies_table(page.object_list, self.names),
            defaults=defaults,
            query=request.GET.urlencode(),
        )


class FrequencyFile(FrequencyList):
    """The list as CSV."""

    def get(self, request: Request) -> HttpResponse:
        self.look(request)
        return csv_download(
            f"frequencies of supervision {self.today}",
            FREQUENCY_HEADER,
            frequency_rows(self.found, self.names),
        )  # type: ignore[return-value]


class AddFrequency(SupervisionForm):
    permission = Permission.KEEP_SUPERVISION
    title = "Add a frequency"
    hint = (
        "The most specific one holds: that of the person, else of the post, the role, the role group, else the "
        "settings. Of a team it says how often the team meets as a group. One for the same that goes on ends the day "
        "before."
    )
    form_class = FrequencyForm

    def form_arguments(self) -> dict[str, Any]:
        return {
            "people": Worker.objects.within(self.reach),
            "posts": Post.objects.within(self.reach),
            "roles": roles(),
            "role_groups": role_groups(),
            "nodes": tree_in(self.scope),
        }

    def initial(self) -> dict[str, Any]:
        return {"from_day": self.today} | self.request.GET.dict()

    def act(self, form: Any) -> str:
        rule = add_frequency(target=form.target(), frequency=form.frequency(), by=self.request.user)
        return f"From {written_day(rule.first_day)} on: {rule}, for {about(rule, names_in(self.scope, self.today))}."

    def done_url(self) -> str:
        return reverse("frequencies")

    def back(self) -> str:
        return "Frequencies"


class EndFrequency(SupervisionForm):
    permission = Permission.KEEP_SUPERVISION
    title = "End a frequency"
    warning = "From the day after, what is less specific holds: in the end the settings."
    submit = "End it"
    form_class = LastDayForm
    rule: FrequencyRule

    def find(self, **named: Any) -> None:
        found = FrequencyRule.objects.within(self.reach).select_related("worker", "post", "role")
        self.rule = get_object_or_404(found, pk=named["rule_id"])

    def subject(self) -> str:
        return f"{about(self.rule, names_in(self.scope, self.today))}: {self.rule}"

    def initial(self) -> dict[str, Any]:
        return {"last_day": self.today}

    def act(self, form: Any) -> str:
        ended = end_frequency(
            rule_id=self.rule.pk, last_day=form.cleaned_data["last_day"], by=self.request.user
        )
        return f"It ends on {written_day(ended.last_day)}."

    def done_url(self) -> str:
        return reverse("frequencies")

    def back(self) -> str:
        return "Frequencies"


class FrequencyOfPerson(SupervisionView):
    """Which frequency holds for somebody today, and why."""

    permission = Permission.SEE_DIRECTORY

    def get(self, request: Request, reference: str) -> HttpResponse:
        reach = self.scope[Permission.SEE_SUPERVISION] | self.scope[Permission.KEEP_SUPERVISION]
        if not reach:
            raise PermissionDenied
        worker = person_in(reach, reference)
        found = [(str(kind.label), rule_of(worker, self.today, kind)) for kind in SETTING]
        keeps = self.scope.may(Permission.KEEP_SUPERVISION) and worker.pk != self.reader_id
        add = f"{reverse('frequency_add')}?about=worker&worker={worker.reference}"
        return self.render(
            "supervision/frequency_of.html",
            worker=worker,
            ladders=[(words, rule) for words, rule in found if rule],
            add_url=add if keeps else "",
            elsewhere_url=elsewhere_url(worker.reference),
        )
