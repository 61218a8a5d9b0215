"""Counts of appraisal by team: numerators and denominators apart, so that rates of several teams divide sums.

The statements are in appraisal_figures_sql.py. Everybody counts once, in the team of the main assignment on the day
that counts. Nothing of what was said is read.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db import connection

from supervision.enums import SEEN_BY_BOTH, SIGNED_STATES
from supervision.queries.appraisal_figures_sql import OF_ASKED, REVIEWS, SAMPLES, TALLIES
from supervision.queries.appraisal_rules import cycle_rules
from workforce.enums import EMPLOYED, StartOrigin
from workforce.periods import add_months
from workforce.policy import PolicyKey
from workforce.queries.policy import PolicyTable


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    numerator: int = 0
    denominator: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.numerator + other.numerator, self.denominator + other.denominator)

    @property
    def percent(self) -> Decimal | None:
        """None where there is nobody to count (rule D11)."""
        return Decimal(100 * self.numerator) / self.denominator if self.denominator else None


def total(parts: Iterable[Share]) -> Share:
    """Of several teams together: sums divided by sums (rule D12)."""
    return sum(parts, Share())


class Tally(NamedTuple):
    """Eligible people of one team and role on a day, those with a signed appraisal, those whose plan is alive."""

    day: date
    team_id: int
    role_id: int
    eligible: int
    appraised: int
    developing: int


def tallies(days: Collection[date], policies: PolicyTable | None = None) -> list[Tally]:
    """Who is expected to have an appraisal on each of these days, and who has (domain rules, 4.4).

    Eligible: employed for six months without a break (agency and casual staff are not), not away for 28 days, and not
    in a first year whose reviews count as an appraisal. Appraised: a meeting in the twelve months to the day, signed by
    both by then. Developing: a development item that is open, agreed on or reviewed in the last six months.

    One query for all days with the same settings, and one for the settings where they are not given.
    """
    table = policies or PolicyTable.load()
    return sorted(Tally(*row) for values in tally_values(days, table) for row in _asked(TALLIES, values))


def tally_values(days: Collection[date], policies: PolicyTable) -> list[dict[str, Any]]:
    """The values of the statement of tallies: once for all days on which the same settings hold. No query."""
    same: dict[tuple[Any, ...], list[date]] = defaultdict(list)
    for day in sorted(set(days)):
        same[_numbers(policies, day)].append(day)
    return [
        dict(zip(NUMBERS, numbers, strict=True))
        | {
            "days": asked,
            "employed": [each.value for each in EMPLOYED],
            "newly_qualified": StartOrigin.NEWLY_QUALIFIED.value,
        }
        for numbers, asked in same.items()
    ]


NUMBERS = ("annual", "service", "first_year_counts", "long_absence", "reviewed")


def _numbers(table: PolicyTable, day: date) -> tuple[Any, ...]:
    rules = cycle_rules(table, day)
    months = int(table.value(PolicyKey.DEVELOPMENT_REVIEW_MONTHS, day))
    return (
        rules.annual_months,
        rules.service_months,
        rules.first_year_counts,
        rules.long_absence_days,
        months,
    )


def compliance(day: date, policies: PolicyTable | None = None) -> dict[int, Share]:
    """By team: eligible people with a signed appraisal of the last twelve months, of all eligible ones."""
    return _by_team((row.team_id, Share(row.appraised, row.eligible)) for row in tallies([day], policies))


def development_compliance(day: date, policies: PolicyTable | None = None) -> dict[int, Share]:
    """By team: eligible people with a live development item looked at in six months, of all eligible ones."""
    return _by_team((row.team_id, Share(row.developing, row.eligible)) for row in tallies([day], policies))


def _by_team(parts: Iterable[tuple[int, Share]]) -> dict[int, Share]:
    found: dict[int, Share] = defaultdict(Share)
    for team_id, share in parts:
        found[team_id] += share
    return dict(found)


def mid_year_compliance(first: date, last: date, policies: PolicyTable | None = None) -> dict[int, Share]:
    """By team: mid-year reviews held on time, of those whose last day on time lies in these days, both included.

    On time: at most 28 days (a setting) early or late, or in the window. Who has left by that day is not counted, nor
    an appraisal after which the next was held before the review was due. The team is that of the last day on time.
    """
    values = review_values(first, last, policies or PolicyTable.load())
    return _by_team((row[0], Share(row[3], row[2])) for row in _asked(REVIEWS, values))


def review_values(first: date, last: date, policies: PolicyTable) -> dict[str, Any]:
    """The values of the statement of mid-year reviews. No query."""
    return {"first": first, "last": last, "tolerance": cycle_rules(policies, last).tolerance_days}


def quality(first: date, last: date) -> dict[tuple[date, int], Share]:
    """By month (its first day) and team: sampled appraisals that are good, of those scored on these days. One query.

    Good: on average 3 of 4 over the five criteria. The team is that of the person on the day of the scoring.
    """
    found: dict[tuple[date, int], Share] = defaultdict(Share)
    for month, team_id, _, scored, good in _asked(SAMPLES, {"first": first, "last": last}):
        found[month, team_id] += Share(good, scored)
    return dict(found)


_OF_THE_YEAR = f"""
    WITH asked AS (
        SELECT p.id, p.appraisee_id, %(day)s::date AS last_day FROM supervision_appraisal p
        WHERE p.meeting_on > %(since)s AND p.meeting_on <= %(day)s AND p.state = ANY(%(states)s)
    ), held AS ({OF_ASKED})
"""
_OBJECTIVES = (
    _OF_THE_YEAR
    + """
    SELECT held.team_id, o.priority_id, count(*) FROM held
    JOIN supervision_objective o ON o.appraisal_id = held.key
    GROUP BY held.team_id, o.priority_id
"""
)
_RATINGS = (
    _OF_THE_YEAR
    + """
    SELECT held.team_id, latest.rating, count(*) FROM held
    CROSS JOIN LATERAL (
        SELECT r.rating FROM supervision_appraisalrating r WHERE r.appraisal_id = held.key
        ORDER BY r.id DESC LIMIT 1
    ) AS latest
    GROUP BY held.team_id, latest.rating
"""
)


def objectives_by_priority(day: date) -> dict[tuple[int, int | None], int]:
    """By team and priority (None: linked to none): objectives of the appraisals of twelve months, once shared.

    RC-12: the share that is linked is read from it. One query.
    """
    return _of_the_year(_OBJECTIVES, day, [each.value for each in SEEN_BY_BOTH])


def ratings_by_team(day: date) -> dict[tuple[int, str], int]:
    """By team and rating: the latest rating of each appraisal of twelve months that both have signed. One query.

    To be shown with small numbers hidden only (workforce/queries/suppression.py).
    """
    return _of_the_year(_RATINGS, day, [each.value for each in SIGNED_STATES])


def _of_the_year(statement: str, day: date, states: Sequence[str]) -> dict[Any, int]:
    values = {"day": day, "since": add_months(day, -12), "states": list(states)}
    return {(row[0], row[1]): row[2] for row in _asked(statement, values)}


def linked(counts: Mapping[tuple[int, int | None], int], team_ids: Collection[int]) -> Share:
    """Of the objectives of these teams, those that are linked to a priority."""
    here = {key: number for key, number in counts.items() if key[0] in team_ids}
    return Share(
        sum(number for (_, priority), number in here.items() if priority is not None), sum(here.values())
    )


def _asked(statement: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
