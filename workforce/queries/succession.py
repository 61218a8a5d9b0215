"""Critical posts and their plans: the list, one post, who could follow, what points to the holder's leaving."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from workforce.access.permissions import Permission
from workforce.access.scope import Reach, Scope
from workforce.enums import ArrangementKind, Contract, Risk, SuccessionState
from workforce.models import (
    Arrangement,
    Assignment,
    CriticalPost,
    DevelopmentAction,
    Employment,
    IncumbentRisk,
    Notice,
    Post,
    PostTerms,
    Successor,
    TalentNote,
    TalentNoteShown,
)
from workforce.periods import add_months, british, last_day
from workforce.policy import PolicyKey
from workforce.queries.policy import PolicyTable
from workforce.rules.succession import PlanRules, PlanStanding, plan_standing

COUNTED = """
    s.period @> %(day)s::date
    AND EXISTS (
        SELECT FROM workforce_employment e WHERE e.worker_id = s.worker_id AND e.period @> %(day)s::date
    )
    AND NOT EXISTS (
        SELECT FROM workforce_assignment a
        WHERE a.worker_id = s.worker_id AND a.post_id = c.post_id AND a.period @> %(day)s::date
    )
"""
"""A successor counts while they are here, and as long as they have not got the post."""

IN_REACH = """
    workforce_criticalpost c
    JOIN workforce_postterms t ON t.post_id = c.post_id AND t.period @> %(day)s::date
"""
OF_THE_DAY = "c.period @> %(day)s::date AND (%(everyone)s OR t.team_id = ANY(%(units)s))"

_LINES = f"""
    SELECT c.id, p.reference, t.title, t.team_id, c.post_id, c.reason,
           (SELECT m.to FROM workforce_successionmove m WHERE m.critical_id = c.id AND m.on <= %(day)s
            ORDER BY m.on DESC, m.id DESC LIMIT 1),
           (SELECT max(m.on) FROM workforce_successionmove m
            WHERE m.critical_id = c.id AND m.on <= %(day)s AND m.to = 'agreed'),
           (SELECT array_agg(s.readiness) FROM workforce_successor s WHERE s.critical_id = c.id AND {COUNTED}),
           (SELECT count(*) FROM workforce_developmentaction d
            WHERE d.critical_id = c.id AND d.due_on < %(day)s AND (d.done_on IS NULL OR d.done_on > %(day)s)),
           (SELECT array_agg(w.first_name || ' ' || w.last_name ORDER BY w.sort_name, w.id)
            FROM (SELECT DISTINCT worker_id FROM workforce_assignment
                  WHERE post_id = c.post_id AND period @> %(day)s::date) AS held
            JOIN workforce_worker w ON w.id = held.worker_id),
           (SELECT r.within_12 FROM workforce_incumbentrisk r
            JOIN workforce_assignment a ON a.post_id = c.post_id AND a.worker_id = r.worker_id
                 AND a.period @> %(day)s::date
            WHERE r.critical_id = c.id AND r.on <= %(day)s AND r.worker_id IS DISTINCT FROM %(reader)s
            ORDER BY r.on DESC, r.id DESC LIMIT 1)
    FROM {IN_REACH} JOIN workforce_post p ON p.id = c.post_id
    WHERE {OF_THE_DAY}
    ORDER BY t.title, p.reference
