"""Panels: what each app shows about one person on that person's page.

An app registers its panels in its own `panels.py`, which is found when the apps load. So the page of a person
grows with each app, and no app learns of another.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from workforce.models import Worker
from workforce.queries.visibility import Sight
from workforce.tables import Table


@dataclass(frozen=True)
class Fact:
    """A line of a panel. An empty value reads "Not recorded"."""

    label: str
    value: str
    url: str = ""


@dataclass(frozen=True)
class Panel:
    """A section of a page: facts, a table, or the sentence that says there is nothing."""

    id: str
    heading: str
    facts: Sequence[Fact] = ()
    table: Table | None = None
    text: str = ""


PersonPanel = Callable[[Worker, date, Sight], Panel | None]
"""Given the person, the day of the page and what may be seen. None: no panel for this reader."""

_person_panels: list[tuple[int, PersonPanel]] = []


def person_panel(*, order: int) -> Callable[[PersonPanel], PersonPanel]:
    """Register a panel. Lower orders come first; the ground floor uses 10 to 90."""

    def register(panel: PersonPanel) -> PersonPanel:
        _person_panels.append((order, panel))
        return panel

    return register


def panels_for_person(worker: Worker, day: date, sight: Sight) -> list[Panel]:
    """The panels of all apps that have something for this reader, in order."""
    ordered = sorted(_person_panels, key=lambda each: each[0])
    found = (panel(worker, day, sight) for _, panel in ordered)
    return [panel for panel in found if panel is not None]
