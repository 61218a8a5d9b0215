"""Tables and files of practice documents, support, supervisors' training and groups."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from django.urls import reverse

from supervision.models import PracticeDocument, PracticeVersion
from supervision.pages.gatherings import share
from supervision.queries.practice import Asked
from supervision.queries.practice import share as per_cent
from workforce.csv_file import Value
from workforce.models import Worker
from workforce.tables import Cell, Column, Row, Table
from workforce.written import NOT_AVAILABLE
from workforce.written import day as written_day


def documents_table(
    found: Iterable[PracticeDocument],
    audiences: Mapping[int, str],
    done: Mapping[int, tuple[int, int]],
    day: date,
    sort: str = "",
) -> Table:
    """`done`: people asked and done, by document, of the teams in the reader's reach."""
    columns = [
        Column("Document", key="name"),
        Column("Who acknowledges it"),
        Column("Version", key="version"),
        Column("You"),
        Column("Next review", key="review"),
    ]
    if done:
        columns.append(Column("Acknowledged", key="acknowledged", numeric=True, hint="of those asked"))
    rows = tuple(
        Row(
            (
                Cell(each.name, reverse("practice_document", args=[each.pk]), note=each.get_kind_display()),
                Cell(audiences[each.pk]),
                Cell(version_words(each)),
                own_state(each),
                review_cell(each, day),
                *((Cell(share(per_cent(*done.get(each.pk, (0, 0))))),) if done else ()),
            )
        )
        for each in found
    )
    return Table("Policies and practice standards", tuple(columns), rows, sort=sort)


def version_words(each: PracticeDocument) -> str:
    number_now, launched = getattr(each, "version_number", None), getattr(each, "launched_on", None)
    return f"{number_now}, since {written_day(launched)}" if number_now else "Not launched yet"


def own_state(each: PracticeDocument) -> Cell:
    if getattr(each, "is_acknowledged", False):
        return Cell("Acknowledged", tone="good")
    mine = getattr(each, "is_mine", False) and getattr(each, "version_id", None)
    return Cell("To acknowledge", tone="warning") if mine else Cell("")


def review_cell(each: PracticeDocument, day: date) -> Cell:
    if each.review_on < day and each.withdrawn_on is None:
        return Cell(written_day(each.review_on), tone="bad", note="overdue")
    return Cell(written_day(each.review_on))


DOCUMENTS_HEADER = (
    "Document",
    "Kind",
    "Who acknowledges it",
    "Version",
    "Next review",
    "Asked",
    "Acknowledged",
    "Per cent",
)


def document_rows(
    found: Iterable[PracticeDocument], audiences: Mapping[int, str], done: Mapping[int, tuple[int, int]]
) -> Iterator[Sequence[Value]]:
    for each in found:
        asked, said = done.get(each.pk, (None, None))
        rate = per_cent(asked, said) if asked and said is not None else None
        yield (
            *(each.name, str(each.get_kind_display()), audiences[each.pk], version_words(each)),
            *(each.review_on.isoformat(), asked, said, NOT_AVAILABLE if rate is None else f"{rate:.1f}"),
        )


def teams_table(rows: Iterable[Asked], names: Mapping[int, str]) -> Table:
    columns = (
        Column("Team"),
        Column("Asked", numeric=True),
        Column("Acknowledged", numeric=True),
        Column("Share", numeric=True),
    )
    lines = tuple(
        Row(
            (
                Cell(names.get(each.team_id, "")),
                Cell(str(each.asked)),
                Cell(str(each.done)),
                Cell(share(per_cent(each.asked, each.done))),
            )
        )
        for each in sorted(rows, key=lambda row: names.get(row.team_id, ""))
    )
    return Table("Acknowledged, by team", columns, lines, empty="Nobody in your teams is asked.")


TEAMS_HEADER = ("Team", "Asked", "Acknowledged", "Per cent")


def team_rows(rows: Iterable[Asked], names: Mapping[int, str]) -> Iterator[Sequence[Value]]:
    for each in sorted(rows, key=lambda row: names.get(row.team_id, "")):
        rate = per_cent(each.asked, each.done)
        yield (
            names.get(each.team_id, ""),
            each.asked,
            each.done,
            f"{rate:.1f}" if rate is not None else NOT_AVAILABLE,
        )


def people_table(people: Iterable[Worker], sort: str = "") -> Table:
    columns = (Column("Name", key="name"), Column("Number", key="number"))
    rows = tuple(
        Row((Cell(each.name, reverse("person", args=[each.reference])), Cell(each.reference)))
        for each in people
    )
    return Table("Who has not said so yet", columns, rows, sort=sort)


PEOPLE_HEADER = ("Number", "Name")


def people_rows(people: Iterable[Worker]) -> Iterator[Sequence[Value]]:
    return ((each.reference, each.name) for each in people)


def versions_table(versions: Iterable[PracticeVersion]) -> Table:
    columns = (
        Column("Version"),
        Column("Launched"),
        Column("To be acknowledged by"),
        Column("Form of records"),
        Column("Acknowledged", numeric=True),
        Column("Workshops", numeric=True),
    )
    rows = tuple(
        Row(
            (
                Cell(str(each.number), each.link, note=each.news),
                Cell(written_day(each.launched_on)),
                Cell(written_day(each.acknowledge_by)),
                Cell(f"version {each.template.version}" if each.template else ""),
                Cell(str(getattr(each, "done", 0))),
                Cell(str(getattr(each, "held", 0))),
            )
        )
        for each in versions
    )
    return Table("Every version", columns, rows)
