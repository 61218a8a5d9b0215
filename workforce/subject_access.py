"""Subject access: a copy of what is held about somebody, as far as they may read it themselves (domain rules, 11.1).

The ground floor's part is what the person's own page shows to the person, tab by tab, and the timeline. What an app
holds besides, it registers in its own `subject_access.py`, which is found when the apps load. A source takes the person
and their own account, and hands over nothing that this account may not read: no other person's words come along.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from workforce.models import Account, Worker
from workforce.panels import Panel, panels_for_person, tabs_for_person
from workforce.queries.visibility import Sight
from workforce.timeline import timeline_of_person


@dataclass(frozen=True, slots=True)
class Held:
    """A part of the copy: rows under a heading. Without columns each row is a label and its value."""

    heading: str
    rows: Sequence[Sequence[str]]
    columns: Sequence[str] = ()


Source = Callable[[Worker, Account, Sight], Iterable[Held]]

_sources: list[Source] = []


def subject_access(source: Source) -> Source:
    """Register what an app holds about a person beyond what the person's page shows."""
    _sources.append(source)
    return source


def everything_held(account: Account, sight: Sight) -> list[Held]:
    """All that the person of `sight` reads of themselves; parts without a row are left out.

    The queries do not grow with what is held.
    """
    worker = sight.worker
    parts = [_of_account(account, sight), *_of_pages(worker, sight), _timeline(worker, sight)]
    parts += [part for source in _sources for part in source(worker, account, sight)]
    return [part for part in parts if part.rows]


def _of_account(account: Account, sight: Sight) -> Held:
    rows = [("Name", sight.worker.name), ("Number", sight.worker.reference), ("Account", account.email)]
    return Held("You", [*rows, ("Roles", ", ".join(sight.scope.role_names))])


def _of_pages(worker: Worker, sight: Sight) -> Iterator[Held]:
    for tab in tabs_for_person(sight):
        for panel in panels_for_person(worker, sight.scope.as_at, sight, tab.key):
            yield from _of_panel(panel)


def _of_panel(panel: Panel) -> Iterator[Held]:
    yield Held(panel.heading, [(each.label, each.value or "Not recorded") for each in panel.facts])
    if panel.table is not None:
        columns = [each.label for each in panel.table.columns]
        rows = [
            [", ".join(filter(None, (cell.text, cell.note))) for cell in row.cells]
            for row in panel.table.rows
        ]
        yield Held(_heading(panel.heading, panel.table.caption), rows, columns)


def _heading(panel: str, table: str) -> str:
    """Both, but once where they say the same."""
    return panel if panel.startswith(table) else f"{panel}: {table}"


def _timeline(worker: Worker, sight: Sight) -> Held:
    rows = [
        (each.lane, ", ".join(filter(None, (each.title, each.note))), each.when)
        for each in timeline_of_person(worker, sight)
    ]
    return Held("Everything with a date", rows, ("About", "What", "When"))
