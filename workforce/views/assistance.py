"""The employee assistance programme: the supplier's totals by month, numbers alone."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.csv_file import csv_response
from workforce.domain.wellbeing import (
    record_assistance,
)
from workforce.forms.wellbeing import AssistanceForm
from workforce.queries.wellbeing import (
    assistance,
    months_up_to,
)
from workforce.tables import Cell, Column, Row, Table
from workforce.views.page import Request
from workforce.views.support import SupportFormPage, SupportPage
from workforce.written import month as written_month


class Assistance(SupportPage):
    """The supplier's totals by month: numbers alone."""

    permission = Permission.KEEP_WELLBEING

    def get(self, request: Request) -> HttpResponse:
        columns = (
            Column("Month"),
            Column("Employees", numeric=True),
            Column("Household members", numeric=True),
            Column("All", numeric=True),
        )
        rows = tuple(
            Row(
                (
                    Cell(written_month(each.month)),
                    Cell(str(each.employees)),
                    Cell(str(each.household)),
                    Cell(str(each.employees + each.household)),
                )
            )
            for each in assistance(self.today)
        )
        return self.render(
            "workforce/assistance.html", table=Table("Use by month", columns, rows) if rows else None
        )


class AssistanceFile(SupportPage):
    """The same as a file."""

    permission = Permission.KEEP_WELLBEING

    def get(self, request: Request) -> HttpResponse:
        header = ("Month", "Employees", "Household members")
        rows = ((f"{each.month:%Y-%m}", each.employees, each.household) for each in assistance(self.today))
        return csv_response("assistance programme", header, rows)


class RecordAssistance(SupportFormPage):
    """Two numbers of a month."""

    permission = Permission.KEEP_WELLBEING
    title = "Record the use of the assistance programme"
    hint = "The supplier's totals of a month. Entered again, the later numbers hold."
    form_class = AssistanceForm

    def form_arguments(self) -> dict[str, Any]:
        months = [day.replace(day=1) for day in reversed(months_up_to(self.today))]
        return {"months": [(day.isoformat(), written_month(day)) for day in months]}

    def act(self, form: AssistanceForm) -> str:
        record_assistance(**form.cleaned_data, today=self.today, by=self.request.user)
        return "The numbers are recorded."

    def done_url(self) -> str:
        return reverse("assistance")

    def back(self) -> str:
        return "Assistance programme"
