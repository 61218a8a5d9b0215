"""Posts as at a day: a list to search, and who holds or covers each."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from workforce.access.permissions import Permission
from workforce.access.scope import Reach, Scope
from workforce.enums import EMPLOYED, Funding, UnitKind
from workforce.models import Assignment, Post, PostTerms, UnitPlacement
from workforce.periods import british
from workforce.queries.establishment import level_parameters, levels, months_ahead
from workforce.queries.organisation import below, unit_names

STATES = {
    "vacant": "levels.vacant > 0",
    "unfilled": "levels.vacant > levels.covered",
    "frozen": "levels.frozen",
    "over-filled": "levels.over_filled > 0",
    "leaving": """levels.post_id IN (
        SELECT post_id FROM held WHERE employed GROUP BY post_id, worker_id
        HAVING bool_or(period @> %(day)s::date)
           AND max(coalesce(upper(period), 'infinity')) <= %(until)s::date + 1
    )""",
}
"""What somebody may look for among the posts. `leaving`: somebody on it has a known last day in the next months."""

SORTS = {
    "reference": "post.reference",
    "title": "lower(levels.title)",
    "role": "role.name",
    "team": "coalesce(placement.name, unit.code)",
    "established": "levels.established",
    "filled": "levels.filled",
    "vacant": "levels.vacant",
    "unfilled": "levels.vacant - levels.covered",
}

AT_ONCE = 2000
"""How many posts are fetched at once for a file."""

_LIST = """
    WITH {levels}
    SELECT post.reference, levels.post_id, levels.title, role.name, levels.team_id, unit.code,
           coalesce(placement.name, unit.code), levels.funding, levels.frozen, levels.established, levels.filled,
           levels.vacant, levels.covered, levels.over_filled, count(*) OVER ()
    FROM levels
    JOIN workforce_post post ON post.id = levels.post_id
    JOIN workforce_role role ON role.id = levels.role_id
    JOIN workforce_unit unit ON unit.id = levels.team_id
    LEFT JOIN workforce_unitplacement placement
      ON placement.unit_id = levels.team_id AND placement.period @> %(day)s::date
    WHERE {wanted}
    ORDER BY {order}, post.reference
    LIMIT %(limit)s OFFSET %(offset)s
"""


@dataclass(frozen=True, slots=True)
class PostSearch:
    """What somebody looks for. `unit_id` is a team or anything above one. A sort beginning with "-" is descending."""

    text: str = ""
    unit_id: int | None = None
    role_id: int | None = None
    state: str = ""
    sort: str = "reference"


@dataclass(frozen=True, slots=True)
class PostLine:
    """A post as it stands on a day, in FTE. `covered` is never more than `vacant`."""

    reference: str
    post_id: int
    title: str
    role: str
    team_id: int
    team_code: str
    team: str
    funding: str
    frozen: bool
    established: Decimal
    filled: Decimal
    vacant: Decimal
    covered: Decimal
    over_filled: Decimal

    @property
    def unfilled(self) -> Decimal:
        return self.vacant - self.covered

    @property
    def temporary(self) -> bool:
        return self.funding == Funding.TEMPORARY


def find_posts(
    search: PostSearch,
    reach: Reach,
    day: date,
    *,
    team_id: int | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> tuple[list[PostLine], int]:
    """The posts of the day in reach that match, and how many there are in all. Two statements at most.

    With `team_id` only those of this one team, whatever is below it.
    """
    statement, values = _asked(search, reach, day, team_id)
    with connection.cursor() as cursor:
        cursor.execute(statement, values | {"limit": limit, "offset": offset})
        rows = cursor.fetchall()
    return [PostLine(*row[:-1]) for row in rows], rows[0][-1] if rows else 0


def every_post(search: PostSearch, reach: Reach, day: date) -> Iterator[PostLine]:
    """All of them, some at a time: for a file. Two statements at most."""
    statement, values = _asked(search, reach, day)
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement, values | {"limit": None, "offset": 0})
        while rows := cursor.fetchmany(AT_ONCE):
            yield from (PostLine(*row[:-1]) for row in rows)


def _asked(
    search: PostSearch, reach: Reach, day: date, team_id: int | None = None
) -> tuple[str, dict[str, Any]]:
    """The statement that lists the posts, and its values but for `limit` and `offset`."""
    until = months_ahead(day)[-1] if search.state == "leaving" else day
    values: dict[str, Any] = level_parameters(day, until)
    wanted, only = ["true"], []
    if not reach.everyone:
        only.append("team_id = ANY(%(reach)s)")
        values["reach"] = list(reach.unit_ids)
    if team_id is not None:
        only.append("team_id = %(team)s")
        values["team"] = team_id
    if search.unit_id is not None:
        only.append("team_id = ANY(%(units)s)")
        values["units"] = list(below([search.unit_id], day)[search.unit_id])
    if search.role_id is not None:
        wanted.append("levels.role_id = %(role)s")
        values["role"] = search.role_id
    if search.text.strip():
        wanted.append("(post.reference ILIKE %(text)s OR levels.title ILIKE %(text)s)")
        values["text"] = f"%{_literal(search.text.strip())}%"
    if search.state:
        wanted.append(STATES[search.state])
    common = levels(" AND ".join(only) or "true")
    return _LIST.format(levels=common, wanted=" AND ".join(wanted), order=_order(search.sort)), values


def _literal(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _order(sort: str) -> str:
    return f"{SORTS[sort.removeprefix('-')]}{' DESC' if sort.startswith('-') else ''}"


def posts_of(team_id: int, reach: Reach, day: date) -> list[PostLine]:
    """The posts of one team on a day, by title. One statement."""
    found, _ = find_posts(PostSearch(sort="title"), reach, day, team_id=team_id)
    return found


def post_line(post_id: int, day: date) -> PostLine | None:
    """One post as it stands on a day; None where it is not on the establishment. One query."""
    statement = _LIST.format(levels=levels("post_id = %(post)s"), wanted="true", order="1")
    one = level_parameters(day, day) | {"post": post_id, "limit": 1, "offset": 0}
    with connection.cursor() as cursor:
        cursor.execute(statement, one)
        row = cursor.fetchone()
    return PostLine(*row[:-1]) if row else None


def terms_of(post: Post, day: date) -> PostTerms | None:
    """What the post is on a day, else what it was last before or is to be first. One query."""
    every = list(post.terms.order_by("period"))
    begun = [each for each in every if each.first_day <= day]
    return begun[-1] if begun else next(iter(every), None)


def teams_to_choose(reach: Reach, day: date) -> list[tuple[int, str]]:
    """Teams in reach that are there on a day or will be later, by name, each with what it belongs to. Two queries."""
    placed = UnitPlacement.objects.not_over(day).filter(unit__kind=UnitKind.TEAM).order_by("period")
    if not reach.everyone:
        placed = placed.filter(unit_id__in=reach.unit_ids)
    names = unit_names(day)
    labels: dict[int, str] = {}
    for each in placed:
        above = names.get(each.parent_id or 0, "")
        later = f", from {british(each.first_day)}" if each.first_day > day else ""
        labels.setdefault(each.unit_id, f"{each.name} ({above}{later})" if above or later else each.name)
    return sorted(labels.items(), key=lambda item: item[1].casefold())


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody on a post or in a team on a day, as far as the reader may see it.

    `name` is empty where the reader may not know who it is, and `known` says whether hours, contract and dates may be
    seen.
    """

    assignment: Assignment
    name: str
    known: bool

    @property
    def fills(self) -> bool:
        """Employed: the others cover a vacancy or stand beside."""
        return self.assignment.employment.contract in EMPLOYED


