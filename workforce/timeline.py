"""The timeline: everything dated about a person, or about a post, whoever keeps it.

An app registers its sources in its own `timeline.py`, which is found when the apps load. A source names the rows that
the reader may see and the entry that each makes; the rows of all sources are read in one query, however many tables
there are. The same entries, before and after, are what a form shows before it saves.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from workforce.models import Post, Worker
from workforce.periods import british
from workforce.queries.together import Part, read_together
from workforce.queries.visibility import Sight


@dataclass(frozen=True, slots=True)
class Entry:
    """Something with a day or a period. `key` is the row it stands for: "assignment:12".

    `last_day` None: still open. A thing of one day has both days the same.
    """

    key: str
    lane: str
    title: str
    first_day: date
    last_day: date | None
    note: str = ""
    url: str = ""

    def holds_on(self, day: date) -> bool:
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)

    @property
    def when(self) -> str:
        """1 May 2024 to 30 September 2025; "from 1 May 2024" while open."""
        if self.last_day is None:
            return f"from {british(self.first_day)}"
        if self.last_day == self.first_day:
            return british(self.first_day)
        return f"{british(self.first_day)} to {british(self.last_day)}"

    @property
    def written(self) -> str:
        """The whole entry in one line."""
        return ", ".join(part for part in (self.title, self.note, self.when) if part)


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one table, and the entry that each makes; none where nothing of it has a day.

    `related`: what an entry looks at beyond its row, as paths, each after the one that it hangs on.
    """

    found: "QuerySet[Any]"
    entry: Callable[[Any], Entry | None]
    related: Sequence[str] = ()


PersonSource = Callable[[Worker, Sight], Iterable[Rows]]
PostSource = Callable[[Post], Iterable[Entry]]

_of_people: list[PersonSource] = []
_of_posts: list[PostSource] = []


def person_timeline(source: PersonSource) -> PersonSource:
    """Register what a timeline of a person shows."""
    _of_people.append(source)
    return source


def post_timeline(source: PostSource) -> PostSource:
    """Register what a timeline of a post shows. A fixed number of queries."""
    _of_posts.append(source)
    return source


def timeline_of_person(worker: Worker, sight: Sight) -> list[Entry]:
    """Everything dated that the reader may see of a person, the latest first.

    One query, and what the sources look up: the reach of the reader, the names of the units.
    """
    return _in_order(entries_of([rows for source in _of_people for rows in source(worker, sight)]))


def timeline_of_post(post: Post) -> list[Entry]:
    """Everything dated about a post, the latest first."""
    return _in_order(entry for source in _of_posts for entry in source(post))


def entries_of(parts: Sequence[Rows]) -> Iterator[Entry]:
    """What the rows of all parts make, in no order. One query at most."""
    for number, row in read_together([Part(each.found, each.related) for each in parts]):
        entry = parts[number].entry(row)
        if entry is not None:
            yield entry


def _in_order(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(
        entries, key=lambda each: (each.first_day, each.last_day or date.max, each.key), reverse=True
    )
