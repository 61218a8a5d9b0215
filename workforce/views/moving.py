"""Moving, promoting, and changing who manages."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.forms import Form
from django.http import HttpResponse

from workforce.access.permissions import Permission
from workforce.domain.moving import change_manager, change_role, hand_over, managed_by, move
from workforce.domain.record import lock_person, version_of_people
from workforce.forms.moving import (
    AGAIN,
    ChangeManagerForm,
    HandOverForm,
    MovePlace,
    MoveTo,
    PlaceForm,
    PromoteTo,
)
from workforce.forms.verbs import VerbForm
from workforce.models import Assignment
from workforce.person_timeline import held_by_people
from workforce.queries.moving import managers_of, posts_of, teams_managed
from workforce.queries.organisation import tree, unit_names
from workforce.queries.roles import all_roles
from workforce.queries.visibility import visible_people
from workforce.remarks import remarks_on_new_manager
from workforce.timeline import Entry
from workforce.views.careers import AssignmentVerb
from workforce.views.verbs import NEITHER, PersonVerb
from workforce.written import day as written_day
from workforce.written import decimal


class PlaceVerb(AssignmentVerb):
    """Where to is asked on one page, the post there on the next; only then comes what it will do."""

    to_class: ClassVar[type[MoveTo]]
    form_class: ClassVar[type[PlaceForm]]

    def form_page(self, form: Form | None = None) -> HttpResponse:
        return super().form_page(form or self._to(initial=self.initial() | self.request.GET.dict()))

    def answer(self) -> HttpResponse:
        to = self._to(self.request.POST)
        if not to.is_valid():
            return self.form_page(self.said_if_changed(to))
        if AGAIN in self.request.POST:
            return self.form_page(to)
        self.to = to.cleaned_data
        self.held = self.worker.assignments.select_related("manager", "post", "role").get(
            pk=self.to["assignment"]
        )
        self.hint = self.chosen()
        return super().answer() if "fte" in self.request.POST else self.form_page(self._form())

    def chosen(self) -> str:
        """What was chosen on the page before, above the questions that follow from it."""
        return f"To {self._team(self.to['team'])}, from {written_day(self.to['from_day'])}."

    def _team(self, team_id: int) -> str:
        return unit_names(self.to["from_day"]).get(team_id, "")

    def _to(self, *args: Any, **kwargs: Any) -> VerbForm:
        words: dict[str, Any] = {"today": self.today, "cancel_url": self.done_url(), "submit": self.submit}
        return self.to_class(*args, **super().form_arguments(), **self.to_arguments(), **words, **kwargs)

    def to_arguments(self) -> dict[str, Any]:
        return {"nodes": tree(self.today)}

    def form_arguments(self) -> dict[str, Any]:
        """What can be chosen in the team on the day. What was asked before goes along."""
        asked = {*self.form_class.asked, *NEITHER}
        return {
            "held": self.held,
            "posts": self.posts(),
            "managers": managers_of([self.to["team"]], self.to["from_day"]),
            "people": visible_people(self.scope),
            "chosen": {name: value for name, value in self.request.POST.items() if name not in asked},
        }

    def posts(self) -> Any:
        return posts_of(self.to["team"], self.to["from_day"], full_too=self.to["over_fill"])

    def said(self, now: Assignment) -> str:
        """Olu Ownteam is Social worker in Sister team from 1 October 2025."""
        team = unit_names(now.first_day).get(now.team_id, now.team.code)
        return f"{self.worker.name} is {now.role.name} in {team} from {written_day(now.first_day)}."

    def exchange(self, team_id: int, fte: Any) -> Sequence[str]:
        """Which team gains and which loses hours. Nothing where the team stays."""
        held, day = self.held, self.to["from_day"]
        if team_id == held.team_id:
            return ()
        names = unit_names(day)
        loses, gains = names.get(held.team_id, held.team.code), names.get(team_id, "")
        return (
            f"From {written_day(day)} {loses} loses {decimal(held.fte, 2)} FTE and {gains} gains "
            f"{decimal(fte, 2)} FTE. This is a move: {self.worker.name} is no leaver of the council.",
        )


class Move(PlaceVerb):
    title = "Move"
    hint = "To another team, to another post, or both. Where the person was until then stays on record."
    to_class = MoveTo
    form_class = MovePlace

    def form_arguments(self) -> dict[str, Any]:
        return super().form_arguments() | {"roles": all_roles(), "may_stay": False}

    def remarks(self, data: dict[str, Any]) -> Sequence[str]:
        said = remarks_on_new_manager([self.worker.pk], self.to["from_day"])
        return (*self.exchange(self.to["team"], data["fte"]), *said)

    def act(self, data: dict[str, Any]) -> str:
        now = move(
            assignment_id=self.held.pk,
            from_day=self.to["from_day"],
            post_id=data["post"],
            team_id=self.to["team"],
            role_id=data["role"],
            fte=data["fte"],
            manager_id=data["manager_id"],
            over_fill=self.to["over_fill"],
            by=self.request.user,
        )
        return self.said(now)


class Promote(PlaceVerb):
    title = "Promote or change role"
    hint = (
        "On the same post, on another one for the new role, or on none. The role until then stays on record."
    )
    to_class = PromoteTo
    form_class = PlaceForm

    def initial(self) -> dict[str, Any]:
        held = self.worker.assignments.not_over(self.today).order_by("period").first()
        return {"team": held.team_id} if held else {}

    def to_arguments(self) -> dict[str, Any]:
        return super().to_arguments() | {"roles": all_roles()}

    def form_arguments(self) -> dict[str, Any]:
        return super().form_arguments() | {"may_stay": True}

    def chosen(self) -> str:
        role = next(each.name for each in all_roles() if each.pk == self.to["role"])
        return f"{role}, from {written_day(self.to['from_day'])}. Posts of {self._team(self.to['team'])} are offered."

    def posts(self) -> Any:
        full_too = self.to["over_fill"]
        return posts_of(self.to["team"], self.to["from_day"], role_id=self.to["role"], full_too=full_too)

    def remarks(self, data: dict[str, Any]) -> Sequence[str]:
        goes = data["post"] not in (None, self.held.post_id)
        return self.exchange(self.to["team"] if goes else self.held.team_id, data["fte"])

    def act(self, data: dict[str, Any]) -> str:
        now = change_role(
            assignment_id=self.held.pk,
            from_day=self.to["from_day"],
            role_id=self.to["role"],
            post_id=data["post"],
            fte=data["fte"],
            manager_id=data["manager_id"],
            over_fill=self.to["over_fill"],
            by=self.request.user,
        )
        return self.said(now)


class ChangeManager(AssignmentVerb):
    title = "Change manager"
    hint = "Who managed until then stays on record. No figure depends on it."
    form_class = ChangeManagerForm
    moves_figures = False

    def form_arguments(self) -> dict[str, Any]:
        held = self.worker.assignments.not_over(self.today)
        return super().form_arguments() | {
            "managers": _without(
                managers_of(list(held.values_list("team_id", flat=True)), self.today), self.worker.pk
            ),
            "people": visible_people(self.scope),
            "may_keep": False,
        }

    def remarks(self, data: dict[str, Any]) -> Sequence[str]:
        return remarks_on_new_manager([self.worker.pk], data["from_day"])

    def act(self, data: dict[str, Any]) -> str:
        now = change_manager(
            assignment_id=data["assignment"],
            from_day=data["from_day"],
            manager_id=data["manager_id"],
            by=self.request.user,
        )
        who = now.manager.name if now.manager else "Nobody"
        return f"{who} manages {self.worker.name} from {written_day(now.first_day)}."


class HandOver(PersonVerb):
    """About the manager of the address; what changes are the records of those whom they manage."""

    permission = Permission.CHANGE_EMPLOYMENT
    title = "Hand over the people they manage"
    hint = "From a day on somebody else manages them, all at once. No figure depends on it."
    form_class = HandOverForm
    moves_figures = False

    def form_arguments(self) -> dict[str, Any]:
        names = unit_names(self.today)
        teams = teams_managed(self.worker.pk, self.today)
        return {
            "teams": {key: f"Those in {names.get(key, '')} ({count})" for key, count in teams.items()},
            "managers": _without(managers_of(teams, self.today), self.worker.pk),
            "people": visible_people(self.scope),
            "may_keep": False,
            "may_be_nobody": False,
        }

    def initial(self) -> dict[str, Any]:
        return {"team": ""}

    def lock(self) -> None:
        for worker_id in self._people():
            lock_person(worker_id, by=self.request.user)

    def version(self) -> str:
        return version_of_people(self._people())

    def timeline(self) -> Sequence[Entry]:
        return held_by_people(self.people, self.today)

    def remarks(self, data: dict[str, Any]) -> Sequence[str]:
        theirs = managed_by(self.worker.pk, data["team"], data["from_day"])
        said = remarks_on_new_manager(theirs.values_list("worker_id", flat=True), data["from_day"])
        if not theirs.filter(worker_id=data["manager_id"]).exists():
            return said
        return (
            "The new manager is among them. Who manages the new manager stays as it is: change that apart.",
            *said,
        )

    def act(self, data: dict[str, Any]) -> str:
        handed = hand_over(
            manager_id=self.worker.pk,
            team_id=data["team"],
            from_day=data["from_day"],
            to_id=data["manager_id"],
            by=self.request.user,
        )
        who = handed[0].manager.name if handed[0].manager else ""
        count = len({each.worker_id for each in handed})
        people = "person" if count == 1 else "people"
        return f"{who} manages {count} {people} from {written_day(data['from_day'])}."

    def _people(self) -> list[int]:
        """Whoever is managed today or later, in the order of the locks; kept for the look after the change."""
        held = managed_by(self.worker.pk, None, self.today)
        self.people = sorted(set(held.values_list("worker_id", flat=True)))
        return self.people


def _without(managers: dict[int, str], worker_id: int) -> dict[int, str]:
    return {key: name for key, name in managers.items() if key != worker_id}
