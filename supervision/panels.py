"""What supervision shows on the page of a person: each subject registers its own in a module that is imported here."""

from supervision import (
    appraisal_panels,  # noqa: F401
    carried,  # noqa: F401
    planning_panels,  # noqa: F401
)
