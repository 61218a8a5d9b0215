"""The pages of supervision, behind one link of the main navigation."""

from workforce.access.permissions import Permission
from workforce.sections import Section, SectionEntry

SUPERVISION = Section(
    "supervision",
    "Supervision",
    "Whether supervision and appraisal happen, and what is due.",
    (
        SectionEntry(
            "Planned",
            "planned_sessions",
            "Sessions that are planned, called off or missed.",
            (Permission.SEE_SUPERVISION,),
        ),
        SectionEntry(
            "Agreements",
            "agreements",
            "What each pair agreed: missing, to be signed, to be renewed.",
            (Permission.SEE_SUPERVISION,),
        ),
        SectionEntry(
            "Supervisors",
            "pairings",
            "Who is supervised by somebody other than the manager.",
            (Permission.SEE_SUPERVISION, Permission.KEEP_SUPERVISION),
        ),
        SectionEntry(
            "Frequencies",
            "frequencies",
            "How often supervision is due, where it is not as the settings say.",
            (Permission.KEEP_SUPERVISION,),
        ),
    ),
)
