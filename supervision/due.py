"""Due dates of supervision, by subject: each subject registers its own in a module that is imported here."""

from supervision import forums_due, practice_due  # noqa: F401
