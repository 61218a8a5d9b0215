"""The pages of supervision, behind one link of the main navigation."""

from workforce.access.permissions import Permission
from workforce.sections import Section, SectionEntry

SUPERVISION = Section(
    "supervision",
    "Supervision",
    "Whether supervision and appraisal happen, and what is due.",
    (
        SectionEntry(
            "Records",
            "records",
            "Sessions: record one, share it, sign it; and when they were held.",
            (Permission.SEE_SUPERVISION,),
        ),
        SectionEntry(
            "Actions",
            "supervision_actions",
            "What was agreed: yours to do, and your people's.",
            (Permission.SEE_SUPERVISION,),
        ),
    ),
)
