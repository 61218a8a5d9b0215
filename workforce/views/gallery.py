"""Every component in its states, for eyes and for tests."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from workforce import charts, written
from workforce.forms.crispy import BritishDateField, OneLineDateField, filter_helper, form_helper
from workforce.periods import add_months, month_end
from workforce.tables import Cell, Column, Row, Table, chosen_sort

LATEST = date(2025, 9, 30)
VACANCY = (
    "17.0 17.4 18.1 18.9 19.6 20.2 20.0 19.4 18.8 18.9 18.1 17.6 "
    "17.0 16.8 16.9 16.2 15.7 15.9 15.1 14.8 14.9 14.6 14.4 14.2"
)
CASELOAD = (
    "18.4 18.2 18.9 19.3 - - 19.9 20.4 20.1 19.6 19.2 18.8 "
    "18.7 18.1 17.9 - 17.2 17.0 16.6 16.8 16.4 16.1 16.3 15.9"
)
BENCHMARKS = {
    "Northmoor": "13.9 15.2 14.8 18.6 21.0 19.9 17.0 14.2",
    "Statistical neighbours (median)": "14.0 14.9 15.4 16.1 19.8 18.4 16.9 16.1",
    "North West": "12.2 13.0 - 14.9 18.7 17.7 16.0 15.1",
    "England": "15.2 16.5 16.4 16.1 20.0 18.9 17.3 16.8",
}
SERVICES = (
    ("Safeguarding and children in need: North", "17.5"),
    ("Safeguarding and children in need: South", "13.9"),
    ("England", "12.8"),
    ("Children in care and care leavers", "5.7"),
)
TEAMS = (
    ("Assessment North", "14.2", "18.4", "Overdue", "bad"),
    ("Assessment South", "0.0", "15.1", "In date", "good"),
    ("Children in care", "8.3", "14.9", "Due within 14 days", "warning"),
    ("Family support", "", "", "Not required", "neutral"),
)


class ExampleForm(forms.Form):
    """Each kind of field once."""

    worker_name = forms.CharField(label="Name", help_text="As it is on the contract.")
    role = forms.ChoiceField(
        choices=[("", "Choose a role"), ("sw", "Social worker"), ("ssw", "Senior social worker")]
    )
    contract = forms.ChoiceField(
        choices=[("permanent", "Permanent"), ("fixed", "Fixed term"), ("agency", "Agency")],
        widget=forms.RadioSelect,
    )
    reasons = forms.MultipleChoiceField(
        label="Reasons for leaving",
        choices=[("pay", "Pay"), ("caseload", "Caseload"), ("move", "Moving home")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    first_day = BritishDateField(
        label="First day", subject="The first day", help_text="For example, 27 3 2024"
    )
    last_day = OneLineDateField(label="Last day", required=False, help_text="For example, 27/3/2024")
    notes = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), required=False)
    file = forms.FileField(label="File of workers", required=False, help_text="CSV or Excel, up to 200 MB")
    checked = forms.BooleanField(label="I have checked these records")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper(self, submit="Save worker", cancel_url="#main")


class ExampleFilter(forms.Form):
    team = forms.ChoiceField(choices=[("", "All teams"), ("north", "Assessment North")], required=False)
    role_group = forms.ChoiceField(
        choices=[("", "All role groups"), ("csww", "Social workers")], required=False
    )
    as_at = OneLineDateField(label="On", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = filter_helper(self)


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    messages.success(request, "Sam Okafor’s hours were changed from 1 October 2025.")
    messages.warning(request, "Two posts of this team have no budget code.")
    messages.error(request, "The file was not imported: row 14 has an end before its start.")
    messages.info(request, "Figures were computed at 2 am.")
    sent = {"worker_name": "", "first_day_day": "31", "first_day_month": "9", "first_day_year": "2025"}
    context = {
        "form": ExampleForm(sent),
        "blank_form": ExampleForm(auto_id="blank_%s"),
        "filter_form": ExampleFilter(request.GET, auto_id="filter_%s"),
        "table": _table(request.GET.get("sort")),
        "empty_table": Table(
            "Posts without cover", (Column("Post"), Column("FTE", numeric=True)), empty="No posts."
        ),
        "page": Paginator(range(240), 20).get_page(request.GET.get("page", "5")),
        "demo_accounts": [
            {
                "role": "Team manager",
                "name": "Robin Example",
                "email": "manager@demo.example",
                "password": "a-password",
            }
        ],
        **_line_charts(),
        **_bar_charts(),
        **_lists(),
    }
    return render(request, "gallery/gallery_detail.html", context)


def _table(asked: str | None) -> Table:
    """Sorted as the address asks, which is how every page does it."""
    sort = chosen_sort(asked, {"team", "vacancy"}, "team")
    rows = sorted(TEAMS, key=lambda row: row[0] if "team" in sort else row[1], reverse=sort.startswith("-"))
    columns = (
        Column("Team", key="team"),
        Column("Vacancy rate", key="vacancy", numeric=True),
        Column("Caseload", numeric=True, hint="cases for each FTE"),
        Column("Supervision"),
    )
    cells = (
        (Cell(name, url="#main"), Cell(_shown(vacancy, "%")), Cell(_shown(caseload)), Cell(state, tone=tone))
        for name, vacancy, caseload, state, tone in rows
    )
    total = Row((Cell("All teams"), Cell("9.1%"), Cell("16.2"), Cell("2 overdue", note="of 41")), strong=True)
    return Table(
        "Teams of Assessment and Support at 30 September 2025", columns, (*map(Row, cells), total), sort
    )


def _shown(value: str, unit: str = "") -> str:
    return f"{value}{unit}" if value else written.NOT_AVAILABLE


def _values(text: str) -> tuple[Decimal | None, ...]:
    return tuple(None if part == "-" else Decimal(part) for part in text.split())


def _line_charts() -> dict[str, object]:
    months = charts.month_axis(month_end(add_months(LATEST, back)) for back in range(-23, 1))
    years = charts.year_axis(range(2018, 2026))
    vacancy = charts.Series("Vacancy rate", _values(VACANCY))
    caseload = charts.Series("Average caseload", _values(CASELOAD))
    lines = [charts.Series(name, _values(values)) for name, values in BENCHMARKS.items()]
    return {
        "sparkline": charts.sparkline(_values(VACANCY)),
        "vacancy_chart": charts.line_chart(
            chart_id="vacancy", title="Vacancy rate", axis=months, series=[vacancy]
        ),
        "caseload_chart": charts.line_chart(
            chart_id="caseload",
            title="Average caseload",
            axis=months,
            series=[caseload],
            write=written.decimal,
        ),
        "benchmark_chart": charts.line_chart(
            chart_id="benchmark", title="Vacancy rate at 30 September", axis=years, series=lines, wide=True
        ),
        "small_benchmark_chart": charts.line_chart(
            chart_id="benchmark-panel", title="Vacancy rate by year", axis=years, series=lines
        ),
        "empty_chart": charts.line_chart(
            chart_id="nothing",
            title="Turnover",
            axis=months,
            series=[charts.Series("Turnover", (None,) * 24)],
        ),
    }


def _bar_charts() -> dict[str, object]:
    services = [charts.Bar(name, Decimal(value), name == "England") for name, value in SERVICES]
    reasons = [
        charts.Bar("Pay", Decimal(14)),
        charts.Bar("Caseload", Decimal(9), True),
        charts.Bar("Other", None),
    ]
    return {
        "bar_chart": charts.bar_chart(
            chart_id="reasons", title="Reasons for leaving", bars=reasons, axis_name="Reason", write=_whole
        ),
        "long_bar_chart": charts.bar_chart(chart_id="services", title="Turnover by service", bars=services),
        "wide_bar_chart": charts.bar_chart(
            chart_id="services-wide", title="Turnover, wide", bars=services, axis_name="Service", wide=True
        ),
    }


def _whole(value: Decimal | None) -> str:
    return written.decimal(value, 0)


def _lists() -> dict[str, object]:
    return {
        "trail": [{"label": "Children’s services", "url": "#main"}, {"label": "Assessment", "url": "#main"}],
        "actions": [
            {"label": "Move", "url": "#main", "primary": True},
            {"label": "Change hours", "url": "#main"},
        ],
        "tabs": [
            {"label": "Summary", "url": "?tab=summary", "active": True},
            {"label": "Assignments", "url": "?tab=assignments"},
            {"label": "Absence", "url": "?tab=absence"},
            {"label": "Changes to the record", "url": "?tab=changes"},
        ],
        "chosen": [{"label": "Team: Assessment North", "name": "team", "value": "north"}],
        "facts": [
            {"label": "Role", "value": "Senior social worker", "action": "Change", "action_url": "#main"},
            {"label": "Hours", "value": "0.80 FTE"},
            {"label": "Social Work England number", "value": ""},
        ],
        "events": [
            {
                "title": "Moved to Assessment North",
                "when": "1 September 2025",
                "text": "From Assessment South, 0.80 FTE.",
            },
            {
                "title": "Maternity leave",
                "when": "3 March 2024 to 2 March 2025",
                "badge": "Covered",
                "tone": "good",
            },
            {"title": "Started", "when": "5 September 2022", "url": "#main"},
        ],
        "tones": ["neutral", "good", "bad", "warning", "info"],
    }
