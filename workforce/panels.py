"""Panels: what each app shows about one person on that person's page, in tabs.

An app registers its panels, and tabs of its own, in its own `panels.py`, which is found when the apps load. So the page
of a person grows with each app, and no app learns of another. Each tab has an address of its own, and only its panels
are asked for there.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date

from workforce.access.permissions import Permission
from workforce.models import Worker
from workforce.queries.visibility import Sight
from workforce.tables import Table

OVERVIEW = "overview"
EMPLOYMENT = "employment"


@dataclass(frozen=True)
class Fact:
    """A line of a panel. An empty value reads "Not recorded"."""

    label: str
    value: str
    url: str = ""


@dataclass(frozen=True)
class Link:
    """Something to do, below a panel."""

    label: str
    url: str


@dataclass(frozen=True)
class Panel:
    """A section of a page: facts, a table, or the sentence that says there is nothing."""

    id: str
    heading: str
    facts: Sequence[Fact] = ()
    table: Table | None = None
    text: str = ""
    links: Sequence[Link] = ()


@dataclass(frozen=True)
class Tab:
    """A page about a person. `permissions`: whoever has one of them for the person is offered it; none: everybody.

    `also`: whoever else is, by what the app knows.
    """

    key: str
    label: str
    permissions: Collection[Permission] = ()
    order: int = 50
    also: Callable[[Sight], bool] | None = None

    def is_for(self, sight: Sight) -> bool:
        if not self.permissions or any(sight.sees(each) for each in self.permissions):
            return True
        return self.also is not None and self.also(sight)


PersonPanel = Callable[[Worker, date, Sight], Panel | None]
"""Given the person, the day of the page and what may be seen. None: no panel for this reader."""

_person_panels: list[tuple[int, str, PersonPanel]] = []
_tabs: dict[str, Tab] = {OVERVIEW: Tab(OVERVIEW, "Overview", order=0)}


def person_tab(tab: Tab) -> Tab:
    """Register a tab, or replace the one with its key."""
    _tabs[tab.key] = tab
    return tab


def person_panel(*, order: int, tab: str = OVERVIEW) -> Callable[[PersonPanel], PersonPanel]:
    """Register a panel. Lower orders come first; the ground floor uses 10 to 90."""

    def register(panel: PersonPanel) -> PersonPanel:
        _person_panels.append((order, tab, panel))
        return panel

    return register


def tabs_for_person(sight: Sight) -> list[Tab]:
    """The tabs that the reader may open, in order. One query at most for each different reach."""
    return [tab for tab in sorted(_tabs.values(), key=lambda each: each.order) if tab.is_for(sight)]


def panels_for_person(worker: Worker, day: date, sight: Sight, tab: str = OVERVIEW) -> list[Panel]:
    """The panels of all apps that have something for this reader on a tab, in order."""
    ordered = sorted((each for each in _person_panels if each[1] == tab), key=lambda each: each[0])
    found = (panel(worker, day, sight) for _, _, panel in ordered)
    return [panel for panel in found if panel is not None]
