"""Projects, programmes, tags of units, members from outside and nominations, as tables and as rows of files."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils.http import urlencode

from workforce.addresses import person_address
from workforce.enums import NominationOutcome, ProjectState, Tone, UnitKind
from workforce.models import (
    ChangeProgramme,
    Nomination,
    PartnerMember,
    PlaceInterest,
    PostTerms,
    ProgrammePart,
    Project,
    ProjectMove,
    UnitTag,
    Worker,
)
from workforce.queries.nominations import Criterion, NumberLine
from workforce.queries.organisation import TreeNode
from workforce.queries.programmes import Reorganised
from workforce.queries.projects import PlaceLine
from workforce.queries.succession import CriticalLine
from workforce.tables import Cell, Column, Row, Table
from workforce.templatetags.tenure import period_words
from workforce.written import day as written_day
from workforce.written import decimal

OF_PROJECT = {
    ProjectState.PLANNED: Tone.GREY,
    ProjectState.UNDER_WAY: Tone.GREEN,
    ProjectState.CLOSED: Tone.GREY,
    ProjectState.STOPPED: Tone.AMBER,
}


def projects_table(projects: Sequence[Project], places: Sequence[PlaceLine]) -> Table:
    """`places` of these projects."""
    open_places = {project.pk: 0 for project in projects}
    for line in places:
        open_places[line.place.project_id] += line.left if line.is_open else 0
    columns = (
        Column("Project"),
        Column("Sponsor"),
        Column("State"),
        Column("When"),
        Column("Open places", numeric=True),
    )
    rows = tuple(
        Row(
            (
                Cell(each.name, url=reverse("project", args=[each.pk])),
                Cell(each.sponsor.name),
                Cell(str(each.get_state_display()), tone=OF_PROJECT[ProjectState(each.state)].badge),
                Cell(period_words(each.period)),
                Cell(str(open_places[each.pk])),
            )
        )
        for each in projects
    )
    return Table("Projects", columns, rows, empty="No project matches.", stacked=True)


PROJECT_HEADER = ("Project", "Purpose", "Sponsor", "State", "First day", "Last day")


def project_row(project: Project) -> tuple[str, ...]:
    over = project.last_day
    return (
        project.name,
        project.purpose,
        project.sponsor.name,
        str(project.get_state_display()),
        project.first_day.isoformat(),
        over.isoformat() if over else "",
    )


def interest_table(rows: Sequence[PlaceInterest], own_id: int | None) -> Table:
    columns = (Column("Name"), Column("Place"), Column("Said on"), Column("Why"), Column("Outcome"))
    return Table(
        "Who is interested",
        columns,
        tuple(
            Row(
                (
                    Cell(each.worker.name, url=person_address(each.worker.reference)),
                    Cell(each.place.title),
                    Cell(written_day(each.on)),
                    Cell(each.words),
                    _answer(each, own_id),
                )
            )
            for each in rows
        ),
        empty="Nobody yet.",
        stacked=True,
    )


def _answer(said: PlaceInterest, own_id: int | None) -> Cell:
    if said.outcome:
        note = f"{written_day(said.outcome_on)}{f': {said.outcome_words}' if said.outcome_words else ''}"
        return Cell(str(said.get_outcome_display()), note=note)
    if said.worker_id == own_id:
        return Cell("Waiting")
    return Cell("Answer", url=reverse("interest_answer", args=[said.pk]))


def moves_table(moves: Sequence[ProjectMove]) -> Table:
    columns = (Column("Day"), Column("State"), Column("Words"), Column("By"))
    rows = tuple(
        Row(
            (
                Cell(written_day(each.on)),
                Cell(str(each.get_to_display())),
                Cell(each.words),
                Cell(each.by.email if each.by else ""),
            )
        )
        for each in moves
    )
    return Table("What happened", columns, rows)


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
    return Table("Teams", columns, rows, empty="Nothing is said of a team that matches.", stacked=True)


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
    return Table("Partner staff and volunteers", columns, rows, empty="Nobody matches.", stacked=True)


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


def nominations_table(rows: Sequence[Nomination]) -> Table:
    columns = (Column("Name"), Column("Scheme"), Column("Nominated"), Column("Outcome"))
    return Table(
        "Nominations",
        columns,
        tuple(
            Row(
                (
                    Cell(each.worker.name, url=reverse("nomination", args=[each.pk])),
                    Cell(each.scheme.name),
                    Cell(written_day(each.nominated_on)),
                    outcome_cell(each),
                )
            )
            for each in rows
        ),
        empty="No nomination matches.",
        stacked=True,
    )


def outcome_cell(nomination: Nomination) -> Cell:
    if not nomination.outcome:
        return Cell("Waiting")
    tone = Tone.GREEN if nomination.outcome == NominationOutcome.ACCREDITED else Tone.GREY
    return Cell(
        str(nomination.get_outcome_display()), tone=tone.badge, note=written_day(nomination.outcome_on)
    )


NOMINATION_HEADER = ("Number", "Name", "Scheme", "Nominated", "Outcome", "Outcome on")


def nomination_row(nomination: Nomination) -> tuple[str, ...]:
    told = nomination.outcome_on
    return (
        nomination.worker.reference,
        nomination.worker.name,
        nomination.scheme.name,
        nomination.nominated_on.isoformat(),
        str(nomination.get_outcome_display()),
        told.isoformat() if told else "",
    )


def criteria_table(criteria: Sequence[Criterion]) -> Table:
    columns = (Column("Criterion"), Column("Met"), Column("Looked at"))
    rows = tuple(
        Row(
            (
                Cell(each.row.text),
                Cell("Not looked at")
                if each.met is None
                else Cell("Yes" if each.met else "No", tone=(Tone.GREEN if each.met else Tone.AMBER).badge),
                Cell(written_day(each.on)),
            )
        )
        for each in criteria
    )
    return Table("Criteria", columns, rows)


def numbers_table(lines: Sequence[NumberLine], role_id: int | None) -> Table:
    columns = (
        Column("Role"),
        Column("Register"),
        Column("In post", numeric=True, hint="people"),
        Column("With a number", numeric=True),
        Column("Without", numeric=True),
        Column("State"),
    )
    rows = tuple(
        Row(
            (
                Cell(line.role.name, url=f"?{urlencode({'role': line.role.pk})}"),
                Cell(str(line.role.get_regulator_display())),
                Cell(str(line.people)),
                Cell(str(line.numbered)),
                Cell(str(line.without)),
                Cell("Complete", tone=Tone.GREEN.badge)
                if not line.without
                else Cell("Not complete", tone=Tone.RED.badge),
            ),
            strong=line.role.pk == role_id,
        )
        for line in lines
    )
    return Table("Roles that need a registration", columns, rows, empty="Nobody here is in such a role.")


NUMBER_HEADER = ("Role", "Register", "In post", "With a number", "Without", "As at")


def number_row(line: NumberLine, day: date) -> tuple[str | int, ...]:
    return (
        line.role.name,
        str(line.role.get_regulator_display()),
        line.people,
        line.numbered,
        line.without,
        day.isoformat(),
    )


def people_table(workers: Sequence[Worker]) -> Table:
    rows = tuple(
        Row((Cell(each.name, url=person_address(each.reference)), Cell(each.reference))) for each in workers
    )
    return Table("Without a number", (Column("Name"), Column("Number of the person")), rows, empty="Nobody.")
