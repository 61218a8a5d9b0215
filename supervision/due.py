"""Due dates of supervision, by subject: each subject registers its own in a module that is imported here."""

from supervision import (
    appraisal_due,  # noqa: F401
    forums_due,  # noqa: F401
    planning_due,  # noqa: F401
    practice_due,  # noqa: F401
    reading_due,  # noqa: F401
    sessions_due,  # noqa: F401
)
