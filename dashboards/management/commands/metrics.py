"""manage.py metrics --as-at 2025-09-30 [--unit CODE] [--roles csww|all|GROUP] [--format json|csv|table]"""

import csv
import json
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from dashboards.domain.compute import ensure, figures_without_storing
from dashboards.metrics import EVERY, Family
from dashboards.models import Figure, PracticeFigure
from dashboards.queries.figures import CSWW, figure, populations
from dashboards.queries.practice import practice_figure
from dashboards.queries.span import has_facts_by
from workforce.periods import british, is_month_end, month_end
from workforce.queries.organisation import TreeNode, tree

COLUMNS = ("metric", "unit", "roles", "as_at", "numerator", "denominator", "value")


class Command(BaseCommand):
    """Prints every metric of one unit at one month end; computes first what is missing or out of date."""

    help = "Print every figure of a unit at a month end."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--as-at", required=True, metavar="YYYY-MM-DD", help="the last day of a month")
        parser.add_argument("--unit", metavar="CODE", help="code of a unit; without it the whole directorate")
        parser.add_argument("--roles", default=CSWW, help="csww, all or a role group (default: csww)")
        parser.add_argument("--format", choices=["json", "csv", "table"], default="json")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        day = _month_end(options["as_at"])
        roles = _population(options["roles"])
        if not has_facts_by(day):
            raise CommandError(f"There are no records of posts or people up to {british(day)}.")
        unit = _unit(options["unit"], day)
        if day <= timezone.localdate(now):
            ensure(day=day, now=now)
            found = figure(unit.unit_id, roles, day), practice_figure(unit.unit_id, roles, day)
        else:
            found = figures_without_storing(unit_id=unit.unit_id, population=roles, day=day, now=now)
        self._print(_rows(*found, unit.code, roles, day), options["format"])

    def _print(self, rows: list[dict[str, str | None]], form: str) -> None:
        if form == "json":
            self.stdout.write(json.dumps(rows, indent=2, ensure_ascii=False))
        elif form == "csv":
            writer = csv.DictWriter(self.stdout, COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        else:
            for row in rows:
                shown = row["value"] if row["value"] is not None else "n/a"
                self.stdout.write(
                    f"{row['metric']:<24}{shown:>12}{row['numerator'] or '':>20}{row['denominator'] or '':>20}"
                )


def _rows(
    stability: Figure, practice: PracticeFigure, unit: str, roles: str, day: date
) -> list[dict[str, str | None]]:
    rows = []
    for metric in EVERY:
        ratio = metric.of(practice if metric.family is Family.PRACTICE else stability)
        values = (ratio.numerator_text, ratio.denominator_text, ratio.value_text)
        rows.append(dict(zip(COLUMNS, (metric.key, unit, roles, day.isoformat(), *values), strict=True)))
    return rows


def _month_end(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise CommandError(f"{text!r} is not a date. Write a date as 2025-09-30.") from None
    if not is_month_end(day):
        raise CommandError(f"{british(day)} is not the last day of a month: {british(month_end(day))} is.")
    return day


def _population(text: str) -> str:
    known = [population.key for population in populations()]
    if text not in known:
        raise CommandError(f"There are no roles {text!r}. There are: {', '.join(known)}.")
    return text


def _unit(code: str | None, day: date) -> TreeNode:
    nodes = tree(day)
    if code is not None:
        found = [node for node in nodes if node.code == code]
        if not found:
            raise CommandError(f"There is no unit {code!r} on {british(day)}.")
        return found[0]
    roots = [node for node in nodes if node.depth == 0]
    if not roots:
        raise CommandError(f"There is no unit at all on {british(day)}.")
    if len(roots) > 1:
        codes = ", ".join(node.code for node in roots)
        raise CommandError(
            f"Several units stand at the top on {british(day)}: {codes}. Say which with --unit."
        )
    return roots[0]
