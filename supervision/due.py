"""Due dates of supervision, by subject: each subject registers its own in a module that is imported here."""

from supervision import appraisal_due  # noqa: F401
