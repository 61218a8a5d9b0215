"""The pages of supervision, behind one link of the main navigation."""

from workforce.sections import Section

SUPERVISION = Section(
    "supervision",
    "Supervision",
    "Whether supervision and appraisal happen, and what is due.",
    (),
)
