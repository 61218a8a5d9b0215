"""Supervision: kinds and states of sessions, actions, frequencies and how records are read."""

from django.db.models import TextChoices


class SessionKind(TextChoices):
    """Kinds of supervision (domain rules, 4.1). Only one-to-one and clinical sessions count towards a frequency."""

    ONE_TO_ONE = "one_to_one", "One-to-one"
    REFLECTIVE = "reflective", "Reflective"
    CLINICAL = "clinical", "Clinical or safeguarding"
    AD_HOC = "ad_hoc", "Ad hoc discussion"
    GROUP = "group", "Group"
    PEER = "peer", "Peer or action learning set"


OF_ONE = (SessionKind.ONE_TO_ONE, SessionKind.REFLECTIVE, SessionKind.CLINICAL, SessionKind.AD_HOC)
"""Kinds with one supervisee. The others have a list of who took part."""

OF_MANY = (SessionKind.GROUP, SessionKind.PEER)


class SessionState(TextChoices):
    """States of a session (domain rules, 4.3)."""

    SCHEDULED = "scheduled", "Planned"
    HELD = "held", "Held, not shared yet"
    SHARED = "shared", "Shared, to be signed"
    DISPUTED = "disputed", "Disputed"
    SIGNED = "signed", "Signed"
    UNSIGNED = "unsigned", "Not signed by supervisee"
    CANCELLED = "cancelled", "Cancelled"
    MISSED = "missed", "Missed"


HELD_STATES = (
    SessionState.HELD,
    SessionState.SHARED,
    SessionState.DISPUTED,
    SessionState.SIGNED,
    SessionState.UNSIGNED,
)
"""The session took place."""

UNFINISHED_STATES = (SessionState.SCHEDULED, SessionState.MISSED, SessionState.HELD)
"""Nothing is shared yet, and something may still be written."""

LOCKED_STATES = (SessionState.SIGNED, SessionState.UNSIGNED)
"""Nothing of the record changes any more; there may be addenda."""


class CancelledBy(TextChoices):
    """Who called a session off."""

    SUPERVISOR = "supervisor", "The supervisor"
    SUPERVISEE = "supervisee", "The supervisee"
    BOTH = "both", "Both together"


class CancelReason(TextChoices):
    """Why a session was called off."""

    SICKNESS = "sickness", "Sickness"
    LEAVE = "leave", "Leave"
    COURT = "court", "Court"
    CRISIS = "crisis", "A child needed somebody at once"
    WORKLOAD = "workload", "Workload"
    MEETING = "meeting", "Another meeting"
    OTHER = "other", "Something else"


class Workload(TextChoices):
    """How somebody finds the workload."""

    MANAGEABLE = "manageable", "Manageable"
    STRETCHED = "stretched", "Stretched"
    UNMANAGEABLE = "unmanageable", "Unmanageable"


class ActionState(TextChoices):
    """States of an agreed action. Carried forward, it stays open with a new day."""

    OPEN = "open", "Open"
    DONE = "done", "Done"
    NOT_NEEDED = "not_needed", "No longer needed"


class FrequencyUnit(TextChoices):
    """What a frequency counts."""

    WEEK = "week", "Weeks"
    MONTH = "month", "Months"


class ReadAs(TextChoices):
    """In which part somebody read a record (domain rules, 4.3 and 11.2)."""

    SUPERVISEE = "supervisee", "The person supervised"
    SUPERVISOR = "supervisor", "The supervisor"
    NEW_SUPERVISOR = "new_supervisor", "A later supervisor"
    LINE_MANAGER = "line_manager", "The supervisor's line manager"
    MEMBER = "member", "Somebody who took part"
    AUDITOR = "auditor", "An auditor of the sample"
    FORMAL = "formal", "HR, for a formal process"


class Readings(TextChoices):
    """How a request for older records stands."""

    ASKED = "asked", "Asked"
    AGREED = "agreed", "Agreed"
    REFUSED = "refused", "Refused"


class Criterion(TextChoices):
    """What an audit of a supervision record judges."""

    REGULAR = "regular", "Regular"
    REFLECTIVE = "reflective", "Reflective"
    CHILD_FOCUSED = "child_focused", "Focused on the child"
    DECISIONS = "decisions", "Decisions are clear and recorded"
    ACTIONS = "actions", "Actions are followed up"
    CHALLENGE = "challenge", "High support and high challenge"


class Grade(TextChoices):
    """What an audit says of a record as a whole."""

    OUTSTANDING = "4", "Outstanding"
    GOOD = "3", "Good"
    IMPROVE = "2", "Requires improvement"
    INADEQUATE = "1", "Inadequate"
