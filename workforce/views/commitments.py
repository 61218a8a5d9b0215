"""Commitments: what was promised, what is done about it, by whom and by when."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.csv_file import csv_response
from workforce.domain.accreditations import add_action, add_commitment, move_action
from workforce.enums import ACTION_MOVES, ActionState
from workforce.forms.accreditations import ActionForm, CommitmentForm, MoveActionForm
from workforce.models import Commitment, CommitmentAction
from workforce.queries.accreditations import action, commitment, commitments, may_move
from workforce.queries.visibility import visible_people
from workforce.tables import Cell, Column, Row, Table
from workforce.views.accreditations import KeeperPage
from workforce.views.page import Request
from workforce.views.section_forms import or_404
from workforce.views.support import SupportFormPage, SupportPage
from workforce.written import day as written_day

COLUMNS = (Column("What"), Column("Who"), Column("By"), Column("State"), Column("Do"))
TONES = {ActionState.DONE: "good", ActionState.DROPPED: "neutral"}


class Commitments(SupportPage):
    """Every commitment with its actions."""

    permission = Permission.SEE_DIRECTORY

    def get(self, request: Request) -> HttpResponse:
        found = [(each, self._actions(each)) for each in commitments()]
        return self.render(
            "workforce/commitments.html",
            commitments=found,
            keeps=self.scope[Permission.KEEP_WELLBEING].everyone,
        )

    def _actions(self, each: Commitment) -> dict[str, Any] | None:
        rows = tuple(Row(self._cells(one)) for one in each.actions.all())
        table = Table(f"What is done: {each.name}", COLUMNS, rows)
        return {"id": f"actions-{each.pk}", "table": table} if rows else None

    def _cells(self, each: CommitmentAction) -> tuple[Cell, ...]:
        state = ActionState(each.state)
        late = state == ActionState.OPEN and each.due_on < self.today
        may = any(may_move(each, to, self.request.user, self.scope) for to in ACTION_MOVES[state])
        return (
            Cell(each.words),
            Cell(each.owner.name if each.owner else ""),
            Cell(written_day(each.due_on)),
            Cell("Overdue", tone="bad") if late else Cell(str(state.label), tone=TONES.get(state, "info")),
            Cell("Say how it goes on", url=reverse("commitment_action", args=[each.pk])) if may else Cell(""),
        )


class CommitmentsFile(SupportPage):
    """Every action as a file."""

    permission = Permission.SEE_DIRECTORY

    def get(self, request: Request) -> HttpResponse:
        header = ("Accreditation", "Commitment", "Action", "Who", "By", "State")
        return csv_response(f"commitments {self.today.isoformat()}", header, self._rows())

    def _rows(self) -> list[Sequence[str]]:
        rows: list[Sequence[str]] = []
        for each in commitments():
            of = (each.accreditation.name if each.accreditation else "", each.name)
            done = [
                (
                    one.words,
                    one.owner.name if one.owner else "",
                    one.due_on.isoformat(),
                    one.get_state_display(),
                )
                for one in each.actions.all()
            ]
            rows += [(*of, *one) for one in done or [("", "", "", "")]]
        return rows


class AddCommitment(KeeperPage):
    """A commitment that goes with an accreditation."""

    title = "Add a commitment"
    form_class = CommitmentForm

    def act(self, form: CommitmentForm) -> str:
        add_commitment(accreditation_id=self.accreditation.pk, **form.cleaned_data)
        return "The commitment is added."


class AddAction(SupportFormPage):
    """Something to do about a commitment."""

    permission = Permission.KEEP_WELLBEING
    title = "Add an action"
    form_class = ActionForm
    commitment: Commitment

    def find(self, **named: Any) -> None:
        self.commitment = or_404(commitment(self.kwargs["commitment_id"]))

    def form_arguments(self) -> dict[str, Any]:
        return {"people": visible_people(self.scope)}

    def subject(self) -> str:
        return self.commitment.name

    def done_url(self) -> str:
        return reverse("commitments")

    def back(self) -> str:
        return "Commitments"

    def act(self, form: ActionForm) -> str:
        data = form.cleaned_data
        add_action(
            commitment_id=self.commitment.pk,
            words=data["words"],
            owner_id=data["owner"].pk if data["owner"] else None,
            due_on=data["due_on"],
            today=self.today,
            by=self.request.user,
        )
        return "The action is added."


class MoveAction(SupportFormPage):
    """How an action goes on: said by who keeps commitments, or by its owner once it is done."""

    permission = Permission.SEE_DIRECTORY
    title = "How the action goes on"
    form_class = MoveActionForm
    action: CommitmentAction

    def find(self, **named: Any) -> None:
        self.action = or_404(action(self.kwargs["action_id"]))
        if not self._moves():
            raise PermissionDenied

    def _moves(self) -> list[ActionState]:
        moves = ACTION_MOVES[ActionState(self.action.state)]
        return [to for to in moves if may_move(self.action, to, self.request.user, self.scope)]

    def form_arguments(self) -> dict[str, Any]:
        return {"moves": self._moves()}

    def subject(self) -> str:
        return self.action.words

    def done_url(self) -> str:
        return reverse("commitments")

    def back(self) -> str:
        return "Commitments"

    def act(self, form: MoveActionForm) -> str:
        to = ActionState(form.cleaned_data["to"])
        if to not in self._moves():
            raise Http404
        move_action(
            action_id=self.action.pk,
            to=to,
            note=form.cleaned_data["note"],
            today=self.today,
            by=self.request.user,
        )
        return f"The action stands as “{to.label}”."
