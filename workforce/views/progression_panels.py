"""Panels: the months, one panel with its applications, members, order, scores."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.csv_file import csv_response
from workforce.domain.progression_decisions import score, scored_criteria
from workforce.domain.progression_panels import change_day, choose_members, record_held, set_order
from workforce.forms.progression import HeldForm, MembersForm, OrderForm, PanelDayForm, ScoreForm
from workforce.models import PanelItem, ProgressionPanel
from workforce.queries.panels import (
    MonthOfPanel,
    held_in_year,
    items_of,
    months_of_panels,
    to_look_at,
    waiting,
)
from workforce.queries.policy import policies_in
from workforce.queries.progression import closing_day, criteria_of, who_decides
from workforce.queries.rules import progression_rules
from workforce.sections import CAREERS
from workforce.tables import Cell, Column, Row, Table
from workforce.views.career_form import CareerForm
from workforce.views.page import Request
from workforce.views.sections import SectionView
from workforce.written import day as written_day
from workforce.written import month as written_month

PERMISSION = Permission.DECIDE_PROGRESSION


class Panels(SectionView):
    """A panel each month: held, planned, or missed."""

    section = CAREERS
    permission = PERMISSION

    def get(self, request: Request) -> HttpResponse:
        months = months_of_panels(self.reach, self.today, policies_in(self.scope))
        this_month = self.today.replace(day=1)
        coming = sorted((each for each in months if each.month >= this_month), key=lambda each: each.month)
        rules = progression_rules(policies_in(self.scope), self.today)
        return self.render(
            "workforce/panels.html",
            coming=_table("This month and to come", coming),
            over=_table("Months that are over", [each for each in months if each.month < this_month]),
            looked_at=list(to_look_at(self.reach)),
            waiting=list(waiting(self.reach)),
            held=held_in_year(self.today),
            a_year=rules.panels_a_year,
        )


class PanelsFile(Panels):
    """The months as CSV."""

    def get(self, request: Request) -> HttpResponse:
        header = ("Month", "Planned for", "State", "Applications", "Ready at the end of the month", "Held on")
        rows = (
            (
                f"{each.month:%Y-%m}",
                each.panel.on.isoformat() if each.panel else "",
                each.words,
                each.applications,
                each.ready if each.over else "",
                each.panel.held_on.isoformat() if each.panel and each.panel.held_on else "",
            )
            for each in months_of_panels(self.reach, self.today, policies_in(self.scope))
        )
        return csv_response("progression panels", header, rows)


def _table(caption: str, months: Sequence[MonthOfPanel]) -> Table:
    columns = (
        Column("Month"),
        Column("Planned for"),
        Column("State"),
        Column("Applications", numeric=True),
        Column("Held on"),
    )
    return Table(caption, columns, tuple(map(_row, months)))


def _row(each: MonthOfPanel) -> Row:
    panel = each.panel
    return Row(
        (
            Cell(written_month(each.month), url=reverse("panel", args=[panel.pk]) if panel else ""),
            Cell(written_day(panel.on) if panel else ""),
            Cell(each.words, tone=each.tone),
            Cell(str(each.applications)),
            Cell(written_day(panel.held_on) if panel else ""),
        )
    )


class PanelPage(SectionView):
    """One panel: who sits on it, what comes before it, how it was scored and decided."""

    section = CAREERS
    permission = PERMISSION

    def get(self, request: Request, panel_id: int) -> HttpResponse:
        panel = get_object_or_404(ProgressionPanel.objects.within(self.reach), pk=panel_id)
        members = list(panel.members.select_related("account__worker"))
        rules = progression_rules(policies_in(self.scope), panel.on)
        return self.render(
            "workforce/panel.html",
            panel=panel,
            members=[each.account.name for each in members],
            is_member=any(each.account_id == request.user.pk for each in members),
            items=items_of(panel),
            closes_on=closing_day(panel, rules.submit_days),
            submit_days=rules.submit_days,
            waiting=list(waiting(self.reach)) if panel.held_on is None else [],
        )


class PanelForm(CareerForm):
    """A form about a panel."""

    permission = PERMISSION
    panel: ProgressionPanel

    def find(self, panel_id: int, **named: Any) -> None:
        self.panel = get_object_or_404(ProgressionPanel.objects.within(self.reach), pk=panel_id)

    def subject(self) -> str:
        return f"Panel of {written_day(self.panel.on)}"

    def done_url(self) -> str:
        return reverse("panel", args=[self.panel.pk])


class PanelDay(PanelForm):
    title = "Change the day"
    form_class = PanelDayForm

    def initial(self) -> dict[str, Any]:
        return {"on": self.panel.on}

    def act(self, form: PanelDayForm) -> str:
        panel = change_day(panel_id=self.panel.pk, on=form.cleaned_data["on"], by=self.request.user)
        return f"The panel is on {written_day(panel.on)}."


class PanelMembers(PanelForm):
    title = "Members"
    hint = "Offered is whoever may decide about progression. Nobody decides about themselves or whom they manage."
    form_class = MembersForm

    def form_arguments(self) -> dict[str, Any]:
        return {"accounts": who_decides(self.today)}

    def initial(self) -> dict[str, Any]:
        return {"members": list(self.panel.members.values_list("account_id", flat=True))}

    def act(self, form: MembersForm) -> str:
        number = choose_members(
            panel_id=self.panel.pk,
            account_ids=form.cleaned_data["members"],
            today=self.today,
            by=self.request.user,
        )
        return f"Members of the panel: {number}."


class PanelHeld(PanelForm):
    title = "Record that it was held"
    form_class = HeldForm

    def initial(self) -> dict[str, Any]:
        return {"held_on": self.panel.held_on or self.panel.on, "note": self.panel.note}

    def act(self, form: HeldForm) -> str:
        panel = record_held(
            panel_id=self.panel.pk, **form.cleaned_data, today=self.today, by=self.request.user
        )
        return f"The panel was held on {written_day(panel.held_on)}. Record its decisions."


class PanelOrder(PanelForm):
    title = "Order"
    form_class = OrderForm

    def form_arguments(self) -> dict[str, Any]:
        return {"items": list(self.panel.items.select_related("application__worker"))}

    def act(self, form: OrderForm) -> str:
        set_order(panel_id=self.panel.pk, positions=form.positions(), by=self.request.user)
        return "The order is saved."


class PanelScores(PanelForm):
    """A member's own scores."""

    title = "Score"
    form_class = ScoreForm

    def find(self, panel_id: int, item_id: int = 0, **named: Any) -> None:
        super().find(panel_id)
        items = PanelItem.objects.within(self.reach).filter(panel=self.panel)
        self.item: PanelItem = get_object_or_404(
            items.select_related("application__worker", "application__route"), pk=item_id
        )

    def subject(self) -> str:
        return self.item.application.worker.name

    def form_arguments(self) -> dict[str, Any]:
        given = {each.criterion_id: each for each in self.item.scores.filter(member=self.request.user)}
        return {"criteria": scored_criteria(criteria_of(self.item.application)), "given": given}

    def act(self, form: ScoreForm) -> str:
        score(item_id=self.item.pk, scores=form.scores(), today=self.today, by=self.request.user)
        return f"Your scores for {self.subject()} are saved."
