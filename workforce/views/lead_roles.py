"""Lead roles: a register for everybody, kept by a few."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.csv_file import csv_response
from workforce.domain.growing import end_lead_role, give_lead_role, review_lead_role
from workforce.forms.growing import EndLeadRoleForm, LeadRoleForm, ReviewLeadRoleForm
from workforce.models import LeadRole
from workforce.queries.growing import lead_roles
from workforce.queries.visibility import visible_people
from workforce.sections import CAREERS
from workforce.tables import Cell, Column, Row, Table
from workforce.views.career_form import KEEPER, CareerForm
from workforce.views.page import Request
from workforce.views.sections import SectionView
from workforce.written import day as written_day


class LeadRoles(SectionView):
    """Who leads on what, for everybody to know."""

    section = CAREERS
    permission = Permission.SEE_DIRECTORY

    def get(self, request: Request) -> HttpResponse:
        keeps = self.scope.may(KEEPER)
        columns = [Column("Area"), Column("Who"), Column("Since"), Column("Until")]
        if keeps:
            columns += [Column("Next review"), Column("Do")]
        rows = tuple(self._row(each, keeps=keeps) for each in lead_roles(self.reach, self.today))
        table = Table("Lead roles", tuple(columns), rows)
        return self.render("workforce/lead_roles.html", table=table, keeps=keeps)

    def _row(self, each: LeadRole, *, keeps: bool) -> Row:
        cells = [
            Cell(each.area, note=each.purpose),
            Cell(each.worker.name, url=reverse("person", args=[each.worker.reference])),
            Cell(written_day(each.first_day)),
            Cell(written_day(each.last_day)),
        ]
        if keeps:
            late = each.review_on < self.today
            cells += [
                Cell(written_day(each.review_on), tone="bad" if late else "", note="overdue" if late else ""),
                Cell("Review or end", url=reverse("lead_role_review", args=[each.pk])),
            ]
        return Row(tuple(cells))


class LeadRolesFile(SectionView):
    section = CAREERS
    permission = Permission.SEE_DIRECTORY

    def get(self, request: Request) -> HttpResponse:
        header = ("Area", "What it is for", "Number", "Name", "Since", "Until", "Next review")
        rows = (
            (
                each.area,
                each.purpose,
                each.worker.reference,
                each.worker.name,
                each.first_day.isoformat(),
                each.last_day.isoformat() if each.last_day else "",
                each.review_on.isoformat(),
            )
            for each in lead_roles(self.reach, self.today)
        )
        return csv_response("lead roles", header, rows)


class GiveLeadRole(CareerForm):
    permission = KEEPER
    title = "New lead role"
    form_class = LeadRoleForm

    def form_arguments(self) -> dict[str, Any]:
        return {"people": visible_people(self.scope)}

    def initial(self) -> dict[str, Any]:
        return {"first_day": self.today}

    def act(self, form: LeadRoleForm) -> str:
        data = dict(form.cleaned_data)
        worker = data.pop("worker")
        given = give_lead_role(worker_id=worker.pk, **data, by=self.request.user)
        return f"{worker.name} leads on {given.area}."

    def done_url(self) -> str:
        return reverse("lead_roles")


class OfLeadRole(CareerForm):
    """A form about one lead role."""

    permission = KEEPER
    given: LeadRole

    def find(self, lead_role_id: int, **named: Any) -> None:
        reach = self.scope[Permission.SEE_DIRECTORY]
        found = LeadRole.objects.within(reach).select_related("worker")
        self.given = get_object_or_404(found, pk=lead_role_id)

    def subject(self) -> str:
        return f"{self.given.worker.name}: {self.given.area}"

    def done_url(self) -> str:
        return reverse("lead_roles")


class ReviewLeadRole(OfLeadRole):
    """A look at a lead role; its end is one link away."""

    title = "Review the lead role"
    form_class = ReviewLeadRoleForm
    template = "workforce/lead_role_review.html"

    def initial(self) -> dict[str, Any]:
        return {"on": self.today}

    def more(self) -> dict[str, Any]:
        return {"given": self.given, "reviews": list(self.given.reviews.select_related("by__worker"))}

    def act(self, form: ReviewLeadRoleForm) -> str:
        review_lead_role(
            lead_role_id=self.given.pk, **form.cleaned_data, today=self.today, by=self.request.user
        )
        return "The review is recorded."


class EndLeadRole(OfLeadRole):
    title = "End the lead role"
    hint = "It stays on record."
    submit = "End it"
    form_class = EndLeadRoleForm

    def act(self, form: Any) -> str:
        last_day = form.cleaned_data["last_day"]
        end_lead_role(lead_role_id=self.given.pk, last_day=last_day, by=self.request.user)
        return f"The lead role ends with {written_day(last_day)}."
