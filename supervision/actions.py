"""What supervision offers to do with a person: each subject registers its own in a module that is imported here."""

from supervision import sessions_actions  # noqa: F401
