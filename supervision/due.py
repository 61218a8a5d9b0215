"""Due dates of supervision, by subject: each subject registers its own in a module that is imported here."""

from supervision import (
    forums_due,  # noqa: F401
    sessions_due,  # noqa: F401
)
