"""Succession: the critical posts in reach with their plans, bench strength, and one post."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.csv_file import csv_response
from workforce.enums import Risk, SuccessionState
from workforce.forms.succession import SuccessionFilter
from workforce.models import CriticalPost, Worker
from workforce.pages import succession as words
from workforce.policy import PolicyKey
from workforce.queries.bench import BenchLine, bench_by_team, bench_lines
from workforce.queries.organisation import TreeNode, below, tree, unit_names
from workforce.queries.policy import policies_in
from workforce.queries.succession import (
    CriticalLine,
    Named,
    actions_of,
    critical_lines,
    critical_posts,
    holders_of,
    plan_of,
    plan_rules,
    risks_of,
    signs_of_leaving,
    successors_of,
    titles_of,
)
from workforce.tables import chosen_sort
from workforce.views.absence import reached
from workforce.views.page import Request
from workforce.views.plan_pages import PER_PAGE, PlansPage
from workforce.written import percent

STATES = {state: number for number, state in enumerate(SuccessionState)}
RISKS = {None: 0, Risk.LOW: 1, Risk.MEDIUM: 2, Risk.HIGH: 3}
SORTS: dict[str, Callable[[CriticalLine, dict[int, str]], Any]] = {
    "title": lambda line, names: line.title.casefold(),
    "team": lambda line, names: names.get(line.team_id, "").casefold(),
    "state": lambda line, names: STATES[line.standing.state],
    "due": lambda line, names: line.standing.due_on or date.max,
    "now": lambda line, names: line.ready.get("now", 0),
    "late": lambda line, names: line.late,
    "risk": lambda line, names: RISKS[line.risk],
}


class SuccessionPage(PlansPage):
    """What the list and its files share."""

    permission = Permission.SEE_SUCCESSION

    def choose(self) -> tuple[list[CriticalLine], Sequence[TreeNode], dict[int, str], SuccessionFilter, str]:
        nodes = reached(tree(self.today), self.reach)
        form = SuccessionFilter(self.request.GET, nodes=nodes)
        form.is_valid()
        sort = chosen_sort(self.request.GET.get("sort"), SORTS, "title")
        rules = plan_rules(self.today, policies_in(self.scope))
        lines = critical_lines(self.reach, self.today, rules, reader_id=self.request.user.worker_id)
        names = unit_names(self.today)
        return self._sorted(self._wanted(lines, form), names, sort), nodes, names, form, sort

    def _wanted(self, lines: list[CriticalLine], form: SuccessionFilter) -> list[CriticalLine]:
        asked = form.cleaned_data
        if asked.get("unit") is not None:
            inside = below([asked["unit"]], self.today)[asked["unit"]]
            lines = [line for line in lines if line.team_id in inside]
        if asked.get("state"):
            lines = [line for line in lines if line.standing.state == asked["state"]]
        if asked.get("bench"):
            lines = [line for line in lines if line.has_somebody_ready == (asked["bench"] == "some")]
        return lines

    def _sorted(self, lines: list[CriticalLine], names: dict[int, str], sort: str) -> list[CriticalLine]:
        key = SORTS[sort.removeprefix("-")]
        return sorted(lines, key=lambda line: key(line, names), reverse=sort.startswith("-"))

    def bench(self, nodes: Sequence[TreeNode]) -> list[BenchLine]:
        """By service: teams are left out, and whatever stands alone above them is kept."""
        lines = bench_lines(nodes, bench_by_team(self.reach, self.today))
        return [line for line in lines if line.node.kind != "team"] or lines


class Succession(SuccessionPage):
    """The critical posts, how their plans stand, and bench strength by service."""

    def get(self, request: Request) -> HttpResponse:
        lines, nodes, names, form, sort = self.choose()
        bench = self.bench(nodes)
        page = Paginator(lines, PER_PAGE).get_page(request.GET.get("page"))
        actions = []
        if self.scope.may(Permission.MARK_CRITICAL):
            actions.append(
                {"label": "Mark a post as critical", "url": reverse("succession_mark"), "primary": True}
            )
        return self.render(
            "workforce/succession.html",
            filter_form=form,
            page=page,
            table=words.critical_table(list(page.object_list), names, self.today, sort),
            bench=words.bench_table(bench),
            strength=percent(bench[0].bench.strength) if bench else percent(None),
            actions=actions,
            query=request.GET.urlencode(),
        )


class SuccessionFile(SuccessionPage):
    """The list as CSV."""

    def get(self, request: Request) -> HttpResponse:
        lines, _, names, _, _ = self.choose()
        rows = (words.file_row(line, names) for line in lines)
        return csv_response(f"succession {self.today.isoformat()}", words.HEADER, rows)


class BenchFile(SuccessionPage):
    """Bench strength as CSV."""

    def get(self, request: Request) -> HttpResponse:
        header = ("Unit", "Code", "Critical posts", "Somebody ready now", "Bench strength %")
        rows = (
            (
                line.node.name,
                line.node.code,
                line.bench.critical,
                line.bench.ready,
                percent(line.bench.strength).rstrip("%"),
            )
            for line in self.bench(reached(tree(self.today), self.reach))
        )
        return csv_response(f"bench strength {self.today.isoformat()}", header, rows)


class SuccessionPost(PlansPage):
    """One critical post: its plan, who could follow, what is done, and how likely the holder is to leave."""

    permission = Permission.SEE_SUCCESSION

    def get(self, request: Request, critical_id: int) -> HttpResponse:
        critical = get_object_or_404(critical_posts(self.reach), pk=critical_id)
        policies, own = policies_in(self.scope), request.user.worker_id
        standing = plan_of(critical, self.today, plan_rules(self.today, policies))
        title, team_id = titles_of([critical.post_id], self.today).get(critical.post_id, ("", 0))
        is_open = critical.last_day is None
        may_change = is_open and self._may_change(critical)
        held, named = holders_of(critical, self.today), successors_of(critical, self.today)
        months = policies.value(PolicyKey.SUCCESSION_HORIZON, self.today)
        moves = list(critical.moves.select_related("by").order_by("-on", "-pk"))
        past = list(critical.successors.filter(period__upper_inf=False).select_related("worker"))
        return self.render(
            "workforce/succession_post.html",
            critical=critical,
            title=title or critical.post.reference,
            team=unit_names(self.today).get(team_id, ""),
            standing=standing,
            is_late=standing.due_on is not None and standing.due_on < self.today,
            held=words.holders_words(held),
            may_change=may_change,
            may_judge=may_change and any(each.worker_id != own for each in held),
            successors=words.successors_table(named, self._may_open(named), may_change=may_change),
            actions=words.actions_table(actions_of(critical), self.today, may_change=may_change),
            risks=words.risks_table(risks_of(critical, reader_id=own)),
            signs=signs_of_leaving(critical, self.scope, self.today, months),
            months=months,
            history=words.history_table(moves, past),
        )

    def _may_open(self, named: Sequence[Named]) -> set[int]:
        """Of whom the reader may see the notes: people in reach, and never oneself."""
        people = Worker.objects.within(self.reach).filter(pk__in=[each.row.worker_id for each in named])
        return set(people.values_list("pk", flat=True)) - {self.request.user.worker_id}

    def _may_change(self, critical: CriticalPost) -> bool:
        reach = self.scope[Permission.CHANGE_SUCCESSION]
        return bool(reach) and critical_posts(reach).filter(pk=critical.pk).exists()
