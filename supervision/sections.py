"""The pages of supervision, behind one link of the main navigation."""

from workforce.sections import Section, SectionEntry

SUPERVISION = Section(
    "supervision",
    "Supervision",
    "Whether supervision and appraisal happen, and what is due.",
    (
        SectionEntry(
            "Forums and conferences",
            "forum_series",
            "Meetings that you are invited to, and what came of what people said.",
        ),
        SectionEntry(
            "Practice documents",
            "practice_documents",
            "Policies and practice standards: what holds, and what you have to acknowledge.",
        ),
    ),
)
