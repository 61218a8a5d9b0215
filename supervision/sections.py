"""The pages of supervision, behind one link of the main navigation."""

from workforce.access.permissions import Permission
from workforce.sections import Section, SectionEntry

SUPERVISION = Section(
    "supervision",
    "Supervision",
    "Whether supervision and appraisal happen, and what is due.",
    (
        SectionEntry(
            "Appraisals",
            "appraisals",
            "Who is due when, your own, and those that you hold or countersign.",
            (Permission.SEE_APPRAISAL,),
        ),
        SectionEntry(
            "Appraisal figures",
            "appraisal_figures",
            "Whether appraisals happen and how good they are, by month and team.",
            (Permission.SEE_SUPERVISION_FIGURES,),
        ),
        SectionEntry(
            "Appraisal samples",
            "appraisal_samples",
            "Appraisals that are read for their quality, and their scores.",
            (
                Permission.AUDIT_SUPERVISION,
                Permission.COUNTERSIGN_APPRAISAL,
                Permission.SEE_DEVELOPMENT_NEEDS,
            ),
        ),
        SectionEntry(
            "Development needs",
            "development_needs",
            "What people are to learn, as their appraisals say.",
            (Permission.SEE_DEVELOPMENT_NEEDS,),
        ),
        SectionEntry(
            "Values and forms",
            "appraisal_setup",
            "The council's values and priorities, and what its appraisals ask.",
            (Permission.KEEP_APPRAISAL,),
        ),
    ),
)
