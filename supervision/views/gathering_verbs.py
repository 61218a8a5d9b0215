"""What is done with series: added, changed, ended, planned ahead; and days without meetings."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from supervision.domain.gathering_series import (
    add_series,
    change_series,
    close_days,
    end_series,
    open_days,
    plan_ahead,
)
from supervision.forms.gatherings import ClosureForm, EndSeriesForm, NewSeriesForm, SeriesForm
from supervision.models import GatheringClosure, GatheringSeries
from supervision.pages.gatherings import closures_table
from supervision.queries.gatherings import closures
from supervision.views.gatherings import ForumConfirmPage, ForumFormPage, ForumPage
from workforce.access.permissions import Permission
from workforce.models import Worker
from workforce.queries.organisation import tree_in
from workforce.queries.roles import role_names
from workforce.views.page import Request
from workforce.views.section_forms import or_404
from workforce.written import day as written_day

TYPED = (
    *("name", "kind", "about", "audience", "role_ids", "unit_ids", "times", "cadence", "weekday"),
    *("week_of_month", "months", "starts_at", "minutes", "place"),
)


class SeriesFields(ForumFormPage):
    """What a series is: the form of adding and changing one."""

    permission = Permission.KEEP_FORUMS

    def form_arguments(self) -> dict[str, Any]:
        return {
            "nodes": tree_in(self.scope),
            "roles": role_names(),
            "people": Worker.objects.within(self.reach).in_post(self.today),
        }

    def back(self) -> str:
        return "Forums and conferences"


class AddSeries(SeriesFields):
    """A new series with its meetings."""

    title = "Add a series of meetings"
    hint = "Its meetings are planned for twelve months. Bank holidays and days without meetings are left out."
    submit = "Add and plan"
    form_class = NewSeriesForm

    def initial(self) -> dict[str, Any]:
        return {"starts_on": self.today}

    def act(self, form: NewSeriesForm) -> str:
        series = add_series(
            content=form.content(), starts_on=form.cleaned_data["starts_on"], by=self.request.user
        )
        number = series.meetings.count()
        self.made = series.pk
        return f"“{series.name}” is there, with {number} meeting{'' if number == 1 else 's'} planned."

    def done_url(self) -> str:
        made = getattr(self, "made", None)
        return reverse("forum_series_one", args=[made]) if made else reverse("forum_series")


class OwnSeries(ForumFormPage):
    """A series for who plans forums."""

    permission = Permission.KEEP_FORUMS
    series: GatheringSeries

    def find(self, **named: Any) -> None:
        found = GatheringSeries.objects.within(self.reach).select_related("run_by")
        self.series = or_404(found.filter(pk=named["series_id"]).first())

    def subject(self) -> str:
        return self.series.name

    def done_url(self) -> str:
        return reverse("forum_series_one", args=[self.series.pk])

    def back(self) -> str:
        return self.series.name


class ChangeSeries(OwnSeries, SeriesFields):
    """Other words, people or days."""

    title = "Change the series"
    hint = "Where the days change, what is planned after today is planned anew; what was moved or added by hand stays."
    form_class = SeriesForm

    def initial(self) -> dict[str, Any]:
        runs = self.series.run_by.reference if self.series.run_by else ""
        return {name: getattr(self.series, name) for name in TYPED} | {"run_by": runs}

    def act(self, form: SeriesForm) -> str:
        change_series(
            series_id=self.series.pk, content=form.content(), today=self.today, by=self.request.user
        )
        return "The series is changed."


class EndSeries(OwnSeries):
    """No more meetings after a day."""

    title = "End the series"
    warning = "What is planned after the last day is taken out. What was recorded stays."
    submit = "End it"
    form_class = EndSeriesForm

    def initial(self) -> dict[str, Any]:
        return {"last_day": self.today}

    def act(self, form: EndSeriesForm) -> str:
        ended = end_series(
            series_id=self.series.pk,
            last_day=form.cleaned_data["last_day"],
            today=self.today,
            by=self.request.user,
        )
        return f"The series ends on {written_day(ended.ends_on)}."


class PlanAhead(OwnSeries, ForumConfirmPage):
    """The meetings of the next year."""

    title = "Plan further meetings"
    submit = "Plan them"

    def consequence(self) -> str:
        return (
            "The meetings of the next twelve months that are missing are planned by the rule of the series."
        )

    def act(self, form: object) -> str:
        number = plan_ahead(series_id=self.series.pk, today=self.today, by=self.request.user)
        return f"{number} meeting{' is' if number == 1 else 's are'} planned."


class Closures(ForumPage):
    """Days without meetings."""

    permission = Permission.KEEP_FORUMS

    def get(self, request: Request) -> HttpResponse:
        found = list(closures())
        return self.render("supervision/forum_closures.html", number=len(found), table=closures_table(found))


class AddClosure(ForumFormPage):
    """Days on which no meeting is planned."""

    permission = Permission.KEEP_FORUMS
    title = "Add days without meetings"
    hint = "Weekly meetings on these days fall away; monthly ones move within their month. Bank holidays are known."
    form_class = ClosureForm

    def form_arguments(self) -> dict[str, Any]:
        running = GatheringSeries.objects.within(self.reach).running(self.today)
        return {"series": list(running.order_by("name", "pk").values_list("pk", "name"))}

    def act(self, form: ClosureForm) -> str:
        data = form.cleaned_data
        close_days(
            name=data["name"],
            first_day=data["first_day"],
            last_day=data["last_day"],
            series_id=data["series"],
            today=self.today,
            by=self.request.user,
        )
        return "No meeting is planned on these days."

    def done_url(self) -> str:
        return reverse("forum_closures")

    def back(self) -> str:
        return "Days without meetings"


class RemoveClosure(ForumConfirmPage):
    """Meetings are planned on these days again."""

    permission = Permission.KEEP_FORUMS
    title = "Take out days without meetings"
    submit = "Take them out"
    closure: GatheringClosure

    def find(self, **named: Any) -> None:
        found = GatheringClosure.objects.within(self.reach)
        self.closure = or_404(found.filter(pk=named["closure_id"]).first())

    def subject(self) -> str:
        return self.closure.name

    def consequence(self) -> str:
        return "Meetings that the rules of the series give on these days are planned again."

    def act(self, form: object) -> str:
        open_days(closure_id=self.closure.pk, today=self.today, by=self.request.user)
        return "Meetings may be planned on these days again."

    def done_url(self) -> str:
        return reverse("forum_closures")

    def back(self) -> str:
        return "Days without meetings"
