"""Whether somebody was on a course lately: asked by those who talk with them about what came of it.

An app that knows of courses registers its answer; until one does, nobody was.
"""

from collections.abc import Callable
from datetime import date

Attended = Callable[[int, date], bool]
"""Given the worker's id and the day: whether a course was attended in the three months before it."""

_sources: list[Attended] = []


def attendance_source(source: Attended) -> Attended:
    """Register who knows."""
    _sources.append(source)
    return source


def recent_training(worker_id: int, day: date) -> bool:
    """Whether somebody attended a course in the three months before the day, as far as any app knows."""
    return any(source(worker_id, day) for source in _sources)
