"""The measures of progression: counts, times and shares, with small numbers hidden from whoever reaches everybody."""

from datetime import date

from django.http import HttpResponse

from workforce.access.permissions import Permission
from workforce.csv_file import csv_response
from workforce.forms.progression_measures import MeasuresFilter
from workforce.pages.progression_measures import breakdown_table, measure_rows
from workforce.periods import ONE_DAY, add_months
from workforce.queries.organisation import unit_names
from workforce.queries.panels import held_in_year
from workforce.queries.policy import policies_in
from workforce.queries.progression_measures import Measures, limits_for, measures
from workforce.queries.rules import progression_rules
from workforce.sections import CAREERS
from workforce.views.page import Request
from workforce.views.sections import SectionView


class ProgressionMeasures(SectionView):
    section = CAREERS
    permission = Permission.SEE_PROGRESSION_FIGURES

    def get(self, request: Request) -> HttpResponse:
        form = MeasuresFilter(request.GET or None)
        months = (form.cleaned_data["months"] if form.is_valid() else None) or 12
        first_day = add_months(self.today, -months) + ONE_DAY
        limits = limits_for(self.reach, self.today, policies_in(self.scope))
        found = measures(self.reach, first_day, self.today, unit_names(self.today), limits)
        return self.answer(form, found, first_day)

    def answer(self, form: MeasuresFilter, found: Measures, first_day: date) -> HttpResponse:
        rules = progression_rules(policies_in(self.scope), self.today)
        return self.render(
            "workforce/progression_measures.html",
            filter_form=form,
            form=None,
            found=found,
            tables=[breakdown_table(each) for each in found.breakdowns],
            hidden=self.reach.everyone,
            held=held_in_year(self.today),
            a_year=rules.panels_a_year,
            first_day=first_day,
            last_day=self.today,
            query=self.request.GET.urlencode(),
        )


class ProgressionMeasuresFile(ProgressionMeasures):
    """The same as a file."""

    def answer(self, form: MeasuresFilter, found: Measures, first_day: date) -> HttpResponse:
        header = ("Measure", "Group", "Outcome", "Number")
        return csv_response(f"progression measures {self.today.isoformat()}", header, measure_rows(found))
