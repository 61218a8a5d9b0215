"""Wellbeing: programmes with their activities, participation and the measures beside it."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.csv_file import csv_response
from workforce.domain.wellbeing import (
    add_activity,
    add_programme,
    change_programme,
    record_survey,
)
from workforce.enums import ActivityKind
from workforce.forms.support import SearchForm
from workforce.forms.wellbeing import ActivityForm, ProgrammeForm, SurveyForm
from workforce.models import WellbeingProgramme
from workforce.pages.wellbeing import participation_chart, service_table, sickness_chart, survey_table
from workforce.queries.organisation import tree_in
from workforce.queries.policy import policies_in
from workforce.queries.wellbeing import (
    ActivityLine,
    activity_lines,
    by_month,
    by_service,
    months_up_to,
    programme,
    programmes,
    surveys,
)
from workforce.tables import Cell, Column, Row, Table
from workforce.trends import SICKNESS, trend
from workforce.views.page import Request
from workforce.views.section_forms import or_404
from workforce.views.support import SupportFormPage, SupportPage
from workforce.written import day as written_day

PER_PAGE = 25
OVER = "over"


class Programmes(SupportPage):
    """What runs, or what is over."""

    permission = Permission.SEE_DIRECTORY

    def get(self, request: Request) -> HttpResponse:
        form = SearchForm(request.GET, shows=[("", "Running or to come"), (OVER, "Over")])
        del form.fields["q"]
        form.helper.layout.fields = [each for each in form.helper.layout.fields if _name(each) != "q"]
        form.is_valid()
        found = programmes(self.today, over=form.asked("show") == OVER)
        page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
        return self.render(
            "workforce/wellbeing.html",
            form=None,
            filter_form=form,
            page=page,
            keeps=self.scope[Permission.KEEP_WELLBEING].everyone,
        )


def _name(field: object) -> str:
    return str(getattr(field, "name", field))


class OneProgramme(SupportPage):
    """What is on, how many took part, and the measures beside it."""

    permission = Permission.SEE_DIRECTORY

    def get(self, request: Request, programme_id: int) -> HttpResponse:
        found: WellbeingProgramme = or_404(programme(programme_id))
        lines = activity_lines(found.pk, request.user)
        months = months_up_to(self.today)
        keeps = self.scope[Permission.KEEP_WELLBEING].everyone
        results = surveys(found.pk)
        beside = trend(SICKNESS, self.scope, months)
        policies = policies_in(self.scope)
        services = by_service(lines, tree_in(self.scope), self.today, policies) if keeps else None
        return self.render(
            "workforce/wellbeing_programme.html",
            programme=found,
            activities=self._activities(lines, keeps) if lines else None,
            participation=participation_chart(by_month(lines, months, self.today)),
            sickness=sickness_chart(beside, months) if beside else None,
            being_computed=beside is not None and beside.being_computed,
            surveys=survey_table(results) if results else None,
            services=service_table(services) if services else None,
            keeps=keeps,
        )

    def _activities(self, lines: list[ActivityLine], keeps: bool) -> Table:
        columns = (
            Column("What"),
            Column("When"),
            Column("Where"),
            Column("Took part", numeric=True, hint="or names so far"),
            Column("Places"),
            Column("Do"),
        )
        rows = tuple(Row(self._cells(line, keeps)) for line in lines)
        return Table("Activities", columns, rows)

    def _cells(self, line: ActivityLine, keeps: bool) -> tuple[Cell, ...]:
        each = line.activity
        free = "as many as come" if line.free is None else f"{line.free} of {each.places} free"
        return (
            Cell(each.title, note=str(each.get_kind_display())),
            Cell(written_day(each.on), note="cancelled" if each.cancelled_on else ""),
            Cell(each.where),
            Cell("" if line.took_part is None else str(line.took_part)),
            Cell(free if each.by_name else ""),
            self._offer(line, keeps),
        )

    def _offer(self, line: ActivityLine, keeps: bool) -> Cell:
        each = line.activity
        if each.cancelled_on:
            return Cell("")
        args = [each.pk]
        if keeps:
            return Cell("Organise", url=reverse("wellbeing_activity", args=args))
        if not each.by_name or each.on < self.today or self.request.user.worker_id is None:
            return Cell("")
        if line.mine:
            return Cell(
                "Take my name off", url=reverse("wellbeing_leave", args=args), note="your name is down"
            )
        return (
            Cell("Full")
            if line.free == 0
            else Cell("Put my name down", url=reverse("wellbeing_join", args=args))
        )


class ParticipationFile(SupportPage):
    """The activities of a programme with their counts; no names."""

    permission = Permission.SEE_DIRECTORY

    def get(self, request: Request, programme_id: int) -> HttpResponse:
        found: WellbeingProgramme = or_404(programme(programme_id))
        header = ("Activity", "Kind", "When", "Where", "Places", "Took part", "Cancelled on")
        rows = (
            (
                line.activity.title,
                str(line.activity.get_kind_display()),
                line.activity.on.isoformat(),
                line.activity.where,
                line.activity.places,
                line.took_part,
                line.activity.cancelled_on.isoformat() if line.activity.cancelled_on else "",
            )
            for line in activity_lines(found.pk, request.user)
        )
        return csv_response(f"participation {found.name}", header, rows)


class AddProgramme(SupportFormPage):
    """A programme, organised by who adds it."""

    permission = Permission.KEEP_WELLBEING
    title = "Add a programme"
    form_class = ProgrammeForm

    def initial(self) -> Mapping[str, Any]:
        return {"first_day": self.today}

    def act(self, form: ProgrammeForm) -> str:
        add_programme(**form.cleaned_data, by=self.request.user)
        return "The programme is added. You organise it."

    def done_url(self) -> str:
        return reverse("wellbeing")

    def back(self) -> str:
        return "Wellbeing"


class OfProgramme(SupportFormPage):
    """Something that who keeps wellbeing does with a programme."""

    permission = Permission.KEEP_WELLBEING
    programme: WellbeingProgramme

    def find(self, **named: Any) -> None:
        self.programme = or_404(programme(self.kwargs["programme_id"]))

    def subject(self) -> str:
        return self.programme.name

    def done_url(self) -> str:
        return reverse("wellbeing_programme", args=[self.programme.pk])

    def back(self) -> str:
        return self.programme.name


class ChangeProgramme(OfProgramme):
    """What it says of itself, and its days."""

    title = "Change the programme"
    form_class = ProgrammeForm

    def initial(self) -> Mapping[str, Any]:
        found = self.programme
        return {
            "name": found.name,
            "about": found.about,
            "first_day": found.first_day,
            "last_day": found.last_day,
        }

    def act(self, form: ProgrammeForm) -> str:
        change_programme(programme_id=self.programme.pk, **form.cleaned_data)
        return "The programme is changed."


class AddActivity(OfProgramme):
    """Something on a day."""

    title = "Add an activity"
    form_class = ActivityForm

    def act(self, form: ActivityForm) -> str:
        data = form.cleaned_data | {"kind": ActivityKind(form.cleaned_data["kind"])}
        add_activity(programme_id=self.programme.pk, **data)
        return "The activity is added."


class RecordSurvey(OfProgramme):
    """A result of a survey."""

    title = "Record a result of a survey"
    hint = "One number, with where it comes from. Nothing that anybody wrote."
    form_class = SurveyForm

    def act(self, form: SurveyForm) -> str:
        record_survey(
            programme_id=self.programme.pk, **form.cleaned_data, today=self.today, by=self.request.user
        )
        return "The result is recorded."
