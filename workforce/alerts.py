"""What must not be overlooked about a person: the loudest lines of that person's page and of the first page.

An app registers its sources in its own `alerts.py`, which is found when the apps load.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from workforce.models import Worker
from workforce.queries.visibility import Sight

LOUDEST_FIRST = {"bad": 0, "warning": 1, "info": 2}


@dataclass(frozen=True, slots=True)
class Alert:
    """A sentence, its tone ("bad", "warning" or "info"), and where something can be done about it."""

    text: str
    tone: str = "bad"
    url: str = ""


AlertSource = Callable[[Worker, date, Sight], Iterable[Alert]]
"""Given the person, the day of the page and what may be seen. A fixed number of queries."""

_sources: list[AlertSource] = []


def person_alert(source: AlertSource) -> AlertSource:
    """Register a source."""
    _sources.append(source)
    return source


def alerts_about(worker: Worker, day: date, sight: Sight) -> list[Alert]:
    """Everything that the reader has to be told about a person, the loudest first."""
    found = [alert for source in _sources for alert in source(worker, day, sight)]
    return sorted(found, key=lambda alert: LOUDEST_FIRST.get(alert.tone, len(LOUDEST_FIRST)))