def holders(assignments: "QuerySet[Assignment]", scope: Scope, day: date) -> list[Holder]:
    """People as the reader may see them, by name. Three queries at most.

    The directory shows today's people to everybody who has it; who was where on another day is part of the record, and
    shown to those whose reach it lies in. Contracts, hours and dates always are.
    """
    related = assignments.select_related("worker", "employment", "role", "manager")
    held = list(related.order_by("worker__sort_name", "pk"))
    keys = [each.pk for each in held]
    record = scope[Permission.SEE_EMPLOYMENT]
    known = set(Assignment.objects.within(record).filter(pk__in=keys).values_list("pk", flat=True))
    named = set(known)
    if day == scope.as_at:
        directory = scope[Permission.SEE_DIRECTORY]
        named |= set(Assignment.objects.within(directory).filter(pk__in=keys).values_list("pk", flat=True))
    return [Holder(each, each.worker.name if each.pk in named else "", each.pk in known) for each in held]


def in_team_or_on_its_posts(team_id: int, post_ids: Collection[int], day: date) -> "QuerySet[Assignment]":
    """Everybody in a team on a day, and whoever holds one of its posts from another team."""
    there = Assignment.objects.as_at(day)
    return there.filter(team_id=team_id) | there.filter(post_id__in=post_ids)


def history_of(unit_id: int) -> list[UnitPlacement]:
    """A unit's names and places, the latest first. One query."""
    return list(UnitPlacement.objects.filter(unit_id=unit_id).order_by("-period"))


def teams_since(post_ids: Iterable[int], day: date) -> Mapping[int, int]:
    """For posts that came from another team: the team before. One query."""
    earlier = PostTerms.objects.filter(post_id__in=list(post_ids)).exclude(period__startswith__gt=day)
    teams: dict[int, list[int]] = {}
    for post_id, team_id in earlier.order_by("post_id", "period").values_list("post_id", "team_id"):
        seen = teams.setdefault(post_id, [])
        if not seen or seen[-1] != team_id:
            seen.append(team_id)
    return {post_id: seen[-2] for post_id, seen in teams.items() if len(seen) > 1}


_LEAVING = """
    SELECT a.worker_id, max(upper(a.period)) - 1
    FROM workforce_assignment a JOIN workforce_employment e ON e.id = a.employment_id
    WHERE a.team_id = %(team)s AND e.contract = ANY(%(employed)s) AND (upper_inf(a.period) OR upper(a.period) > %(day)s)
    GROUP BY a.worker_id
    HAVING bool_or(a.period @> %(day)s::date) AND max(coalesce(upper(a.period), 'infinity')) <= %(until)s::date + 1
"""


def leaving(team_id: int, day: date) -> dict[int, date]:
    """Whoever of a team is known to leave it before the last month end ahead: by worker, the last day. One query."""
    values = level_parameters(day, months_ahead(day)[-1]) | {"team": team_id}
    with connection.cursor() as cursor:
        cursor.execute(_LEAVING, values)
        return dict(cursor.fetchall())
