"""Counts of appraisal by team: numerators and denominators apart, so that rates of several teams divide sums.

Everybody counts once, in the team of the main assignment (as supervision/queries/supervisors.py picks it) on the day
that counts. Nothing of what was said is read.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db import connection

from supervision.enums import SEEN_BY_BOTH, SIGNED_STATES, NeedState, SampleCriterion
from supervision.models.appraisal_sample import GOOD_FROM
from supervision.queries.appraisal_rules import cycle_rules
from supervision.queries.appraisal_standing import RUNS
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


_MAIN = """
    SELECT DISTINCT ON ({key}, a.worker_id) {key} AS key, {day} AS day, a.worker_id, a.team_id, a.role_id
    FROM {source} JOIN workforce_assignment a
      ON {person} lower(a.period) <= {day} AND (upper(a.period) IS NULL OR upper(a.period) > {day})
    JOIN workforce_unit team ON team.id = a.team_id
    ORDER BY {key}, a.worker_id, a.fte DESC, lower(a.period), team.code COLLATE "C"
"""

_TALLIES = f"""
    WITH at AS (
        SELECT unnest(%(days)s::date[]) AS day
    ), held AS MATERIALIZED ({{main}}), newly AS MATERIALIZED (
        SELECT DISTINCT worker_id, lower(period) AS since FROM workforce_employment
        WHERE %(first_year_counts)s AND contract = ANY(%(employed)s) AND start_origin = %(newly_qualified)s
    ), run AS MATERIALIZED (
        SELECT run.*, newly.since IS NOT NULL AS newly FROM ({RUNS.format(some="")}) AS run
        LEFT JOIN newly ON newly.worker_id = run.worker_id AND newly.since = run.since
    ), eligible AS (
        SELECT held.* FROM held
        JOIN run ON run.worker_id = held.worker_id AND run.days @> held.day
        WHERE (run.since + make_interval(months => %(service)s))::date <= held.day
        AND NOT (run.newly AND held.day < (run.since + make_interval(months => %(annual)s))::date)
        AND NOT EXISTS (
            SELECT FROM workforce_absence a WHERE a.worker_id = held.worker_id AND a.period @> held.day
            AND lower(a.period) <= held.day - %(long_absence)s + 1
        )
    ), looked AS MATERIALIZED (
        SELECT i.worker_id, r.state, r.on, lead(r.on) OVER (PARTITION BY i.id ORDER BY r.on, r.id) AS until
        FROM supervision_developmentitem i JOIN supervision_developmentreview r ON r.item_id = i.id
    ), developing AS MATERIALIZED (
        SELECT DISTINCT at.day, looked.worker_id FROM at JOIN looked
          ON looked.on <= at.day AND (looked.until IS NULL OR looked.until > at.day)
        WHERE looked.state = '{NeedState.OPEN}' AND looked.on > (at.day - make_interval(months => %(reviewed)s))::date
    ), appraised AS MATERIALIZED (
        SELECT DISTINCT at.day, p.appraisee_id AS worker_id FROM at JOIN supervision_appraisal p
          ON p.meeting_on <= at.day AND p.meeting_on > (at.day - make_interval(months => %(annual)s))::date
        WHERE p.appraisee_signed_on <= at.day AND p.appraiser_signed_on <= at.day
    )
    SELECT day, team_id, role_id, count(*),
           count(*) FILTER (WHERE (day, worker_id) IN (SELECT day, worker_id FROM appraised)),
           count(*) FILTER (WHERE (day, worker_id) IN (SELECT day, worker_id FROM developing))
    FROM eligible GROUP BY day, team_id, role_id