"""


@dataclass(frozen=True, slots=True)
class CriticalLine:
    """A critical post on a day. `ready`: how many count as successors, by readiness. `late`: overdue actions.

    `risk`: of whoever holds it, within 12 months, as judged last; never the reader's own.
    """

    critical_id: int
    reference: str
    title: str
    team_id: int
    post_id: int
    reason: str
    standing: PlanStanding
    ready: dict[str, int] = field(default_factory=dict)
    late: int = 0
    holders: tuple[str, ...] = ()
    risk: Risk | None = None

    @property
    def has_somebody_ready(self) -> bool:
        return self.ready.get("now", 0) > 0


def plan_rules(day: date, policies: PolicyTable | None = None) -> PlanRules:
    """The numbers of the rules as they hold on a day. One query where the settings are not given."""
    known = policies or PolicyTable.load()
    return PlanRules(
        known.value(PolicyKey.SUCCESSION_MONTHS, day), known.value(PolicyKey.SUCCESSION_WARNING_DAYS, day)
    )


def plan_of(critical: CriticalPost, day: date, rules: PlanRules) -> PlanStanding:
    """How the plan of one post stands. One query."""
    moves = list(critical.moves.filter(on__lte=day).order_by("on", "pk").values_list("to", "on"))
    agreed = [on for to, on in moves if to == SuccessionState.AGREED]
    written = SuccessionState(moves[-1][0]) if moves else None
    return plan_standing(written, agreed[-1] if agreed else None, day, rules)


def in_reach(reach: Reach, day: date) -> dict[str, Any]:
    """What the statements about critical posts ask for."""
    return {"day": day, "everyone": reach.everyone, "units": list(reach.unit_ids)}


def critical_lines(reach: Reach, day: date, rules: PlanRules, *, reader_id: int | None) -> list[CriticalLine]:
    """The critical posts of the day in reach, by title. One statement. A post that is closed by then is left out."""
    with connection.cursor() as cursor:
        cursor.execute(_LINES, in_reach(reach, day) | {"reader": reader_id})
        return [_line(row, day, rules) for row in cursor.fetchall()]


def _line(row: tuple[Any, ...], day: date, rules: PlanRules) -> CriticalLine:
    *what, written, reviewed_on, readiness, late, holders, risk = row
    standing = plan_standing(SuccessionState(written) if written else None, reviewed_on, day, rules)
    counted = readiness or []
    critical_id, reference, title, team_id, post_id, reason = what
    return CriticalLine(
        critical_id,
        reference,
        title,
        team_id,
        post_id,
        reason,
        standing,
        {each: counted.count(each) for each in set(counted)},
        late,
        tuple(holders or ()),
        Risk(risk) if risk else None,
    )


def critical_posts(reach: Reach) -> "QuerySet[CriticalPost]":
    """Critical posts in reach, past ones too, with their posts."""
    return CriticalPost.objects.within(reach).select_related("post")


@dataclass(frozen=True, slots=True)
class Named:
    """A successor on a day. `counts`: still here and not on the post."""

    row: Successor
    counts: bool


def successors_of(critical: CriticalPost, day: date) -> list[Named]:
    """Who is named on the day, the readiest first. Three queries."""
    rows = list(critical.successors.as_at(day).select_related("worker").order_by("worker__sort_name", "pk"))
    people = [each.worker_id for each in rows]
    here = set(Employment.objects.as_at(day).filter(worker__in=people).values_list("worker_id", flat=True))
    on_it = set(
        Assignment.objects.as_at(day)
        .filter(post=critical.post_id, worker__in=people)
        .values_list("worker_id", flat=True)
    )
    order = {"now": 0, "soon": 1, "later": 2}
    rows.sort(key=lambda each: order[each.readiness])
    return [Named(each, each.worker_id in here - on_it) for each in rows]


def holders_of(critical: CriticalPost, day: date) -> list[Assignment]:
    """Who is on the post on the day, employed or not. One query."""
    held = Assignment.objects.as_at(day).filter(post=critical.post_id)
    return list(held.select_related("worker", "employment").order_by("worker__sort_name", "pk"))


def risks_of(critical: CriticalPost, *, reader_id: int | None) -> list[IncumbentRisk]:
    """Every judgement, the latest first; never the reader's own. One query."""
    rows = critical.risks.select_related("worker", "by").order_by("-on", "-pk")
    return [each for each in rows if reader_id is None or each.worker_id != reader_id]


