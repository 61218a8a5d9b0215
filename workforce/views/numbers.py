"""The checklist of registration numbers: who in a role that needs one has it."""

from django.http import Http404, HttpResponse

from workforce.access.permissions import Permission
from workforce.csv_file import csv_response
from workforce.pages import nominations as words
from workforce.queries.nominations import (
    number_lines,
    without_a_number,
)
from workforce.views.page import Request
from workforce.views.plan_pages import PlansPage


class Numbers(PlansPage):
    """The checklist: everybody in a role that needs a registration has the number."""

    permission = Permission.SEE_REGISTRATION

    def get(self, request: Request) -> HttpResponse:
        lines = number_lines(self.reach, self.today)
        asked = request.GET.get("role")
        chosen = next((line for line in lines if str(line.role.pk) == asked), None)
        if asked and chosen is None:
            raise Http404
        people = without_a_number(self.reach, chosen.role, self.today) if chosen else []
        return self.render(
            "workforce/numbers.html",
            today=self.today,
            table=words.numbers_table(lines, chosen.role.pk if chosen else None),
            chosen=chosen,
            people=words.people_table(people),
        )


class NumbersFile(PlansPage):
    """The counts as CSV."""

    permission = Permission.SEE_REGISTRATION

    def get(self, request: Request) -> HttpResponse:
        rows = (words.number_row(line, self.today) for line in number_lines(self.reach, self.today))
        return csv_response(f"registration numbers {self.today.isoformat()}", words.NUMBER_HEADER, rows)
