"""Absence: of the people whom one manages, and of one of them."""

from collections.abc import Mapping, Sequence

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.access.scope import Reach
from workforce.csv_file import csv_download
from workforce.forms.absence import WHICH, AbsenceFilter
from workforce.models import Absence, Worker
from workforce.queries.absence import (
    AbsencePolicy,
    AwayLine,
    absences,
    away_lines,
    every_away_line,
    in_units,
    spells_of,
)
from workforce.queries.organisation import TreeNode, below, tree, unit_names
from workforce.queries.visibility import visible_people
from workforce.tables import Cell, Column, Row, Table
from workforce.views.page import PageView, Request
from workforce.written import day as written_day
from workforce.written import decimal

PER_PAGE = 50


class AbsencePage(PageView):
    """What the list and its file share: the spells of the people whose absence one keeps."""

    permission = Permission.CHANGE_ABSENCE

    def choose(self) -> tuple[AbsenceFilter, Sequence[TreeNode]]:
        nodes = tree(self.today)
        form = AbsenceFilter(self.request.GET, nodes=reached(nodes, self.reach))
        form.is_valid()
        return form, nodes

    def spells(self, form: AbsenceFilter, policy: AbsencePolicy) -> "QuerySet[Absence]":
        seen = Absence.objects.within(self.scope[Permission.SEE_ABSENCE])
        found = absences(self.reach, form.asked(), self.today, policy).filter(pk__in=seen.values("pk"))
        unit, kind = form.cleaned_data.get("unit"), form.cleaned_data.get("kind")
        if unit is not None:
            found = in_units(found, below([unit], self.today)[unit], self.today)
        return found.filter(kind=kind) if kind else found


class AbsenceList(AbsencePage):
    """Who is away today, until when, and whose return is to be talked about."""

    def get(self, request: Request) -> HttpResponse:
        form, nodes = self.choose()
        policy = AbsencePolicy.of(self.today)
        page = Paginator(self.spells(form, policy), PER_PAGE).get_page(request.GET.get("page"))
        lines = away_lines(list(page.object_list), self.today, policy)
        names = {node.unit_id: node.name for node in nodes}
        return self.render(
            "workforce/absences.html",
            form=None,
            filter_form=form,
            heading=WHICH[form.asked()],
            page=page,
            table=away_table(lines, names, request.user.worker_id),
            policy=policy,
            query=request.GET.urlencode(),
        )


class AbsenceFile(AbsencePage):
    """The whole list as CSV."""

    def get(self, request: Request) -> HttpResponseBase:
        form, _ = self.choose()
        policy = AbsencePolicy.of(self.today)
        lines = every_away_line(self.spells(form, policy), self.today, policy)
        names = unit_names(self.today)
        header = ("Number", "Name", "Team", "Why", "First day", "Last day", "Expected back", "Calendar days",
                  "Long-term", "Days lost as HR counts them", "Conversation due", "Conversation held")  # fmt: skip
        return csv_download(
            f"absence {WHICH[form.asked()]}", header, (_file_row(each, names) for each in lines)
        )


class PersonAbsences(PageView):
    """One person's absences, each with what can be done about it."""

    permission = Permission.CHANGE_ABSENCE

    def get(self, request: Request, reference: str) -> HttpResponse:
        people = visible_people(self.scope) & Worker.objects.within(self.reach)
        worker = get_object_or_404(people, reference=reference)
        if worker.pk == request.user.worker_id:
            raise Http404
        policy = AbsencePolicy.of(self.today)
        lines = away_lines(list(spells_of(worker, self.scope)), self.today, policy)
        return self.render("workforce/person_absences.html", worker=worker, lines=lines, policy=policy)


def reached(nodes: Sequence[TreeNode], reach: Reach) -> list[TreeNode]:
    """The units that lie in the reach as a whole."""
    return [node for node in nodes if reach.has_unit(node.unit_id)]


def away_table(lines: Sequence[AwayLine], names: Mapping[int, str], own_id: int | None) -> Table:
    columns = (
        Column("Name"),
        Column("Team"),
        Column("Why"),
        Column("First day"),
        Column("Back"),
        Column("Days", numeric=True, hint="calendar days so far"),
        Column("To do"),
    )
    rows = tuple(Row(_cells(each, names, own_id)) for each in lines)
    return Table("Absences", columns, rows, empty="Nobody.")


def _cells(line: AwayLine, names: Mapping[int, str], own_id: int | None) -> tuple[Cell, ...]:
    worker, spell = line.worker, line.absence
    return (
        Cell(worker.name, url=reverse("person", args=[worker.reference])),
        Cell(", ".join(names.get(each, "") for each in line.team_ids)),
        Cell(str(spell.get_kind_display()), note="long-term" if line.is_long else ""),
        Cell(written_day(spell.first_day)),
        _back(line),
        Cell(str(line.days)),
        Cell("") if worker.pk == own_id else _to_do(line),
    )


def _back(line: AwayLine) -> Cell:
    if line.back_on is None:
        return Cell("Not known")
    expected = line.absence.last_day is None
    note = "expected, day has passed" if line.is_overdue else "expected" if expected else ""
    return Cell(written_day(line.back_on), note=note)


def _to_do(line: AwayLine) -> Cell:
    """The next thing: the return, or the conversation after it."""
    args = [line.worker.reference, line.absence.pk]
    if line.absence.last_day is None:
        return Cell("Record the return", url=reverse("person_absence_return", args=args))
    if line.talked:
        return Cell(f"Talked about on {written_day(line.talked.held_on)}")
    if line.is_talk_wanted and line.talk_due_on is not None:
        late = " (overdue)" if line.talk_due_on < line.day else ""
        return Cell(
            "Record the conversation",
            url=reverse("person_absence_conversation", args=args),
            note=f"due {written_day(line.talk_due_on)}{late}",
        )
    return Cell("Change", url=reverse("person_absence_change", args=args))


def _file_row(line: AwayLine, names: Mapping[int, str]) -> tuple[str, ...]:
    spell = line.absence
    return (
        line.worker.reference,
        line.worker.name,
        ", ".join(names.get(each, "") for each in line.team_ids),
        str(spell.get_kind_display()),
        spell.first_day.isoformat(),
        spell.last_day.isoformat() if spell.last_day else "",
        line.back_on.isoformat() if line.back_on else "",
        str(line.days),
        "yes" if line.is_long else "no",
        "" if spell.days_lost is None else decimal(spell.days_lost, 2),
        line.talk_due_on.isoformat() if line.talk_due_on else "",
        line.talked.held_on.isoformat() if line.talked else "",
    )
