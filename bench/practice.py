"""`python -m bench.practice RESULT`: the figures of practice of a month, one session entered, the overdue list.

Against a floor in the same run, as in bench/engine.py: every row of a fact read once, and a month's cells written with
their key and index. The lists of those whose supervision is overdue and of the groups of teams, as the director sees
them, who has everybody below, stand beside an empty signed-in page, as in bench/pages.py. Every measurement is taken
back.
"""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from functools import partial

import django

from bench.council import Figures, answer
from bench.prepare import UNTIL

FLOOR, MONTH, YEAR = "floor of practice: scan, write, key", "a month of practice", "twelve months of practice"
OVERDUE = "overdue supervision, the director's list"
TEAMS = "groups of teams, the director's list"
DIRECTOR = "senior.leader@tenure.example"
FACTS = {
    "workforce_assignment": "sum(fte), max(upper(period))",
    "workforce_employment": "max(upper(period)), max(contract)",
    "workforce_absence": "max(upper(period))",
    "workforce_arrangement": "max(upper(period))",
    "workforce_unitplacement": "max(parent_id)",
    "supervision_supervisionsession": 'max("on"), max(state)',
    "supervision_actionmove": 'max("on"), max(state)',
    "supervision_agreedaction": "max(due_on), max(state)",
    "supervision_appraisal": "max(meeting_on), max(mid_year_on)",
    "supervision_developmentreview": 'max("on"), max(state)',
}


def _floor(month: date) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        for table, aggregates in FACTS.items():
            cursor.execute(f"SELECT count(*), {aggregates} FROM {table}")
            cursor.fetchall()
        cursor.execute(
            "CREATE TABLE floor_rows AS SELECT * FROM dashboards_practicefigure WHERE month_end = %s", [month]
        )
        cursor.execute("ALTER TABLE floor_rows ADD PRIMARY KEY (unit_id, population, month_end)")
        cursor.execute("CREATE INDEX ON floor_rows (month_end, population)")


def _months(first: date, last: date) -> None:
    """The stored figures of these months, from nothing."""
    from django.utils import timezone

    from dashboards.domain.practice import store_practice
    from dashboards.domain.storing import figures_locked

    with figures_locked(wait=True) as cursor:
        store_practice(cursor, first, last, timezone.now())


def _anew(first: date, last: date) -> None:
    from dashboards.models import PracticeFigure

    PracticeFigure.objects.between(first, last).delete()


def _entered(first: date, last: date) -> None:
    """A reflective session of these days is entered now, beside one of the same two: what is signed stays as it is."""
    from supervision.enums import SessionKind, SessionState
    from supervision.models import SupervisionSession

    of_two = SupervisionSession.objects.counting().filter(on__range=(first, last)).order_by("pk")
    two = of_two.values("supervisor_id", "supervisee_id", "on")[0]
    SupervisionSession.objects.create(kind=SessionKind.REFLECTIVE, state=SessionState.HELD, **two)


def _followed() -> None:
    from django.utils import timezone

    from dashboards.domain.recompute import recompute_touched

    recompute_touched(now=timezone.now(), wait=True)


def _figures(runs: int) -> Figures:
    from bench.engine import Taken, median, taken_back, timed
    from workforce.periods import add_months, month_end

    last = month_end(UNTIL)
    before = month_end(add_months(last, -11))

    def after(change: Callable[[], None], work: Callable[[], None]) -> Callable[[], Taken]:
        def measured() -> Taken:
            with taken_back():
                change()
                return timed(work)

        return measured

    work = {
        FLOOR: after(lambda: None, partial(_floor, last)),
        MONTH: after(partial(_anew, last, last), partial(_months, last, last)),
        YEAR: after(partial(_anew, before, last), partial(_months, before, last)),
        "a session of the last month entered": after(partial(_entered, last.replace(day=1), last), _followed),
        "a session of a year ago entered": after(partial(_entered, before.replace(day=1), before), _followed),
    }
    return {name: asdict(median(each, runs)) for name, each in work.items()}


def _pages() -> Figures:
    from django.urls import reverse

    from bench.pages import EMPTY, measure, session_cookie
    from config.wsgi import application

    pages = {
        EMPTY: [reverse("privacy")],
        OVERDUE: [f"{reverse('supervision')}?whose=below&state=overdue"],
        TEAMS: [reverse("supervision_teams")],
    }
    return measure(application, session_cookie(DIRECTOR), pages)


def main() -> None:
    django.setup()
    import pghistory

    with pghistory.context(command="bench"):
        _followed()
        answer(_figures(runs=5) | _pages())


if __name__ == "__main__":
    main()
