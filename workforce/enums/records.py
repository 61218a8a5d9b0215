"""Imports of records, and signing in."""

from django.db.models import TextChoices


class RunState(TextChoices):
    """States of an import. At the command line it begins waiting; in the browser it is checked and confirmed first."""

    CHECKING = "checking", "Being checked"
    CHECKED = "checked", "To be confirmed"
    WAITING = "waiting", "Waiting"
    RUNNING = "running", "Being imported"
    DONE = "done", "Imported"
    REFUSED = "refused", "Refused"
    CANCELLED = "cancelled", "Cancelled"
    UNDOING = "undoing", "Being undone"
    UNDONE = "undone", "Undone"


AT_WORK = (RunState.CHECKING, RunState.WAITING, RunState.RUNNING, RunState.UNDOING)
"""States of an import that go on by themselves: a task is to do something."""


class SignInEventKind(TextChoices):
    """What can happen at the door of the application."""

    SIGNED_IN = "signed_in", "Signed in"
    SIGNED_OUT = "signed_out", "Signed out"
    FAILED = "failed", "Wrong e-mail address or password"
    LOCKED_OUT = "locked_out", "Refused: too many attempts"
    NO_ACCESS = "no_access", "Refused: access has ended"
    PASSWORD_SET = "password_set", "Set a new password"
