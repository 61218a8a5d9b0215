"""Every line of the register in reach, judged in the database on any day.

The rules are those of workforce/rules/registration.py and workforce/rules/revalidation.py, which say the same about one
person at a time; a test holds both against each other. Here nobody's record leaves the database to be counted.
"""

from datetime import date
from typing import Any

from django.db import connection

from workforce.access.scope import Reach
from workforce.enums import MAY_PRACTISE, ON_THE_REGISTER, RegisterResult, RegistrationState, Regulator
from workforce.queries.held import holds, within
from workforce.queries.policy import PolicyTable
from workforce.queries.rules import registration_rules, revalidation_rules
from workforce.rules.cycles import RED_DAYS, Window
from workforce.rules.registration import (
    SAME_YEAR_DAYS,
    STATES_OF_THE_REGISTER,
    RegistrationRules,
    cutoff_of,
    year_of,
)
from workforce.rules.revalidation import RevalidationRules

Key = tuple[int, str]
"""A line of the register: the person, and the regulator."""

_STATES = " ".join(f"WHEN '{result}' THEN '{state}'" for result, state in STATES_OF_THE_REGISTER.items())
_SEEN = f"CASE WHEN look_result = '{RegisterResult.CONDITIONS}' THEN '{RegistrationState.CONDITIONS}'" + (
    f" ELSE '{RegistrationState.REGISTERED}' END"
)

