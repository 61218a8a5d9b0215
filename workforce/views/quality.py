"""The queue of data quality: by team and by kind, each line with its fix one click away."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils.http import urlencode

from workforce.access.permissions import Permission
from workforce.csv_file import csv_download
from workforce.domain.errors import DomainError
from workforce.domain.quality import accept_line, find_line, put_back
from workforce.forms.quality import ACCEPTED, AcceptForm, QualityFilter
from workforce.policy import PolicyKey
from workforce.queries.organisation import TreeNode, below, tree, unit_names
from workforce.queries.policy import policy_value
from workforce.queries.quality import Asked, Counts, Line, every_quality_line, kinds_for, quality_page
from workforce.tables import Cell, Column, Row, Table
from workforce.views.absence import reached
from workforce.views.page import PageView, Request, offset_asked
from workforce.written import day as written_day

PER_PAGE = 50


class QualityPage(PageView):
    """What the queue and its file share."""

    permission = Permission.SEE_DATA_QUALITY

    def choose(self) -> tuple[QualityFilter, Sequence[TreeNode]]:
        nodes = tree(self.today)
        kinds = kinds_for(self.scope)
        form = QualityFilter(self.request.GET, kinds=kinds, nodes=reached(nodes, self.reach))
        form.is_valid()
        return form, nodes

    def asked(self, form: QualityFilter) -> Asked:
        unit, kind = form.cleaned_data.get("unit"), form.cleaned_data.get("kind")
        return Asked(
            kinds=[kind] if kind else None,
            unit_ids=below([unit], self.today)[unit] if unit is not None else None,
            accepted=form.cleaned_data.get("show") == ACCEPTED,
        )


class Quality(QualityPage):
    """What is missing or wrong, and where it is put right."""

    def get(self, request: Request) -> HttpResponse:
        form, nodes = self.choose()
        asked = self.asked(form)
        start = offset_asked(request.GET.get("page"), PER_PAGE)
        counts, lines = quality_page(self.scope, asked, self.today, limit=PER_PAGE, offset=start)
        page = Paginator(range(counts.total), PER_PAGE).get_page(start // PER_PAGE + 1)
        names = unit_names(self.today)
        return self.render(
            "workforce/quality.html",
            form=None,
            filter_form=form,
            page=page,
            by_kind=self._by_kind(counts) if counts.total else None,
            by_team=self._by_team(counts, nodes, names) if counts.total else None,
            table=self._lines(lines, names, nodes, accepted=asked.accepted),
            accepted=asked.accepted,
            query=request.GET.urlencode(),
            retention=self.scope.may(Permission.REMOVE_RECORDS),
        )

    def _by_kind(self, counts: Counts) -> Table:
        rows = tuple(
            Row(
                (Cell(kind.label, url=self._with(kind=key), note=kind.advice), Cell(str(counts.of_kind(key))))
            )
            for key, kind in kinds_for(self.scope).items()
            if counts.of_kind(key)
        )
        return Table("By what is wrong", (Column("What is wrong"), Column("Lines", numeric=True)), rows)

    def _by_team(self, counts: Counts, nodes: Sequence[TreeNode], names: Mapping[int, str]) -> Table:
        teams = {team_id for team_id, _ in counts.by_cell}
        offered = {node.unit_id for node in reached(nodes, self.reach)}
        in_order = sorted(teams, key=lambda each: (-counts.of_team(each), names.get(each or 0, "")))
        rows = tuple(
            Row(
                (
                    Cell(
                        names.get(team_id or 0, "No team"),
                        url=self._with(unit=team_id) if team_id in offered else "",
                    ),
                    Cell(str(counts.of_team(team_id))),
                )
            )
            for team_id in in_order
        )
        return Table("By team", (Column("Team"), Column("Lines", numeric=True)), rows)

    def _with(self, **chosen: Any) -> str:
        kept = {name: value for name, value in self.request.GET.items() if name in ("kind", "unit", "show")}
        return f"?{urlencode(kept | chosen)}"

    def _lines(
        self, lines: Sequence[Line], names: Mapping[int, str], nodes: Sequence[TreeNode], *, accepted: bool
    ) -> Table:
        codes = {node.unit_id: node.code for node in nodes}
        columns = (
            Column("Who or what"),
            Column("What is wrong"),
            Column("Accepted because" if accepted else "Put it right"),
            Column("Put back" if accepted else "Not a mistake?"),
        )
        last_cells = self._accepted_cells if accepted else self._open_cells
        rows = tuple(
            Row(
                (
                    _subject(line, names.get(line.team_id or 0, "No team")),
                    Cell(line.kind.label, note=line.detail),
                    *last_cells(line, codes),
                )
            )
            for line in lines
        )
        return Table("Lines", columns, rows, empty="Nothing is in the queue.")

    def _open_cells(self, line: Line, codes: Mapping[int, str]) -> tuple[Cell, Cell]:
        own = line.worker_id is not None and line.worker_id == self.request.user.worker_id
        if own:
            return Cell("Ask HR", note="your own record"), Cell("")
        url = fix_address(line, codes) if self.scope.may(line.kind.fix.permission) else ""
        fix = Cell(line.kind.fix.label, url=url) if url else Cell("Ask HR")
        if line.kind.settled_apart:
            key = int(line.subject.partition(":")[2])
            return fix, Cell("Settle", url=reverse("team_check_settle", args=[key]))
        accept = reverse("quality_accept", args=[line.kind.key, line.subject])
        return fix, Cell("Accept", url=accept)

    def _accepted_cells(self, line: Line, codes: Mapping[int, str]) -> tuple[Cell, Cell]:
        until = f"until {written_day(line.accepted_until)}" if line.accepted_until else ""
        reason = Cell(line.reason, note=", ".join(part for part in (line.accepted_by, until) if part))
        return reason, Cell("Put back", url=reverse("quality_put_back", args=[line.kind.key, line.subject]))


class QualityFile(QualityPage):
    """The whole list as CSV."""

    def get(self, request: Request) -> HttpResponseBase:
        form, _ = self.choose()
        lines = every_quality_line(self.scope, self.asked(form), self.today)
        names = unit_names(self.today)
        header = ("Number", "Name", "Post", "Team", "What is wrong", "Detail", "Accepted because",
                  "Accepted by", "Accepted until")  # fmt: skip
        return csv_download("data quality", header, (_file_row(line, names) for line in lines))


class LinePage(PageView):
    """One line of the queue, named in the address by its kind and subject."""

    permission = Permission.SEE_DATA_QUALITY
    accepted = False

    def find(self, kind: str, subject: str) -> Line:
        try:
            return find_line(self.scope, kind, subject, self.today, accepted=self.accepted)
        except DomainError as error:
            raise Http404(str(error)) from error

    def team_of(self, line: Line) -> str:
        return unit_names(self.today).get(line.team_id or 0, "No team")


class AcceptLine(LinePage):
    """A line that is no mistake leaves the queue for a time."""

    def get(self, request: Request, kind: str, subject: str) -> HttpResponse:
        return self._page(self.find(kind, subject), self._form())

    def post(self, request: Request, kind: str, subject: str) -> HttpResponse:
        line, form = self.find(kind, subject), self._form(request.POST)
        if form.is_valid():
            try:
                accept_line(
                    scope=self.scope,
                    kind=kind,
                    subject=subject,
                    reason=form.cleaned_data["reason"],
                    last_day=form.cleaned_data["last_day"],
                    today=self.today,
                    by=request.user,
                )
            except DomainError as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, "The line is accepted, and out of the queue.")
                return redirect("quality")
        return self._page(line, form)

    def _form(self, *args: Any) -> AcceptForm:
        longest = self.today + timedelta(days=int(policy_value(PolicyKey.ACCEPTED_DAYS_AT_MOST, self.today)))
        return AcceptForm(*args, longest=longest, cancel_url=reverse("quality"))

    def _page(self, line: Line, form: AcceptForm) -> HttpResponse:
        return self.render("workforce/quality_accept.html", line=line, form=form, team=self.team_of(line))


class PutBack(LinePage):
    """An accepted line comes back into the queue."""

    accepted = True

    def get(self, request: Request, kind: str, subject: str) -> HttpResponse:
        line = self.find(kind, subject)
        return self.render("workforce/quality_put_back.html", line=line, team=self.team_of(line))

    def post(self, request: Request, kind: str, subject: str) -> HttpResponse:
        self.find(kind, subject)
        put_back(scope=self.scope, kind=kind, subject=subject, today=self.today)
        messages.success(request, "The line is in the queue again.")
        return redirect("quality")


def fix_address(line: Line, codes: Mapping[int, str]) -> str:
    """Where the line is put right; the page of the person or post where the verb has no page; nothing without one."""
    fix = line.kind.fix
    if fix.of == "caseload":
        code = codes.get(line.team_id or 0)
        return reverse("team_caseload", args=[code]) if code else ""
    if fix.of == "post":
        return _answered(f"/posts/{line.post_reference}/") if line.post_reference else ""
    if not line.worker_reference:
        return _answered(f"/posts/{line.post_reference}/") if line.post_reference else ""
    person = reverse("person", args=[line.worker_reference])
    return (_answered(f"{person}{fix.below}/") if fix.below else "") or person


def _answered(path: str) -> str:
    """The path where a page of its own answers there. That of a person takes every address below people/."""
    try:
        return path if resolve(path).url_name != "person" else ""
    except Resolver404:
        return ""


def _subject(line: Line, team: str) -> Cell:
    if line.worker_reference:
        return Cell(line.worker_name, url=reverse("person", args=[line.worker_reference]), note=team)
    if line.post_reference:
        post = f"Post {line.post_reference}"
        return Cell(post, url=_answered(f"/posts/{line.post_reference}/"), note=team)
    return Cell("Somebody not on the list", note=team)


def _file_row(line: Line, names: Mapping[int, str]) -> tuple[str, ...]:
    return (
        line.worker_reference,
        line.worker_name,
        line.post_reference,
        names.get(line.team_id or 0, ""),
        line.kind.label,
        line.detail,
        line.reason,
        line.accepted_by,
        line.accepted_until.isoformat() if line.accepted_until else "",
    )