def actions_of(critical: CriticalPost) -> list[DevelopmentAction]:
    """What is done for successors: the open ones first, by their due day. One query."""
    rows = critical.actions.select_related("worker", "owner").order_by("due_on", "pk")
    return sorted(rows, key=lambda each: (each.done_on is not None, each.due_on))


def signs_of_leaving(critical: CriticalPost, scope: Scope, day: date, months: int) -> list[str]:
    """What the record says already about the end of the holders' time, within some months of the day. Three queries.

    Only of people whose contract the reader may see, and never the reader's own. Age is not looked at: a date of birth
    is no ground for a judgement about somebody.
    """
    reach = scope[Permission.SEE_EMPLOYMENT]
    if not reach:
        return []
    until = add_months(day, months)
    seen = Assignment.objects.within(reach).as_at(day).filter(post=critical.post_id)
    if reach.own_worker_id:
        seen = seen.exclude(worker=reach.own_worker_id)
    held = list(seen.select_related("worker", "employment").order_by("worker__sort_name", "pk"))
    on_notice = dict(
        Notice.objects.as_at(day)
        .filter(worker__in=[each.worker_id for each in held])
        .values_list("worker_id", "last_day")
    )
    lent = Arrangement.objects.as_at(day).filter(
        kind=ArrangementKind.SECONDED_OUT, assignment__in=[each.pk for each in held]
    )
    away = {each.assignment_id: each for each in lent}
    return [said for each in held for said in _signs(each, on_notice, away, until)]


def _signs(
    held: Assignment, on_notice: dict[int, date], away: dict[int, Arrangement], until: date
) -> Iterator[str]:
    name = held.worker.name
    ends = last_day(held.employment.period)
    if held.worker_id in on_notice:
        yield f"{name} has given notice: last day {british(on_notice[held.worker_id])}."
    elif ends is not None and ends <= until:
        contract = Contract(held.employment.contract)
        word = "secondment here" if contract == Contract.SECONDED_IN else f"{contract.label.lower()} contract"
        yield f"{name}: {word} ends on {british(ends)}."
    elif (over := last_day(held.period)) is not None and over <= until:
        yield f"{name}: time on the post ends on {british(over)}."
    if held.pk in away:
        back = last_day(away[held.pk].period)
        yield f"{name} is seconded out{f' until {british(back)}' if back else ''}."


def talent_notes(worker_id: int) -> list[TalentNote]:
    """The notes about somebody, the latest first. One query."""
    return list(TalentNote.objects.filter(worker=worker_id).select_related("by").order_by("-on", "-pk"))


def showings(worker_id: int) -> list[TalentNoteShown]:
    """When somebody was shown their notes. One query."""
    return list(TalentNoteShown.objects.filter(worker=worker_id).select_related("by").order_by("-on", "-pk"))


def succeeds_where(worker_id: int, reach: Reach, day: date) -> list[Successor]:
    """The posts in reach that somebody is named for on a day. One query."""
    rows = Successor.objects.within(reach).as_at(day).filter(worker=worker_id)
    return list(rows.select_related("critical__post").order_by("critical__post__reference"))


def titles_of(post_ids: Collection[int], day: date) -> dict[int, tuple[str, int]]:
    """What posts are called on a day and whose they are. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT post_id, title, team_id FROM workforce_postterms WHERE post_id = ANY(%s) AND period @> %s::date",
            [list(post_ids), day],
        )
        return {post_id: (title, team_id) for post_id, title, team_id in cursor.fetchall()}


def posts_of_the_day(reach: Reach) -> "QuerySet[Post]":
    """The posts that are in a unit of the reach on its day."""
    posts = Post.objects.all()
    if reach.everyone:
        return posts
    theirs = PostTerms.objects.as_at(reach.as_at).filter(team_id__in=reach.unit_ids)
    return posts.filter(pk__in=theirs.values("post_id"))
