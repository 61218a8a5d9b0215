"""Verbs that give somebody work: the first page asks from which day and where, since what is offered depends on it."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse

from workforce.domain.assigning import Work
from workforce.forms.places import Place, PlaceForm
from workforce.models import Worker
from workforce.queries.managers import people_meant, usual_manager
from workforce.queries.organisation import below, tree
from workforce.queries.places import posts_with_room, team_of_post
from workforce.queries.roles import all_roles
from workforce.views.verbs import VerbPage
from workforce.written import day as written_day


class PlacedVerb(VerbPage):
    """A verb with three pages: the place, the form, and what it will do. The form's address says the place."""

    place: Place

    def place_initial(self) -> dict[str, Any]:
        """Where and from when, as long as nobody has said."""
        return {"on": self.today}

    def form_page(self, form: Any = None) -> HttpResponse:
        if form is None:
            asked = self._place_form(self.request.GET if "on" in self.request.GET else None)
            if not asked.is_valid():
                return self._place_page(asked)
            self._go_to(asked)
        return super().form_page(form)

    def answer(self) -> HttpResponse:
        asked = self._place_form(self.request.POST)
        if not asked.is_valid():
            return self._place_page(asked)
        self._go_to(asked)
        return super().answer()

    def initial(self) -> dict[str, Any]:
        """The team, where there is only one to choose."""
        teams = self.place.teams
        return {"team": teams[0].unit_id} if len(teams) == 1 else {}

    def form_arguments(self) -> dict[str, Any]:
        return {"place": self.place, "find_people": lambda text: people_meant(text, self.scope)}

    def _place_form(self, data: Mapping[str, Any] | None) -> PlaceForm:
        nodes = [node for node in tree(self.today) if self.reach.has_unit(node.unit_id)]
        return PlaceForm(
            data,
            nodes=nodes,
            initial=self.place_initial() | self.request.GET.dict(),
            today=self.today,
            cancel_url=self.done_url(),
            submit="Continue",
        )

    def _place_page(self, form: PlaceForm) -> HttpResponse:
        return super().form_page(form)

    def _go_to(self, form: PlaceForm) -> None:
        day, unit_id = form.cleaned_data["on"], form.cleaned_data["unit"]
        nodes = tree(day)
        inside = below([unit_id], day)[unit_id]
        teams = [node for node in nodes if node.unit_id in inside and self.reach.has_unit(node.unit_id)]
        name = next((node.name for node in nodes if node.unit_id == unit_id), "")
        rooms = posts_with_room([team.unit_id for team in teams], day, full=form.cleaned_data["full"])
        elsewhere = f"{self.request.path}?unit={unit_id}"
        self.place = Place(day, unit_id, name, teams, rooms, all_roles(), elsewhere)
        self.hint = f"From {written_day(day)}, in {name or 'a team that does not exist on that day'}."

    def work(self, data: Mapping[str, Any]) -> Work:
        """What was chosen. Without a manager it is whoever manages most people in the team."""
        team_id = data["team"] or (team_of_post(data["post"], self.place.day) if data["post"] else None)
        manager: Worker | None = data["manager"] or (
            usual_manager(team_id, self.place.day) if team_id else None
        )
        return Work(
            team_id=data["team"],
            role_id=data["role"],
            post_id=data["post"],
            fte=data["fte"],
            manager_id=manager.pk if manager and manager.pk != self.worker_id() else None,
            agency_reason=data.get("agency_reason", ""),
            over_fill=data["over_fill"],
        )

    def worker_id(self) -> int | None:
        """Who gets the work, where they are on record: nobody is their own manager."""
        return None
