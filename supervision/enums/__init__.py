"""The closed lists of supervision, by subject."""

from supervision.enums.audits import Judged
from supervision.enums.sessions import (
    HELD_STATES,
    LOCKED_STATES,
    OF_MANY,
    OF_ONE,
    ActionState,
    CancelledBy,
    CancelReason,
    Criterion,
    FrequencyUnit,
    Grade,
    ReadAs,
    Readings,
    SessionKind,
    SessionState,
    Workload,
)

__all__ = [
    "HELD_STATES",
    "LOCKED_STATES",
    "OF_MANY",
    "OF_ONE",
    "ActionState",
    "CancelReason",
    "CancelledBy",
    "Criterion",
    "FrequencyUnit",
    "Grade",
    "Judged",
    "ReadAs",
    "Readings",
    "SessionKind",
    "SessionState",
    "Workload",
]
