"""The closed lists of supervision, by subject."""

from supervision.enums.gatherings import (
    AudienceKind,
    Cadence,
    GatheringState,
    SeriesKind,
    SeriesStanding,
)
from supervision.enums.practice import PracticeKind, SelfRating, SupportKind, TrainingState
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
    "AudienceKind",
    "Cadence",
    "CancelReason",
    "CancelledBy",
    "Criterion",
    "FrequencyUnit",
    "GatheringState",
    "Grade",
    "PracticeKind",
    "ReadAs",
    "Readings",
    "SelfRating",
    "SeriesKind",
    "SeriesStanding",
    "SessionKind",
    "SessionState",
    "SupportKind",
    "TrainingState",
    "Workload",
]