_LINES = """
    WITH held AS (
        SELECT a.worker_id, r.regulator, array_agg(DISTINCT a.team_id) AS team_ids
        FROM workforce_assignment a JOIN workforce_role r ON r.id = a.role_id
        WHERE {held} AND r.regulator <> '' AND {within}
        GROUP BY a.worker_id, r.regulator
    ), look AS (
        SELECT DISTINCT ON (worker_id, regulator)
               worker_id, regulator, c.on AS look_on, result AS look_result, expires_on AS look_until
        FROM workforce_registercheck c
        WHERE c.on <= %(day)s {of_held}
        ORDER BY worker_id, regulator, c.on DESC, id DESC
    ), rounds AS (
        SELECT * FROM unnest(
            %(regulators)s::text[], %(parts)s::text[], %(opens)s::date[], %(red_from)s::date[], %(closes)s::date[],
            %(cutoff)s::date[], %(before)s::date[], %(opens_before)s::date[], %(cutoff_before)s::date[]
        ) AS round (regulator, part, opens, red_from, closes, cutoff, before, opens_before, cutoff_before)
    ), kept AS (
        SELECT held.worker_id, held.regulator, held.team_ids, look_on, look_result, look_until,
               k.applied_on <= %(day)s AND NOT coalesce(k.first_registered <= %(day)s, false) AS waits,
               k.first_registered, k.dual, k.revalidation_on,
               CASE held.regulator WHEN '{swe}' THEN coalesce(w.swe_number, '') ELSE coalesce(k.number, '') END
                   AS number,
               k.applied_on IS NOT NULL OR k.first_registered IS NOT NULL OR look_on IS NOT NULL AS dated,
               w.sort_name, w.reference,
               CASE WHEN held.regulator <> '{hcpc}' THEN ''
                    WHEN k.part <> '' AND k.part = ANY(%(parts)s) THEN k.part ELSE %(part)s END AS part,
               coalesce(look_until, k.expires_on) AS ends
        FROM held
        JOIN workforce_worker w ON w.id = held.worker_id
        LEFT JOIN look USING (worker_id, regulator)
        LEFT JOIN workforce_professionalregistration k USING (worker_id, regulator)
    ), yearly AS (
        SELECT worker_id, regulator, ends,
               (ends + make_interval(years => years - 1))::date AS before,
               (ends + make_interval(years => years))::date AS closes
        FROM (
            SELECT *, ahead + ((ends + make_interval(years => ahead))::date < %(day)s)::int AS years
            FROM (
                SELECT worker_id, regulator, ends,
                       greatest(0, extract(year FROM %(day)s::date)::int - extract(year FROM ends)::int) AS ahead
                FROM kept WHERE regulator = '{nmc}' AND ends IS NOT NULL
            ) AS began
        ) AS counted
    ), rounded AS (
        SELECT kept.*,
               coalesce(rounds.opens, yearly.closes - %(reminder)s) AS opens,
               coalesce(rounds.red_from, yearly.closes - %(red)s) AS red_from,
               coalesce(rounds.closes, yearly.closes) AS closes,
               coalesce(rounds.cutoff, yearly.closes - %(reminder)s) AS cutoff,
               coalesce(rounds.before, yearly.before) AS before,
               coalesce(rounds.cutoff_before, yearly.before - %(reminder)s) AS cutoff_before
        FROM kept
        LEFT JOIN rounds USING (regulator, part)
        LEFT JOIN yearly USING (worker_id, regulator)
    ), said AS (
        SELECT worker_id, regulator,
               min(c.renewed_on) FILTER (WHERE abs(c.year_from - closes - 1) <= {same_year}) AS said_now,
               min(c.renewed_on) FILTER (WHERE abs(c.year_from - before - 1) <= {same_year}) AS said_before
        FROM rounded JOIN workforce_renewalconfirmation c USING (worker_id, regulator)
        WHERE c.renewed_on <= %(day)s
        GROUP BY worker_id, regulator
    ), cpd AS (
        SELECT DISTINCT ON (worker_id) worker_id,
               pieces >= %(pieces)s AND with_peer >= %(with_peer)s AS complete
        FROM workforce_cpdcount c
        WHERE regulator = '{swe}' AND year_from = %(year)s AND counted_on <= %(day)s {of_held}
        ORDER BY worker_id, counted_on DESC, id DESC
    ), judged AS (
        SELECT rounded.*, said_now, said_before, cpd.complete,
               number <> '' OR dated AS on_record,
               coalesce(look_result = ANY(%(on_register)s), false) AS on_register,
               coalesce(look_on > before, false) OR coalesce(look_until >= %(day)s, false) AS seen_for,
               coalesce(first_registered < cutoff, true) AS must,
               coalesce(first_registered < cutoff_before, true) AS must_before
        FROM rounded
        LEFT JOIN said USING (worker_id, regulator)
        LEFT JOIN cpd ON cpd.worker_id = rounded.worker_id AND rounded.regulator = '{swe}'
    ), renewing AS (
        SELECT *,
               on_register AND coalesce(said_now <= look_on, false) AS renewed_now,
               on_register AND coalesce(said_before <= look_on, false) AS renewed_before,
               coalesce(opens <= %(day)s, true) AS now_in_view
        FROM judged
    ), stated AS (
        SELECT *,
               CASE WHEN NOT on_record THEN '{not_on_record}'
                    WHEN look_on IS NULL OR (look_result = '{not_found}' AND coalesce(waits, false)) THEN '{pending}'
                    WHEN NOT on_register THEN CASE look_result {states} END
                    WHEN closes IS NULL THEN {seen}
                    WHEN NOT (
                        seen_for OR renewed_before
                        OR (coalesce(first_registered <= %(day)s, false) AND NOT must_before)
                    ) THEN '{lapsed}'
                    WHEN %(day)s < opens OR NOT must OR renewed_now THEN {seen}
                    ELSE '{renewal_due}' END AS state
        FROM renewing OFFSET 0
    ), due AS MATERIALIZED (
        SELECT worker_id, due_on, due_on < %(day)s AS overdue, due_on - %(reminder)s <= %(day)s AS near,
               (due_on - make_interval(months => %(warning)s))::date <= %(day)s AS soon,
               due_on - start AS whole, least(greatest(%(day)s - start, 0), due_on - start) AS gone,
               CASE WHEN dual THEN %(dual_hours)s ELSE %(practice_hours)s END AS practice_hours
        FROM (
            SELECT worker_id, dual, due_on, (due_on - make_interval(months => %(cycle)s))::date AS start
            FROM (
                SELECT k.worker_id, k.dual,
                       (k.revalidation_on + make_interval(months => %(cycle)s * (
                           SELECT count(*) FROM workforce_revalidationcount c
                           WHERE c.worker_id = k.worker_id AND c.counted_on <= %(day)s AND c.submitted_on <= %(day)s
                       )::int))::date AS due_on
                FROM kept k WHERE k.regulator = '{nmc}' AND k.revalidation_on IS NOT NULL
            ) AS anchored
        ) AS started
    ), revalidation AS (
        SELECT due.worker_id, due.due_on,
               soon OR overdue OR (near AND short) AS in_view,
               overdue OR (soon AND behind) OR (near AND short) AS at_risk
        FROM due CROSS JOIN LATERAL (
            SELECT coalesce(max(c.practice_hours), 0) AS practice, coalesce(max(c.cpd_hours), 0) AS cpd,
                   coalesce(max(c.participatory_hours), 0) AS together, coalesce(max(c.feedback), 0) AS feedback,
                   coalesce(max(c.reflective_accounts), 0) AS accounts,
                   coalesce(bool_or(c.discussion_on IS NOT NULL AND c.confirmed_on IS NOT NULL), false) AS closed
            FROM (
                SELECT * FROM workforce_revalidationcount c
                WHERE c.worker_id = due.worker_id AND c.counted_on <= %(day)s
                ORDER BY c.counted_on DESC, c.id DESC LIMIT 1
            ) AS c WHERE c.due_on = due.due_on
        ) AS done CROSS JOIN LATERAL (
            SELECT practice < practice_hours OR cpd < %(cpd_hours)s OR together < %(participatory_hours)s
                       OR feedback < %(feedback)s OR accounts < %(reflective_accounts)s OR NOT closed AS short,
                   practice * whole < gone * practice_hours OR cpd * whole < gone * %(cpd_hours)s
                       OR together * whole < gone * %(participatory_hours)s AS behind
        ) AS short_of
    ), lines AS (
        SELECT stated.worker_id, regulator, team_ids, number, sort_name, reference, state, on_record,
               state = ANY(%(may_practise)s) AS may_practise,
               CASE WHEN NOT (state = ANY(%(may_practise)s)) THEN 0
                    WHEN state = '{renewal_due}' THEN CASE WHEN %(day)s >= red_from THEN 1 ELSE 2 END
                    WHEN closes IS NULL OR %(day)s < opens OR NOT must THEN 3
                    ELSE 4 END AS urgency,
               CASE WHEN on_record AND must THEN closes END AS deadline,
               CASE WHEN NOT on_record OR closes IS NULL THEN NULL
                    WHEN now_in_view THEN CASE WHEN must THEN renewed_now END
                    ELSE CASE WHEN must_before THEN renewed_before END END AS renewed,
               on_record AND CASE WHEN now_in_view THEN said_now ELSE said_before END IS NOT NULL AS confirmed,
               on_record AND (look_on IS NULL OR (closes IS NOT NULL AND NOT seen_for)) AS unseen,
               on_record AND coalesce(look_result = '{conditions}', false) AS with_conditions,
               CASE WHEN on_record AND regulator = '{swe}' THEN coalesce(complete, false) END AS cpd_complete,
               revalidation.due_on AS revalidation_on, coalesce(revalidation.in_view, false) AS revalidating,
               coalesce(revalidation.at_risk, false) AS at_risk
        FROM stated LEFT JOIN revalidation
          ON revalidation.worker_id = stated.worker_id AND stated.regulator = '{nmc}'
    )
"""
"""Every line of the register on a day, as the table `lines`. OFFSET 0: a state is worked out once, not wherever it is
named."""

