"""The monthly check of a team, the teams to be checked, and what was said to be wrong."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.domain.errors import DomainError
from workforce.domain.record import ChangedMeanwhile
from workforce.domain.team_checks import check_team, settle
from workforce.enums import TeamAnswer, UnitKind
from workforce.forms.team_checks import CheckForm, SettleForm
from workforce.models import TeamConfirmation
from workforce.policy import PolicyKey
from workforce.queries.organisation import TreeNode, tree, unit_names, units_in
from workforce.queries.policy import policy_value
from workforce.queries.team_checks import TeamState, check_lines, mark_of, team_states
from workforce.tables import Cell, Column, Row, Table
from workforce.views.absence import reached
from workforce.views.page import PageView, Request
from workforce.written import day as written_day


class TeamChecks(PageView):
    """The teams that one may confirm, and when each was checked last."""

    permission = Permission.CONFIRM_TEAM

    def get(self, request: Request) -> HttpResponse:
        teams = [node for node in reached(tree(self.today), self.reach) if node.kind == UnitKind.TEAM]
        days = int(policy_value(PolicyKey.CONFIRMED_DAYS, self.today))
        states = team_states([node.unit_id for node in teams], self.today, days)
        rows = tuple(self._row(node, states[node.unit_id]) for node in teams if node.unit_id in states)
        columns = (
            Column("Team"),
            Column("People", numeric=True),
            Column("Confirmed", numeric=True, hint=f"in the last {days} days"),
            Column("Said to be wrong", numeric=True),
            Column("Last check"),
            Column("Next check"),
        )
        table = Table("Checks of teams", columns, rows, empty="There is no team for you to check.")
        return self.render("workforce/team_checks.html", table=table)

    def _row(self, node: TreeNode, state: TeamState) -> Row:
        due_on = state.due_on(self.today)
        late = "overdue" if due_on < self.today else ""
        return Row(
            (
                Cell(node.name, url=reverse("team_check", args=[node.code])),
                Cell(str(state.people)),
                Cell(str(state.confirmed)),
                Cell(str(state.wrong)),
                Cell(written_day(state.checked_on) or "Never"),
                Cell(f"by {written_day(due_on)}", note=late),
            )
        )


class TeamCheck(PageView):
    """Two minutes: everybody in the team, as the record has them; right, or what is not."""

    permission = Permission.CONFIRM_TEAM

    def get(self, request: Request, code: str) -> HttpResponse:
        self._choose(code)
        return self._page(CheckForm(lines=self.lines))

    def post(self, request: Request, code: str) -> HttpResponse:
        self._choose(code)
        everything = request.POST.get("everything") == "right"
        form = CheckForm(request.POST, lines=self.lines)
        if not everything and not form.is_valid():
            return self._page(form)
        try:
            return self._checked(form, everything=everything)
        except ChangedMeanwhile:
            return self._page(CheckForm(lines=self.lines), changed_meanwhile=True)
        except DomainError as error:
            form.add_error(None, str(error))
            return self._page(form)

    def _choose(self, code: str) -> None:
        self.team = get_object_or_404(units_in(self.reach, UnitKind.TEAM), code=code)
        self.lines = check_lines(self.team.pk, self.today, but=self.request.user.worker_id)

    def _checked(self, form: CheckForm, *, everything: bool) -> HttpResponse:
        said = check_team(
            team_id=self.team.pk,
            answers=None if everything else form.answers(),
            missing="" if everything else form.cleaned_data["missing"],
            seen=self.request.POST.get("seen", ""),
            today=self.today,
            by=self.request.user,
        )
        wrong = sum(each.answer != TeamAnswer.RIGHT for each in said)
        right = f"{len(said) - wrong} {'record' if len(said) - wrong == 1 else 'records'} confirmed"
        told = (
            f", {wrong} to be put right: HR sees {'it' if wrong == 1 else 'them'} under data quality"
            if wrong
            else ""
        )
        messages.success(self.request, f"{right}{told}.")
        return redirect("team_checks")

    def _page(self, form: CheckForm, *, changed_meanwhile: bool = False) -> HttpResponse:
        return self.render(
            "workforce/team_check_form.html",
            form=form,
            team=unit_names(self.today).get(self.team.pk, self.team.code),
            seen=mark_of(self.lines),
            today=self.today,
            changed_meanwhile=changed_meanwhile,
        )


class SettleCheck(PageView):
    """What was said to be wrong, and what was done about it."""

    permission = Permission.SEE_DATA_QUALITY

    def get(self, request: Request, confirmation_id: int) -> HttpResponse:
        self._find(confirmation_id)
        return self._page(SettleForm(cancel_url=reverse("quality")))

    def post(self, request: Request, confirmation_id: int) -> HttpResponse:
        self._find(confirmation_id)
        form = SettleForm(request.POST, cancel_url=reverse("quality"))
        if form.is_valid():
            try:
                settle(
                    confirmation_id=self.said.pk,
                    words=form.cleaned_data["words"],
                    today=self.today,
                    by=request.user,
                )
            except DomainError as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, "The line is settled.")
                return redirect("quality")
        return self._page(form)

    def _find(self, confirmation_id: int) -> None:
        wrong = TeamConfirmation.objects.within(self.reach).exclude(answer=TeamAnswer.RIGHT)
        self.said = get_object_or_404(wrong.select_related("worker", "confirmed_by"), pk=confirmation_id)

    def _page(self, form: SettleForm) -> HttpResponse:
        return self.render(
            "workforce/team_check_settle.html",
            form=form,
            said=self.said,
            team=unit_names(self.today).get(self.said.team_id, ""),
        )
