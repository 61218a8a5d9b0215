"""Programmes of change in words: the register, and what one affects."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.urls import reverse

from workforce.enums import UnitKind
from workforce.models import (
    ChangeProgramme,
    PostTerms,
    ProgrammePart,
)
from workforce.queries.organisation import TreeNode
from workforce.queries.programmes import Reorganised
from workforce.queries.succession import CriticalLine
from workforce.tables import Cell, Column, Row, Table
from workforce.templatetags.tenure import period_words
from workforce.written import day as written_day
from workforce.written import decimal


def programmes_table(programmes: Sequence[ChangeProgramme], day: date) -> Table:
    columns = (Column("Programme"), Column("Led by"), Column("When"), Column("State"))
    rows = tuple(
        Row(
            (
                Cell(each.name, url=reverse("programme", args=[each.pk])),
                Cell(each.lead.name),
                Cell(period_words(each.period)),
                Cell(_when(each, day)),
            )
        )
        for each in programmes
    )
    return Table("Programmes of change", columns, rows, empty="There is no programme yet.")


def _when(programme: ChangeProgramme, day: date) -> str:
    over = programme.last_day
    if programme.first_day > day:
        return "To come"
    return "Over" if over is not None and over < day else "Running"


def parts_table(parts: Sequence[ProgrammePart], names: Mapping[int, str], *, may_change: bool) -> Table:
    columns = (Column("What"), Column("Kind"), Column("To do"))
    rows = tuple(
        Row(
            (
                Cell(names.get(each.unit_id or 0, "") if each.unit_id else f"Post {_reference(each)}"),
                Cell("Unit, with all below it" if each.unit_id else "Single post"),
                Cell("Remove", url=reverse("programme_part_remove", args=[each.pk]))
                if may_change
                else Cell(""),
            )
        )
        for each in parts
    )
    return Table("What it affects", columns, rows, empty="Nothing is named yet.")


def _reference(part: ProgrammePart) -> str:
    return part.post.reference if part.post else ""


def posts_table(
    posts: Sequence[PostTerms],
    names: Mapping[int, str],
    terms: Mapping[int, tuple[str, ...]],
    critical: Mapping[int, CriticalLine],
) -> Table:
    """`critical`: those of the posts that are marked, as far as the reader may know."""
    columns = (
        Column("Post"),
        Column("Team"),
        Column("FTE", numeric=True),
        Column("Terms and conditions"),
        Column("Succession"),
    )
    rows = tuple(
        Row(
            (
                Cell(each.title, url=reverse("post", args=[each.post.reference]), note=each.post.reference),
                Cell(names.get(each.team_id, "")),
                Cell(decimal(each.fte, 2)),
                Cell(", ".join(terms.get(each.team_id, ()))),
                _succession(critical.get(each.post_id)),
            )
        )
        for each in posts
    )
    return Table("Posts affected", columns, rows, empty="No post that you may see.")


def _succession(line: CriticalLine | None) -> Cell:
    if line is None:
        return Cell("")
    ready = line.ready.get("now", 0)
    return Cell(
        f"Critical: {str(line.standing.state.label).lower()}",
        url=reverse("succession_post", args=[line.critical_id]),
        note=f"{ready} ready now",
    )


POST_HEADER = ("Post", "Title", "Team", "FTE", "Terms and conditions")


def post_row(
    terms_of_post: PostTerms, names: Mapping[int, str], terms: Mapping[int, tuple[str, ...]]
) -> tuple[str, ...]:
    return (
        terms_of_post.post.reference,
        terms_of_post.title,
        names.get(terms_of_post.team_id, ""),
        f"{terms_of_post.fte:.2f}",
        ", ".join(terms.get(terms_of_post.team_id, ())),
    )


def reorganised_table(changes: Sequence[Reorganised], names: Mapping[int, str]) -> Table:
    columns = (Column("Day"), Column("Unit"), Column("What"), Column("Belongs to"))
    rows = tuple(
        Row(
            (
                Cell(written_day(each.day)),
                Cell(each.name),
                Cell(each.what),
                Cell(names.get(each.parent_id or 0, "")),
            )
        )
        for each in changes
    )
    return Table(
        "Reorganised meanwhile", columns, rows, empty="Nothing in the tree of units has changed meanwhile."
    )


def terms_table(
    nodes: Sequence[TreeNode], units: Collection[int], terms: Mapping[int, tuple[str, ...]]
) -> Table:
    columns = (Column("Team"), Column("Terms and conditions"))
    rows = tuple(
        Row((Cell(node.name), Cell(", ".join(terms.get(node.unit_id, ())) or "Not said")))
        for node in nodes
        if node.unit_id in units and node.kind == UnitKind.TEAM
    )
    return Table("Terms by team", columns, rows, empty="No team is affected.")