COLUMNS = (
    *("worker_id", "regulator", "state", "urgency", "deadline", "renewed", "confirmed", "unseen"),
    *("with_conditions", "cpd_complete", "revalidation_on", "at_risk"),
)


def register_lines(reach: Reach, day: date, policies: PolicyTable) -> dict[Key, dict[str, Any]]:
    """How every line stands, by its key: what the rules are held against. One query."""
    rows = ask_register(reach, day, policies, f"SELECT {', '.join(COLUMNS)} FROM lines", {})
    return {(row[0], row[1]): dict(zip(COLUMNS, row, strict=True)) for row in rows}


def ask_register(
    reach: Reach, day: date, policies: PolicyTable, statement: str, values: dict[str, Any]
) -> list[tuple[Any, ...]]:
    """What a statement says about the table `lines`. One query."""
    condition, reached = within(reach, "a.worker_id")
    of_held = "" if reach.everyone else "AND c.worker_id IN (SELECT worker_id FROM held)"
    lines = _LINES.format(
        held=holds("a.period"),
        within=condition,
        of_held=of_held,
        same_year=SAME_YEAR_DAYS,
        states=_STATES,
        seen=_SEEN,
        swe=Regulator.SWE,
        hcpc=Regulator.HCPC,
        nmc=Regulator.NMC,
        not_found=RegisterResult.NOT_FOUND,
        conditions=RegisterResult.CONDITIONS,
        not_on_record=RegistrationState.NOT_ON_RECORD,
        pending=RegistrationState.PENDING,
        lapsed=RegistrationState.LAPSED,
        renewal_due=RegistrationState.RENEWAL_DUE,
    )
    numbers = _numbers(day, registration_rules(policies, day), revalidation_rules(policies, day))
    with connection.cursor() as cursor:
        cursor.execute(lines + statement, {**numbers, **reached, **values})
        return list(cursor.fetchall())


