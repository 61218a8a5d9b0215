"""Reviews of the capacity and the skills of deputies."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.csv_file import csv_response
from workforce.domain.growing import (
    review_capacity,
)
from workforce.enums import Capacity
from workforce.forms.growing import (
    CapacityForm,
)
from workforce.models import Worker
from workforce.queries.growing import Deputy, deputies
from workforce.queries.organisation import names_in
from workforce.queries.policy import policies_in
from workforce.queries.visibility import visible_people
from workforce.sections import CAREERS
from workforce.tables import Cell, Column, Row, Table
from workforce.views.career_form import KEEPER, CareerForm
from workforce.views.page import Request
from workforce.views.person import tab_address
from workforce.views.sections import SectionView
from workforce.written import day as written_day

TAB = "career"


class CapacityReviews(SectionView):
    """Deputies in reach: how their capacity was found last, and when the next review is due."""

    section = CAREERS
    permission = Permission.SEE_PROGRESSION

    def get(self, request: Request) -> HttpResponse:
        if not any(map(self.scope.may, (Permission.SUPPORT_PROGRESSION, KEEPER))):
            raise PermissionDenied
        found = deputies(self.reach, self.today, policies_in(self.scope))
        return self.answer(found)

    def answer(self, found: list[Deputy]) -> HttpResponse:
        names = names_in(self.scope, self.today)
        columns = (
            Column("Name"),
            Column("Role"),
            Column("Team"),
            Column("Last review"),
            Column("Next review"),
            Column("Do"),
        )
        rows = tuple(self._row(each, names) for each in found)
        return self.render("workforce/capacity_reviews.html", table=Table("Deputies", columns, rows))

    def _row(self, each: Deputy, names: dict[int, str]) -> Row:
        late = each.due_on < self.today
        own = each.worker_id == self.request.user.worker_id
        return Row(
            (
                Cell(each.name, url=tab_address(each.reference, TAB)),
                Cell(each.role),
                Cell(names.get(each.team_id, "")),
                Cell(each.last or "None yet", note=written_day(each.last_on)),
                Cell(written_day(each.due_on), tone="bad" if late else "", note="overdue" if late else ""),
                Cell("")
                if own
                else Cell("Record a review", url=reverse("capacity_review", args=[each.reference])),
            )
        )


class CapacityReviewsFile(CapacityReviews):
    def answer(self, found: list[Deputy]) -> HttpResponse:
        names = names_in(self.scope, self.today)
        header = ("Number", "Name", "Role", "Team", "Last review", "Capacity", "Next review", "Overdue")
        rows = (
            (
                each.reference,
                each.name,
                each.role,
                names.get(each.team_id, ""),
                each.last_on.isoformat() if each.last_on else "",
                each.last,
                each.due_on.isoformat(),
                "yes" if each.due_on < self.today else "no",
            )
            for each in found
        )
        return csv_response("capacity of deputies", header, rows)


class ReviewCapacity(CareerForm):
    permission = Permission.SEE_PROGRESSION
    title = "Review of capacity and skills"
    form_class = CapacityForm

    def find(self, reference: str, **named: Any) -> None:
        if not any(map(self.scope.may, (Permission.SUPPORT_PROGRESSION, KEEPER))):
            raise PermissionDenied
        reach = self.scope[Permission.SUPPORT_PROGRESSION] | self.scope[KEEPER]
        people = visible_people(self.scope) & Worker.objects.within(reach)
        self.worker: Worker = get_object_or_404(people, reference=reference)

    def subject(self) -> str:
        return self.worker.name

    def initial(self) -> dict[str, Any]:
        return {"on": self.today}

    def act(self, form: CapacityForm) -> str:
        data = form.cleaned_data
        review = review_capacity(
            worker_id=self.worker.pk,
            **data | {"capacity": Capacity(data["capacity"])},
            today=self.today,
            by=self.request.user,
        )
        return f"The review is recorded. The next is due on {written_day(review.next_due_on)}."

    def done_url(self) -> str:
        return reverse("capacity_reviews")
