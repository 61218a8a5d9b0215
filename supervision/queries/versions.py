"""The versions of a record before it was signed, and what each changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from supervision.enums import SessionState
from supervision.models import SessionVersion, SupervisionSession, WellbeingVersion


@dataclass(frozen=True, slots=True)
class Change:
    """A prompt with its words before and after."""

    key: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Version:
    """A version as it was saved."""

    label: str
    at: datetime
    by: str
    changes: tuple[Change, ...]


def versions_of(session: SupervisionSession, *, wellbeing: bool, from_sharing: bool) -> list[Version]:
    """The versions, the latest first, each with what it changed. Three queries at most.

    `from_sharing`: only from the one on that was shared first. What the supervisor wrote and took away before that was
    never the other's to read.
    """
    shared = session.moves.filter(state=SessionState.SHARED).values_list("at", flat=True).first()
    since = shared if from_sharing else None
    found = _changes(
        SessionVersion.objects.filter(session=session).select_related("by__worker"), "Version", since
    )
    if wellbeing:
        private = WellbeingVersion.objects.filter(session=session).select_related("by__worker")
        found += _changes(private, "Wellbeing, version", since)
    return sorted(found, key=lambda each: each.at, reverse=True)


def _changes(rows: Any, label: str, since: datetime | None) -> list[Version]:
    before: Mapping[str, str] = {}
    found = []
    kept = [row for row in rows if since is None or row.at > since]
    first = [row for row in rows if since is not None and row.at <= since][-1:]
    for row in [*first, *kept]:
        by = row.by.name if row.by else ""
        found.append(Version(f"{label} {row.number}", row.at, by, tuple(_differences(before, row.body))))
        before = row.body
    return found


def _differences(before: Mapping[str, str], after: Mapping[str, str]) -> list[Change]:
    keys = dict.fromkeys([*before, *after])
    return [
        Change(key, str(before.get(key, "")), str(after.get(key, "")))
        for key in keys
        if before.get(key, "") != after.get(key, "")
    ]