def _numbers(day: date, rules: RegistrationRules, nurses: RevalidationRules) -> dict[str, Any]:
    """What the statement asks for: the rounds in hand, and the numbers of the rules."""
    windows: list[tuple[str, str, Window]] = [(Regulator.SWE, "", rules.swe)]
    windows += [(Regulator.HCPC, part, window) for part, window in rules.hcpc.items()]
    rounds = [
        (regulator, part, *_round(regulator, window, day, rules)) for regulator, part, window in windows
    ]
    names = ("regulators", "parts", "opens", "red_from", "closes", "cutoff", "before", "opens_before")
    columns = zip((*names, "cutoff_before"), zip(*rounds, strict=True), strict=True)
    return {
        **{name: list(column) for name, column in columns},
        "day": day,
        "part": next(iter(rules.hcpc), ""),
        "year": year_of(day, rules),
        "reminder": rules.nmc_reminder_days,
        "red": min(RED_DAYS, rules.nmc_reminder_days),
        "pieces": rules.cpd_pieces,
        "with_peer": rules.cpd_with_peer,
        "on_register": [each.value for each in ON_THE_REGISTER],
        "may_practise": [each.value for each in MAY_PRACTISE],
        "cycle": nurses.cycle_months,
        "warning": nurses.warning_months,
        "dual_hours": nurses.dual_practice_hours,
        "practice_hours": nurses.practice_hours,
        "cpd_hours": nurses.cpd_hours,
        "participatory_hours": nurses.participatory_hours,
        "feedback": nurses.feedback,
        "reflective_accounts": nurses.reflective_accounts,
    }


def _round(regulator: str, window: Window, day: date, rules: RegistrationRules) -> tuple[date, ...]:
    """The round in hand of a window: its days, and those of the round before."""
    now = window.cycle(day)
    before = window.cycle(now.before)
    return (
        *(now.opens, now.red_from, now.closes, cutoff_of(regulator, now, rules)),
        *(now.before, before.opens, cutoff_of(regulator, before, rules)),
    )
