"""Panels of a session of supervision: what each app brings into the form, so that the two need not look it up.

An app registers them in its own `panels.py`, which is found when the apps load.
"""

from collections.abc import Callable
from datetime import date

from workforce.models import Worker
from workforce.panels import Panel
from workforce.queries.visibility import Sight

SessionPanel = Callable[[Worker, date, Sight], Panel | None]
"""Given the person supervised, the day of the session and what the supervisor may see. None: nothing to bring."""

_panels: list[tuple[int, SessionPanel]] = []


def session_panel(*, order: int) -> Callable[[SessionPanel], SessionPanel]:
    """Register a panel. Lower orders come first; supervision's own use 10 to 40."""

    def register(panel: SessionPanel) -> SessionPanel:
        _panels.append((order, panel))
        return panel

    return register


def panels_for_session(worker: Worker, day: date, sight: Sight) -> list[Panel]:
    """What all apps bring for this person and this reader, in order."""
    ordered = sorted(_panels, key=lambda each: each[0])
    found = (panel(worker, day, sight) for _, panel in ordered)
    return [panel for panel in found if panel is not None]
