"""Programmes of change: what they affect, what has been reorganised meanwhile, and on which terms people work."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from workforce.access.scope import Reach
from workforce.enums import UnitTagKind
from workforce.models import ChangeProgramme, PostTerms, ProgrammePart, UnitPlacement, UnitTag
from workforce.periods import holds_on, last_day
from workforce.queries.organisation import TreeNode, below


def parts_of(programme: ChangeProgramme) -> list[ProgrammePart]:
    """What the programme affects: units first. One query."""
    rows = programme.parts.select_related("unit", "post")
    return sorted(
        rows, key=lambda part: (part.unit is None, part.unit.code if part.unit else part.post.reference)
    )


def units_affected(parts: Sequence[ProgrammePart], day: date) -> frozenset[int]:
    """The units named, and all below them on the day. One query at most."""
    found = below([part.unit_id for part in parts if part.unit_id], day)
    return frozenset[int]().union(*found.values())


def posts_affected(
    parts: Sequence[ProgrammePart], units: Collection[int], reach: Reach, day: date
) -> list[PostTerms]:
    """The posts of the day in those units, and the posts named, as far as they are in reach. One query."""
    named = [part.post_id for part in parts if part.post_id]
    terms = PostTerms.objects.as_at(day).filter(Q(team_id__in=units) | Q(post_id__in=named))
    if not reach.everyone:
        terms = terms.filter(team_id__in=reach.unit_ids)
    return list(terms.select_related("post", "role").order_by("title", "post__reference"))


@dataclass(frozen=True, slots=True)
class Reorganised:
    """What became of a unit on a day: opened, closed, renamed, or put under another one."""

    day: date
    unit_id: int
    what: str
    name: str
    parent_id: int | None


def reorganised(programme: ChangeProgramme, units: Collection[int]) -> list[Reorganised]:
    """What has changed in the tree for these units in the period of the programme, in order. One query.

    It is the record of the tree itself, whoever reorganised and by which way.
    """
    rows = UnitPlacement.objects.filter(unit_id__in=units).order_by("unit_id", "period")
    by_unit: dict[int, list[UnitPlacement]] = {}
    for row in rows:
        by_unit.setdefault(row.unit_id, []).append(row)
    found = [each for placed in by_unit.values() for each in _changes(placed)]
    inside = [each for each in found if holds_on(programme.period, each.day)]
    return sorted(inside, key=lambda each: (each.day, each.name))


def _changes(placed: Sequence[UnitPlacement]) -> Iterator[Reorganised]:
    before: UnitPlacement | None = None
    for each in placed:
        yield Reorganised(each.first_day, each.unit_id, _what(before, each), each.name, each.parent_id)
        before = each
        over = last_day(each.period)
        goes_on = any(other.first_day == each.period.upper for other in placed)
        if over is not None and not goes_on:
            yield Reorganised(over, each.unit_id, "Last day", each.name, each.parent_id)
            before = None


def _what(before: UnitPlacement | None, now: UnitPlacement) -> str:
    if before is None:
        return "Opened"
    renamed, moved = before.name != now.name, before.parent_id != now.parent_id
    if renamed and moved:
        return f"Renamed, was {before.name}, and moved"
    return f"Renamed, was {before.name}" if renamed else "Moved"


def terms_by_team(nodes: Sequence[TreeNode], tags: Sequence[UnitTag]) -> Mapping[int, tuple[str, ...]]:
    """The terms and conditions that hold in each unit: its own, else those of the nearest unit above that has some."""
    own: dict[int, list[str]] = {}
    for tag in tags:
        if tag.kind == UnitTagKind.TERMS:
            own.setdefault(tag.unit_id, []).append(tag.label)
    found: dict[int, tuple[str, ...]] = {}
    for node in nodes:
        above = found.get(node.parent_id or 0, ())
        found[node.unit_id] = tuple(sorted(own.get(node.unit_id, []))) or above
    return found
