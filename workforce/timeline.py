"""The timeline: everything dated about a person, or about a post, whoever keeps it.

An app registers its sources in its own `timeline.py`, which is found when the apps load. A source yields only what the
reader may see. The same entries, before and after, are what a form shows before it saves.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from workforce.models import Post, Worker
from workforce.periods import british
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


PersonSource = Callable[[Worker, Sight], Iterable[Entry]]
PostSource = Callable[[Post], Iterable[Entry]]

_of_people: list[PersonSource] = []
_of_posts: list[PostSource] = []


def person_timeline(source: PersonSource) -> PersonSource:
    """Register what a timeline of a person shows. A fixed number of queries."""
    _of_people.append(source)
    return source


def post_timeline(source: PostSource) -> PostSource:
    """Register what a timeline of a post shows. A fixed number of queries."""
    _of_posts.append(source)
    return source


def timeline_of_person(worker: Worker, sight: Sight) -> list[Entry]:
    """Everything dated that the reader may see of a person, the latest first."""
    return _in_order(entry for source in _of_people for entry in source(worker, sight))


def timeline_of_post(post: Post) -> list[Entry]:
    """Everything dated about a post, the latest first."""
    return _in_order(entry for source in _of_posts for entry in source(post))


def _in_order(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(
        entries, key=lambda each: (each.first_day, each.last_day or date.max, each.key), reverse=True
    )
