"""Forums and conferences: the list of series, one of them, the calendar of the next weeks, and their files."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils import timezone

from supervision.enums import GatheringState, SeriesKind
from supervision.forms.gatherings import WordsFilter
from supervision.models import Gathering, GatheringSeries
from supervision.pages.gathering_calendar import calendar_file
from supervision.pages.gatherings import (
    MEETINGS_HEADER,
    SERIES_HEADER,
    calendar_table,
    how_often,
    meeting_rows,
    meetings_table,
    series_rows,
    series_table,
    state_cell,
    years_table,
)
from supervision.queries.gathering_figures import (
    SERIES_FIGURES,
    SeriesYear,
    attendance_by_month,
    standings,
    years_of,
)
from supervision.queries.gatherings import (
    COMING_SORTS,
    MEETING_SORTS,
    SERIES_SORTS,
    SeriesSearch,
    answered,
    audience_words,
    coming_meetings,
    found_series,
    meetings_of,
    series_for,
    series_recorded_by,
)
from supervision.queries.sorting import by_value
from supervision.sections import PRACTICE
from workforce import charts
from workforce.access.permissions import Permission
from workforce.csv_file import csv_response, file_name
from workforce.periods import ONE_DAY
from workforce.queries.organisation import names_in
from workforce.queries.policy import policies_in
from workforce.tables import chosen_sort
from workforce.views.page import Request
from workforce.views.section_forms import ConfirmPage, FormPage, or_404
from workforce.views.sections import SectionView

PER_PAGE = 50
WEEKS_AHEAD = 8
RUNNING, ENDED = "running", "ended"
SHOWS = [(RUNNING, "Running"), (ENDED, "Ended")]
MINE, ALL = "mine", "all"


class ForumPage(SectionView):
    """A page about series of meetings."""

    section = PRACTICE
    permission = Permission.SEE_DIRECTORY

    @property
    def keeps(self) -> bool:
        return self.scope[Permission.KEEP_FORUMS].everyone

    def audiences(self, found: Sequence[GatheringSeries]) -> Mapping[int, str]:
        return audience_words(found, names_in(self.scope, self.today))


class ForumFormPage(FormPage, ForumPage):
    """A form of forums."""


class ForumConfirmPage(ConfirmPage, ForumPage):
    """A question of forums before something is taken away."""


class SeriesListPage(ForumPage):
    """What the list and its file share."""

    def choose(self) -> WordsFilter:
        """By a figure, all of them are counted before the page is cut out."""
        form = WordsFilter(self.request.GET, kinds=SeriesKind.choices, shows=SHOWS)
        search = SeriesSearch(form.asked("q"), form.asked("kind"), ended=form.asked("show") == ENDED)
        self.sort = chosen_sort(self.request.GET.get("sort"), {*SERIES_SORTS, *SERIES_FIGURES}, "name")
        figure = SERIES_FIGURES.get(self.sort.removeprefix("-"))
        by_name = "name" if figure else self.sort
        self.found: Any = found_series(search, self.request.user, self.scope, by_name)
        self.counted: dict[int, SeriesYear] = {}
        if figure is not None:
            rows = list(self.found)
            self.counted = self.standings(rows)
            self.found = by_value(rows, lambda each: figure(self.counted[each.pk]), self.sort)
        return form

    def standings(self, found: Sequence[GatheringSeries]) -> dict[int, SeriesYear]:
        return self.counted or standings(found, self.today, policies_in(self.scope))


class SeriesList(SeriesListPage):
    """Every series that the reader is invited to, runs or plans, and how it stands."""

    def get(self, request: Request) -> HttpResponse:
        form = self.choose()
        page = Paginator(self.found, PER_PAGE).get_page(request.GET.get("page"))
        rows = list(page.object_list)
        return self.render(
            "supervision/forum_series.html",
            form=None,
            filter_form=form,
            page=page,
            table=series_table(rows, self.standings(rows), self.audiences(rows), self.sort),
            keeps=self.keeps,
            query=request.GET.urlencode(),
        )


class SeriesFile(SeriesListPage):
    """The list as CSV."""

    def get(self, request: Request) -> HttpResponse:
        self.choose()
        rows = list(self.found)
        lines = series_rows(rows, self.standings(rows), self.audiences(rows))
        return csv_response(f"forums {self.today}", SERIES_HEADER, lines)


class SeriesPage(ForumPage):
    """A series that the reader sees."""

    series: GatheringSeries

    def load_series(self, series_id: int) -> None:
        found = series_for(self.request.user, self.scope).filter(pk=series_id)
        self.series = or_404(found.first())

    @property
    def sort(self) -> str:
        """Of its meetings."""
        return chosen_sort(self.request.GET.get("sort"), MEETING_SORTS, "-day")

    @property
    def records(self) -> bool:
        mine = series_recorded_by(self.request.user, self.scope)
        return mine.filter(pk=self.series.pk).exists()


class OneSeries(SeriesPage):
    """Its years, its meetings, and what was done about what people said."""

    def get(self, request: Request, series_id: int) -> HttpResponse:
        self.load_series(series_id)
        years = years_of(self.series, self.today, policies_in(self.scope))
        meetings = meetings_of(self.series, self.sort)
        page = Paginator(meetings, PER_PAGE).get_page(request.GET.get("page"))
        return self.render(
            "supervision/forum_series_one.html",
            series=self.series,
            how_often=how_often(self.series),
            audience=self.audiences([self.series])[self.series.pk],
            is_over=self.series.ends_on is not None and self.series.ends_on < self.today,
            state=state_cell(years[0]) if years else None,
            next_meeting=self._next(),
            years=years_table(years),
            chart=self._chart(),
            page=page,
            table=meetings_table(page.object_list, self.today, self.sort),
            query=request.GET.urlencode(),
            answers=list(answered(self.series)[:20]),
            keeps=self.keeps,
            records=self.records,
        )

    def _next(self) -> Gathering | None:
        coming = self.series.meetings.filter(on__gte=self.today, state=GatheringState.PLANNED)
        return coming.order_by("on", "pk").first()

    def _chart(self) -> charts.Chart:
        months = attendance_by_month(self.series, self.today)
        values = tuple(None if value is None else Decimal(str(value)) for _, value in months)
        return charts.line_chart(
            chart_id="attendance",
            title="Attendance of those invited",
            axis=charts.month_axis([month for month, _ in months]),
            series=[charts.Series("Attendance", values)],
            wide=True,
        )


class SeriesMeetingsFile(SeriesPage):
    """Its meetings as CSV."""

    def get(self, request: Request, series_id: int) -> HttpResponse:
        self.load_series(series_id)
        rows = meetings_of(self.series, self.sort).select_related("series")
        return csv_response(f"meetings {self.series.name}", MEETINGS_HEADER, meeting_rows(rows))


class SeriesCalendarFile(SeriesPage):
    """What is planned, for the reader's own calendar."""

    def get(self, request: Request, series_id: int) -> HttpResponse:
        self.load_series(series_id)
        coming = self.series.meetings.filter(on__gte=self.today).select_related("series").order_by("on", "pk")
        return calendar_response(coming, self.series.name, request)


