"""Which step of a session may follow which, and who takes it (domain rules, 4.3)."""

from collections.abc import Collection, Mapping
from enum import StrEnum

from supervision.enums import LOCKED_STATES, OF_MANY, SessionKind, SessionState

S = SessionState


class Mover(StrEnum):
    """Who takes a step."""

    SUPERVISOR = "the supervisor"
    SUPERVISEE = "the person supervised"
    EITHER = "one of the two"
    ANSWERING = "whoever supervises the person today and may read the record"
    INSTALLATION = "nobody: it comes with time"


MOVES: Mapping[SessionState, Mapping[SessionState, Mover]] = {
    S.SCHEDULED: {S.HELD: Mover.SUPERVISOR, S.CANCELLED: Mover.EITHER, S.MISSED: Mover.INSTALLATION},
    S.MISSED: {S.HELD: Mover.SUPERVISOR},
    S.HELD: {S.SHARED: Mover.SUPERVISOR},
    S.SHARED: {S.SIGNED: Mover.SUPERVISEE, S.DISPUTED: Mover.SUPERVISEE, S.UNSIGNED: Mover.INSTALLATION},
    S.DISPUTED: {S.SHARED: Mover.ANSWERING, S.SIGNED: Mover.SUPERVISEE},
    S.SIGNED: {},
    S.UNSIGNED: {},
    S.CANCELLED: {},
}
"""What may follow, and who takes the step. A session that counts as missed may still be recorded late."""

_OF_MANY = {S.SCHEDULED, S.MISSED, S.HELD, S.SHARED, S.CANCELLED}
"""A group has nobody who signs: its record ends when it is shared."""


def who_moves(kind: str, now: str, wanted: str) -> Mover | None:
    """Who takes the step; None where it does not follow."""
    if kind in OF_MANY and wanted not in _OF_MANY:
        return None
    return MOVES[SessionState(now)].get(SessionState(wanted))


def is_locked(kind: str, state: str) -> bool:
    """Whether nothing of the record changes any more: signed or given up, or shared where nobody signs."""
    return state in LOCKED_STATES or (kind in OF_MANY and state == S.SHARED)


RECORDABLE = (S.SCHEDULED, S.MISSED, S.HELD, S.SHARED, S.DISPUTED)
"""States in which the supervisor may still write the record."""


def can_be_written(kind: str, state: str) -> bool:
    """Whether the supervisor may still write the record."""
    return state in RECORDABLE and not is_locked(kind, state)


def is_needed(kind: str, key: str, required: Collection[str], *, reflective: bool) -> bool:
    """Whether a prompt may not be empty when a record of this kind is shared.

    What the form of records requires holds for one-to-one sessions. The reflective discussion is written down where
    there was one: in a reflective session, and where the tick says so (domain rules, 4.1).
    """
    if key == "reflection" and (reflective or kind == SessionKind.REFLECTIVE):
        return True
    return kind == SessionKind.ONE_TO_ONE and key in required
