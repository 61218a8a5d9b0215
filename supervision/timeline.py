"""Supervision on the timeline of a person: each subject registers its own in a module that is imported here."""

from supervision import appraisal_timeline, planning_timeline  # noqa: F401
