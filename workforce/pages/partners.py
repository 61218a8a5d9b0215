"""What is said of teams, and who works in them from outside, as tables and as rows of files."""

from collections.abc import Collection, Mapping, Sequence

from django.urls import reverse
from django.utils.http import urlencode

from workforce.models import (
    PartnerMember,
    UnitTag,
)
from workforce.tables import Cell, Column, Row, Table
from workforce.templatetags.tenure import period_words


def tags_table(
    tags: Sequence[UnitTag],
    names: Mapping[int, str],
    people: Mapping[int, int],
    may_open: Collection[int],
    *,
    may_change: bool,
) -> Table:
    """`people`: of each unit itself, today. `may_open`: the units whose page the reader may open."""
    columns = (
        Column("Unit"),
        Column("What is said"),
        Column("In words"),
        Column("When"),
        Column("People", numeric=True, hint="in post today"),
        Column("To do"),
    )
    rows = tuple(
        Row(
            (
                Cell(
                    names.get(each.unit_id, ""),
                    url=reverse("unit", args=[each.unit.code]) if each.unit_id in may_open else "",
                ),
                Cell(str(each.get_kind_display())),
                Cell(each.label),
                Cell(period_words(each.period)),
                Cell(
                    str(people.get(each.unit_id, 0)),
                    url=f"{reverse('people')}?{urlencode({'unit': each.unit_id})}",
                ),
                Cell("End", url=reverse("unit_tag_end", args=[each.pk])) if may_change else Cell(""),
            )
        )
        for each in tags
    )
    return Table("Teams", columns, rows, empty="Nothing is said of a team that matches.")


TAG_HEADER = ("Unit", "Code", "What is said", "In words", "First day", "Last day", "People in post")


def tag_row(tag: UnitTag, names: Mapping[int, str], people: Mapping[int, int]) -> tuple[str | int, ...]:
    over = tag.last_day
    return (
        names.get(tag.unit_id, ""),
        tag.unit.code,
        str(tag.get_kind_display()),
        tag.label,
        tag.first_day.isoformat(),
        over.isoformat() if over else "",
        people.get(tag.unit_id, 0),
    )


def members_table(members: Sequence[PartnerMember], names: Mapping[int, str], *, may_change: bool) -> Table:
    columns = (
        Column("Name"),
        Column("Who"),
        Column("Organisation"),
        Column("What they do"),
        Column("Team"),
        Column("Contact"),
        Column("When"),
        *((Column("To do"),) if may_change else ()),
    )
    rows = tuple(Row(_member(each, names, may_change=may_change)) for each in members)
    return Table("Partner staff and volunteers", columns, rows, empty="Nobody matches.")


def _member(each: PartnerMember, names: Mapping[int, str], *, may_change: bool) -> tuple[Cell, ...]:
    cells = (
        Cell(each.name, url=reverse("partner_change", args=[each.pk]) if may_change else ""),
        Cell(str(each.get_kind_display())),
        Cell(each.organisation),
        Cell(each.role_title),
        Cell(names.get(each.team_id, "")),
        Cell(each.email, note=each.phone),
        Cell(period_words(each.period)),
    )
    return (*cells, Cell("End", url=reverse("partner_end", args=[each.pk]))) if may_change else cells


MEMBER_HEADER = (
    "Name", "Who", "Organisation", "What they do", "Team", "E-mail", "Telephone", "First day", "Last day",
)  # fmt: skip


def member_row(member: PartnerMember, names: Mapping[int, str]) -> tuple[str, ...]:
    over = member.last_day
    return (
        member.name,
        str(member.get_kind_display()),
        member.organisation,
        member.role_title,
        names.get(member.team_id, ""),
        member.email,
        member.phone,
        member.first_day.isoformat(),
        over.isoformat() if over else "",
    )
