"""Projects in words: the register, who is interested, and what happened."""

from collections.abc import Sequence

from django.urls import reverse

from workforce.addresses import person_address
from workforce.enums import ProjectState, Tone
from workforce.models import (
    PlaceInterest,
    Project,
)
from workforce.queries.projects import PlaceLine
from workforce.tables import Cell, Column, Row, Table
from workforce.templatetags.tenure import period_words
from workforce.written import day as written_day

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
    return Table("Projects", columns, rows, empty="No project matches.")


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
    )


def _answer(said: PlaceInterest, own_id: int | None) -> Cell:
    if said.outcome:
        note = f"{written_day(said.outcome_on)}{f': {said.outcome_words}' if said.outcome_words else ''}"
        return Cell(str(said.get_outcome_display()), note=note)
    if said.worker_id == own_id:
        return Cell("Waiting")
    return Cell("Answer", url=reverse("interest_answer", args=[said.pk]))
