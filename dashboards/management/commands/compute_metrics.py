"""manage.py compute_metrics [--from 2023-01] [--to 2025-09]"""

import time
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from dashboards.domain.compute import compute
from dashboards.queries.span import months_with_facts
from workforce.periods import add_months, month_end


def month(text: str) -> date:
    """The last day of a month written as 2025-09. Raises CommandError."""
    try:
        year, number = text.split("-")
        if len(year) != 4 or len(number) != 2:
            raise ValueError
        return month_end(date(int(year), int(number), 1))
    except ValueError:
        raise CommandError(f"{text!r} is not a month. Write a month as 2025-09.") from None


class Command(BaseCommand):
    """Computes and stores every metric of every unit and population, month by month."""

    help = "Compute and store every figure. Without options: from the first fact to the last complete month."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--from", dest="first", metavar="YYYY-MM", help="first month")
        parser.add_argument("--to", dest="last", metavar="YYYY-MM", help="last month")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        today = timezone.localdate(now)
        first, last = _span(options["first"], options["last"], today)
        started = time.monotonic()
        done = compute(first=first, last=last, now=now)
        self.stdout.write(
            f"{done.months} months, {first:%Y-%m} to {last:%Y-%m}: {done.written} rows written, "
            f"{done.removed} removed, in {time.monotonic() - started:.1f} seconds"
        )


def _span(first: str | None, last: str | None, today: date) -> tuple[date, date]:
    complete = month_end(add_months(today, -1))
    facts = months_with_facts(today)
    if facts is None:
        raise CommandError("There are no records to compute figures from before this month.")
    start = month(first) if first else facts[0]
    end = month(last) if last else complete
    if end > complete:
        raise CommandError(f"{end:%B %Y} is not over: the last complete month is {complete:%B %Y}.")
    if start > end:
        raise CommandError(f"Nothing to compute: {start:%B %Y} is after {end:%B %Y}.")
    return start, end
