"""What somebody is typing about a session, or in a part of an appraisal, and has not saved yet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from supervision.models import AppraisalDraft, SessionDraft

Fields = Mapping[str, Sequence[str]]
"""Every field of a form by its name, as a browser sends it."""


@dataclass(frozen=True, slots=True)
class DraftOf:
    """What a draft is about: a session on record, or a new one with a person, or (both None) with a group.

    Both: the answer to what that person disputes of the session, beside the record itself.
    """

    rows: ClassVar[type[SessionDraft]] = SessionDraft
    session_id: int | None = None
    worker_id: int | None = None

    def where(self, account_id: int) -> dict[str, Any]:
        return {"account_id": account_id, "session_id": self.session_id, "worker_id": self.worker_id}

    def mark(self) -> list[Any]:
        """What a stamp says of it."""
        return [self.session_id, self.worker_id]


@dataclass(frozen=True, slots=True)
class PartOf:
    """A draft of a part of an appraisal."""

    rows: ClassVar[type[AppraisalDraft]] = AppraisalDraft
    appraisal_id: int
    part: str

    def where(self, account_id: int) -> dict[str, Any]:
        return {"account_id": account_id, "appraisal_id": self.appraisal_id, "part": self.part}

    def mark(self) -> list[Any]:
        """What a stamp says of it."""
        return [APPRAISAL, self.appraisal_id, self.part]


APPRAISAL = "appraisal"
About = DraftOf | PartOf
Row = SessionDraft | AppraisalDraft


def about_of(mark: Sequence[Any]) -> About:
    """What a stamp's mark says that the draft is about."""
    return PartOf(*mark[1:]) if mark[0] == APPRAISAL else DraftOf(*mark)


@dataclass(frozen=True, slots=True)
class Beside:
    """What another tab holds, and when it was kept."""

    tab: str
    fields: Fields
    at: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it is kept. `number` 0: there is none. `tab`: which one wrote it."""

    number: int = 0
    tab: str = ""
    turn: int = 0
    fields: Fields = field(default_factory=dict)
    saved_at: Any = None
    beside: tuple[Beside, ...] = ()


def draft_of(about: About, account_id: int) -> Draft:
    """One query."""
    row: Row | None = about.rows.objects.filter(**about.where(account_id)).first()
    return Draft() if row is None else read_draft(row)


def read_draft(row: Row) -> Draft:
    return Draft(
        row.number,
        row.body.get("tab", ""),
        int(row.body.get("turn", 0)),
        row.body.get("fields", {}),
        row.saved_at,
        tuple(_beside(row.body.get("beside", {}))),
    )


def _beside(kept: Mapping[str, Mapping[str, Any]]) -> Iterator[Beside]:
    for tab, each in kept.items():
        yield Beside(tab, each["fields"], each["at"])


NOT_WORDS = frozenset({"stamp", "tab", "turn", "draft_number", "do", "csrfmiddlewaretoken", "rows", "seen"})
"""Fields in which nobody types."""


def differing(one: Fields, other: Fields) -> list[str]:
    """The names of the fields in which somebody typed something else."""
    names = dict.fromkeys([*one, *other])
    return [name for name in names if name not in NOT_WORDS and _typed(one, name) != _typed(other, name)]


def _typed(fields: Fields, name: str) -> list[str]:
    return [value.replace("\r\n", "\n").strip() for value in fields.get(name, ()) if value.strip()]