def calendar_response(meetings: Iterable[Gathering], name: str, request: Request) -> HttpResponse:
    """A download that calendars open."""
    host = request.get_host().split(":")[0]
    body = calendar_file(meetings, name, host, timezone.now())
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{file_name(name)}.ics"'
    response["Cache-Control"] = "private, no-store"
    return response


class CalendarPage(ForumPage):
    """What the calendar and its files share: the next weeks."""

    def choose(self) -> WordsFilter:
        shows = [(MINE, "Where I am invited"), (ALL, "All")] if self.keeps else []
        form = WordsFilter(self.request.GET, shows=shows)
        everyone = self.keeps and form.asked("show") == ALL
        last = self.today + 7 * WEEKS_AHEAD * ONE_DAY
        self.sort = chosen_sort(self.request.GET.get("sort"), COMING_SORTS, "day")
        self.meetings = coming_meetings(
            self.request.user, self.scope, last, everyone=everyone, sort=self.sort
        )
        words = form.asked("q")
        if words:
            self.meetings = self.meetings.filter(series__name__icontains=words)
        return form


class ForumCalendar(CalendarPage):
    """Where the reader is invited in the next weeks."""

    def get(self, request: Request) -> HttpResponse:
        form = self.choose()
        page = Paginator(self.meetings, PER_PAGE).get_page(request.GET.get("page"))
        return self.render(
            "supervision/forum_calendar.html",
            form=None,
            filter_form=form,
            page=page,
            table=calendar_table(page.object_list, self.sort),
            weeks=WEEKS_AHEAD,
            query=request.GET.urlencode(),
        )


class ForumCalendarList(CalendarPage):
    """The same as CSV."""

    def get(self, request: Request) -> HttpResponse:
        self.choose()
        return csv_response(f"calendar {self.today}", MEETINGS_HEADER, meeting_rows(self.meetings))


class ForumCalendarFile(CalendarPage):
    """The same for the reader's own calendar."""

    def get(self, request: Request) -> HttpResponse:
        self.choose()
        return calendar_response(self.meetings, "Forums and conferences", request)
