"""Programmes of change: the register, and one programme with what it affects."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.csv_file import csv_response
from workforce.domain.programmes import ProgrammeDetails, add_part, keep_programme, remove_part
from workforce.forms.lasting import ConfirmForm
from workforce.forms.programmes import PartForm, ProgrammeForm
from workforce.models import ChangeProgramme, PostTerms, ProgrammePart
from workforce.pages import programmes as words
from workforce.queries.organisation import tree, unit_names
from workforce.queries.partners import tags
from workforce.queries.policy import policies_in
from workforce.queries.programmes import (
    parts_of,
    posts_affected,
    reorganised,
    terms_by_team,
    units_affected,
)
from workforce.queries.succession import critical_lines, plan_rules, posts_of_the_day
from workforce.views.page import Request
from workforce.views.plan_pages import PlansForm, PlansPage


class Programmes(PlansPage):
    """Programmes of change, the latest first."""

    permission = Permission.SEE_DIRECTORY

    def get(self, request: Request) -> HttpResponse:
        found = ChangeProgramme.objects.within(self.reach).select_related("lead").order_by("-period", "name")
        actions = []
        if self.scope.may(Permission.KEEP_PLANS):
            actions.append({"label": "Add a programme", "url": reverse("programme_begin"), "primary": True})
        return self.render(
            "workforce/programmes.html",
            table=words.programmes_table(list(found), self.today),
            actions=actions,
        )


class OneProgramme(PlansPage):
    """What the page of a programme and its file share."""

    permission = Permission.SEE_DIRECTORY

    def choose(self, programme_id: int) -> None:
        found = ChangeProgramme.objects.within(self.reach).select_related("lead")
        self.programme = get_object_or_404(found, pk=programme_id)
        self.parts = parts_of(self.programme)
        self.units = units_affected(self.parts, self.today)
        self.names = unit_names(self.today)
        self.nodes = tree(self.today)
        said = tags(self.reach, self.today, kind="terms").as_at(self.today)
        self.terms = terms_by_team(self.nodes, list(said))

    def posts(self) -> list[PostTerms]:
        """As far as the reader sees the establishment."""
        reach = self.scope[Permission.SEE_ESTABLISHMENT]
        return posts_affected(self.parts, self.units, reach, self.today) if reach else []


class Programme(OneProgramme):
    """What it affects: units, posts, critical posts with their plans, terms by team, and what was reorganised."""

    def get(self, request: Request, programme_id: int) -> HttpResponse:
        self.choose(programme_id)
        posts = self.posts()
        own = {part.unit_id for part in self.parts if part.unit_id}
        return self.render(
            "workforce/programme.html",
            programme=self.programme,
            parts=words.parts_table(self.parts, self.names, may_change=self.scope.may(Permission.KEEP_PLANS)),
            posts=words.posts_table(posts, self.names, self.terms, self._critical()),
            number=len(posts),
            sees_posts=self.scope.may(Permission.SEE_ESTABLISHMENT),
            terms=words.terms_table(self.nodes, self.units, self.terms),
            reorganised=words.reorganised_table(reorganised(self.programme, self.units | own), self.names),
            may_change=self.scope.may(Permission.KEEP_PLANS),
        )

    def _critical(self) -> Any:
        """The critical posts that the reader may see, by post."""
        reach = self.scope[Permission.SEE_SUCCESSION]
        if not reach:
            return {}
        rules = plan_rules(self.today, policies_in(self.scope))
        lines = critical_lines(reach, self.today, rules, reader_id=self.request.user.worker_id)
        return {line.post_id: line for line in lines}


class ProgrammeFile(OneProgramme):
    """The posts affected as CSV."""

    def get(self, request: Request, programme_id: int) -> HttpResponse:
        self.choose(programme_id)
        rows = (words.post_row(each, self.names, self.terms) for each in self.posts())
        return csv_response(f"posts affected {self.programme.name}", words.POST_HEADER, rows)


class BeginProgramme(PlansForm):
    permission = Permission.KEEP_PLANS
    title = "Add a programme of change"
    form_class = ProgrammeForm
    programme: ChangeProgramme | None = None

    def form_arguments(self) -> dict[str, Any]:
        return {"people": self.people}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        details = ProgrammeDetails(data["name"], data["purpose"], data["lead"].pk, data["lasting"])
        kept = keep_programme(
            programme_id=self.programme.pk if self.programme else None, details=details, by=self.request.user
        )
        self.kept_id = kept.pk
        return f"{kept.name} is kept."

    def back_url(self) -> str:
        return reverse("programmes")

    def done_url(self) -> str:
        return reverse("programme", args=[self.kept_id])


class ChangeTheProgramme(BeginProgramme):
    title = "Change the programme"

    def find(self, **named: Any) -> None:
        found = ChangeProgramme.objects.within(self.reach).select_related("lead")
        self.programme = get_object_or_404(found, pk=named["programme_id"])

    def initial(self) -> dict[str, Any]:
        kept = self.programme
        if kept is None:
            return {}
        return {
            "name": kept.name,
            "purpose": kept.purpose,
            "lead": kept.lead.reference,
            "from_day": kept.first_day,
            "last_day": kept.last_day,
        }


class AddPart(PlansForm):
    permission = Permission.KEEP_PLANS
    title = "Add what it affects"
    form_class = PartForm
    programme: ChangeProgramme

    def find(self, **named: Any) -> None:
        found = ChangeProgramme.objects.within(self.reach)
        self.programme = get_object_or_404(found, pk=named["programme_id"])

    def form_arguments(self) -> dict[str, Any]:
        reach = self.scope[Permission.SEE_ESTABLISHMENT]
        return {"nodes": tree(self.today), "posts": posts_of_the_day(reach)}

    def subject(self) -> str:
        return self.programme.name

    def back_url(self) -> str:
        return reverse("programme", args=[self.programme.pk])

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        add_part(
            programme_id=self.programme.pk,
            unit_id=data["unit"],
            post_id=data["post"].pk if data["post"] else None,
            by=self.request.user,
        )
        return "The programme affects it."


class RemovePart(PlansForm):
    permission = Permission.KEEP_PLANS
    title = "Remove it from the programme"
    submit = "Remove"
    warning = "The programme no longer counts it as affected. The history keeps that it did."
    form_class = ConfirmForm
    part: ProgrammePart

    def find(self, **named: Any) -> None:
        found = ProgrammePart.objects.within(self.reach).select_related("programme", "unit", "post")
        self.part = get_object_or_404(found, pk=named["part_id"])

    def subject(self) -> str:
        post = self.part.post
        return f"Post {post.reference}" if post else unit_names(self.today).get(self.part.unit_id or 0, "")

    def back_url(self) -> str:
        return reverse("programme", args=[self.part.programme_id])

    def act(self, form: Any) -> str:
        remove_part(part_id=self.part.pk, by=self.request.user)
        return "It is removed from the programme."
