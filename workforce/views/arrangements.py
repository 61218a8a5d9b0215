"""Acting up, being seconded out, and the end of either."""

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from workforce.access.permissions import Permission
from workforce.domain.arrangements import act_up, end_arrangement, second_out
from workforce.enums import ArrangementKind
from workforce.forms.arrangements import ActUpForm, BackForm, EndForm, SecondOutForm
from workforce.models import Post
from workforce.panels import EMPLOYMENT
from workforce.periods import ONE_DAY, add_months
from workforce.person_arrangements import what
from workforce.policy import PolicyKey
from workforce.queries.arrangements import Run, runs_in
from workforce.queries.moving import managers_of
from workforce.queries.organisation import tree, unit_names
from workforce.queries.policy import policy_value
from workforce.queries.roles import all_roles
from workforce.queries.visibility import visible_people
from workforce.views.careers import AssignmentVerb
from workforce.views.verbs import PersonVerb
from workforce.written import day as written_day


class BeginArrangement(AssignmentVerb):
    """The assignment stays as it is, so no figure moves."""

    tab = EMPLOYMENT

    def form_arguments(self) -> dict[str, Any]:
        teams = self.worker.assignments.not_over(self.today).values_list("team_id", flat=True)
        managers = managers_of(list(teams), self.today)
        managers.pop(self.worker.pk, None)
        return super().form_arguments() | {
            "nodes": tree(self.today),
            "managers": managers,
            "people": visible_people(self.scope),
        }

    def said(self, run: Run) -> str:
        words = what(run.latest, unit_names(run.first_day))
        until = f" to {written_day(run.last_day)}" if run.last_day else ""
        return f"{self.worker.name}: {words}, from {written_day(run.first_day)}{until}."


class ActUp(BeginArrangement):
    title = "Act up"
    hint = "The person acts in a more senior role and goes on counting in their own post, team and role."
    form_class = ActUpForm

    def form_arguments(self) -> dict[str, Any]:
        posts = Post.objects.within(self.scope[Permission.SEE_ESTABLISHMENT])
        return super().form_arguments() | {"roles": all_roles(), "posts": posts}

    def act(self, data: dict[str, Any]) -> str:
        run = act_up(
            assignment_id=data["assignment"],
            first_day=data["first_day"],
            last_day=data["last_day"],
            role_id=data["role"],
            post_id=data["post"].pk if data["post"] else None,
            team_id=data["team"],
            manager_id=data["manager_id"],
            reason=data["reason"],
            by=self.request.user,
        )
        return self.said(run)


class SecondOut(BeginArrangement):
    title = "Second out"
    hint = "The person is lent to a host and goes on counting in their own post and team."
    form_class = SecondOutForm

    def remarks(self, data: dict[str, Any]) -> Sequence[str]:
        months = int(policy_value(PolicyKey.SECONDMENT_MONTHS, data["first_day"]))
        beyond = add_months(data["first_day"], months)
        if data["last_day"] is None or data["last_day"] < beyond:
            return ()
        return (
            f"This lasts longer than {months} months. By the rules it is then a transfer and no longer a secondment: "
            "record it as a move instead, or as leaving where it is to another employer.",
        )

    def act(self, data: dict[str, Any]) -> str:
        run = second_out(
            assignment_id=data["assignment"],
            first_day=data["first_day"],
            last_day=data["last_day"],
            team_id=data["team"],
            host=data["host"],
            manager_id=data["manager_id"],
            host_manager=data["host_manager"],
            reason=data["reason"],
            by=self.request.user,
        )
        return self.said(run)


class EndArrangement(PersonVerb):
    """The end of what is running or still to begin."""

    tab = EMPLOYMENT
    permission = Permission.CHANGE_EMPLOYMENT
    kind: ClassVar[ArrangementKind]

    def form_arguments(self) -> dict[str, Any]:
        related = ("role", "team", "post", "manager")
        rows = self.worker.arrangements.filter(kind=self.kind).select_related(*related)
        names = unit_names(self.today)
        runs = [run for run in runs_in(rows) if run.last_day is None or run.last_day >= self.today]
        return {
            "running": {
                run.latest.pk: f"{what(run.latest, names)}, from {written_day(run.first_day)}" for run in runs
            }
        }

    def last_day(self, data: dict[str, Any]) -> date:
        day: date = data["last_day"]
        return day

    def act(self, data: dict[str, Any]) -> str:
        run = end_arrangement(
            arrangement_id=data["arrangement"], last_day=self.last_day(data), by=self.request.user
        )
        words = what(run.latest, unit_names(run.first_day))
        return f"{self.worker.name}: {words}, ends on {written_day(run.last_day)}."


class EndActingUp(EndArrangement):
    title = "End acting up"
    hint = "From the day after, the person is in their own role alone."
    form_class = EndForm
    kind = ArrangementKind.ACTING_UP


class ComeBack(EndArrangement):
    title = "Back from secondment"
    hint = "The person comes back to the post, team and role in which they counted all along."
    form_class = BackForm
    kind = ArrangementKind.SECONDED_OUT

    def last_day(self, data: dict[str, Any]) -> date:
        return super().last_day(data) - ONE_DAY