"""
"""Asked by membership, which the database hashes: joined, it takes the eligible for few and walks all for each."""


def tallies(days: Collection[date], policies: PolicyTable | None = None) -> list[Tally]:
    """Who is expected to have an appraisal on each of these days, and who has (domain rules, 4.4).

    Eligible: employed for six months without a break (agency and casual staff are not), not away for 28 days, and not
    in a first year whose reviews count as an appraisal. Appraised: a meeting in the twelve months to the day, signed by
    both by then. Developing: a development item that is open, agreed on or reviewed in the last six months.

    One query for all days with the same settings, and one for the settings where they are not given.
    """
    table = policies or PolicyTable.load()
    same: dict[tuple[Any, ...], list[date]] = defaultdict(list)
    for day in sorted(set(days)):
        same[_numbers(table, day)].append(day)
    return sorted(row for numbers, asked in same.items() for row in _tallies(asked, numbers))


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


def _tallies(days: Sequence[date], numbers: tuple[Any, ...]) -> list[Tally]:
    main = _MAIN.format(key="at.day", day="at.day", source="at", person="")
    values = dict(zip(NUMBERS, numbers, strict=True)) | {
        "days": list(days),
        "employed": [each.value for each in EMPLOYED],
        "newly_qualified": StartOrigin.NEWLY_QUALIFIED.value,
    }
    return [Tally(*row) for row in _asked(_TALLIES.format(main=main), values)]


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


_MID_YEAR = """
    WITH asked AS (
        SELECT p.id, p.appraisee_id, p.mid_year_due_on + %(tolerance)s AS last_day,
               coalesce(p.mid_year_on BETWEEN p.mid_year_opens_on AND p.mid_year_due_on + %(tolerance)s, false) AS kept
        FROM supervision_appraisal p
        WHERE p.mid_year_due_on + %(tolerance)s BETWEEN %(first)s AND %(last)s
        AND NOT EXISTS (
            SELECT FROM supervision_appraisal later WHERE later.appraisee_id = p.appraisee_id
            AND later.meeting_on > p.meeting_on AND later.meeting_on <= p.mid_year_due_on
        )
    ), held AS ({main})
    SELECT held.team_id, count(*) FILTER (WHERE asked.kept), count(*)
    FROM held JOIN asked ON asked.id = held.key GROUP BY held.team_id
"""


def mid_year_compliance(first: date, last: date, policies: PolicyTable | None = None) -> dict[int, Share]:
    """By team: mid-year reviews held on time, of those whose last day on time lies in these days, both included.

    On time: at most 28 days (a setting) early or late, or in the window. Who has left by that day is not counted, nor
    an appraisal after which the next was held before the review was due. The team is that of the last day on time.
    """
    table = policies or PolicyTable.load()
    main = _MAIN.format(
        key="asked.id", day="asked.last_day", source="asked", person="a.worker_id = asked.appraisee_id AND"
    )
    values = {"first": first, "last": last, "tolerance": cycle_rules(table, last).tolerance_days}
    return {row[0]: Share(row[1], row[2]) for row in _asked(_MID_YEAR.format(main=main), values)}


_QUALITY = f"""
    WITH asked AS (
        SELECT s.id, p.appraisee_id, s.done_on AS last_day,
               date_trunc('month', s.done_on)::date AS month,
               {" + ".join(f"s.{each.value}" for each in SampleCriterion)} >= {GOOD_FROM} AS good
        FROM supervision_appraisalsample s JOIN supervision_appraisal p ON p.id = s.appraisal_id
        WHERE s.done_on BETWEEN %(first)s AND %(last)s
    ), held AS ({{main}})
    SELECT asked.month, held.team_id, count(*) FILTER (WHERE asked.good), count(*)
    FROM held JOIN asked ON asked.id = held.key GROUP BY asked.month, held.team_id
"""


def quality(first: date, last: date) -> dict[tuple[date, int], Share]:
    """By month (its first day) and team: sampled appraisals that are good, of those scored on these days. One query.

    Good: on average 3 of 4 over the five criteria. The team is that of the person on the day of the scoring.
    """
    main = _MAIN.format(
        key="asked.id", day="asked.last_day", source="asked", person="a.worker_id = asked.appraisee_id AND"
    )
    rows = _asked(_QUALITY.format(main=main), {"first": first, "last": last})
    return {(month, team_id): Share(good, scored) for month, team_id, good, scored in rows}


_OF_THE_YEAR = """
    WITH asked AS (
        SELECT p.id, p.appraisee_id, %(day)s::date AS last_day FROM supervision_appraisal p
        WHERE p.meeting_on > %(since)s AND p.meeting_on <= %(day)s AND p.state = ANY(%(states)s)
    ), held AS ({main})
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
    main = _MAIN.format(
        key="asked.id", day="asked.last_day", source="asked", person="a.worker_id = asked.appraisee_id AND"
    )
    values = {"day": day, "since": add_months(day, -12), "states": list(states)}
    return {(row[0], row[1]): row[2] for row in _asked(statement.format(main=main), values)}


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
