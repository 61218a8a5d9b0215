"""The pages of supervision, in three sections that stand beside each other: supervision, appraisal, practice."""

from workforce.access.permissions import Permission
from workforce.sections import Section, SectionEntry

SUPERVISION = Section(
    "supervision",
    "Supervision",
    "Whether supervision happens, and what is due.",
    (
        SectionEntry(
            "Planned",
            "planned_sessions",
            "Sessions that are planned, called off or missed.",
            (Permission.SEE_SUPERVISION,),
        ),
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
        SectionEntry(
            "Teams",
            "supervision_teams",
            "Group supervision: when each team met, and when it is due.",
            (Permission.SEE_SUPERVISION_FIGURES,),
        ),
        SectionEntry(
            "Agreements",
            "agreements",
            "What each pair agreed: missing, to be signed, to be renewed.",
            (Permission.SEE_SUPERVISION,),
        ),
        SectionEntry(
            "Who read",
            "my_readings",
            "Who opened the records of your supervision, when, and in which part.",
            (Permission.READ_SUPERVISION,),
        ),
        SectionEntry(
            "Older records",
            "older_requests",
            "Requests of new supervisors to read beyond the latest few records.",
            (Permission.READ_SUPERVISION,),
        ),
        SectionEntry(
            "Supervisors",
            "pairings",
            "Who is supervised by somebody other than the manager.",
            (Permission.SEE_SUPERVISION_FIGURES, Permission.KEEP_SUPERVISION),
        ),
        SectionEntry(
            "Frequencies",
            "frequencies",
            "How often supervision is due, where it is not as the settings say.",
            (Permission.KEEP_SUPERVISION,),
        ),
        SectionEntry(
            "Form of records",
            "record_forms",
            "What a record asks: the prompts, their order and words, and which have to be filled in.",
            (Permission.KEEP_SUPERVISION,),
        ),
        SectionEntry(
            "Audits",
            "audits",
            "Samples of records: what is given to whom, and how records were judged.",
            (Permission.AUDIT_SUPERVISION,),
        ),
        SectionEntry(
            "Feedback",
            "audit_feedback",
            "What audits said of the records that you wrote.",
            (Permission.RECORD_SUPERVISION,),
        ),
        SectionEntry(
            "Formal processes",
            "formal_openings",
            "Records that HR opened for a formal process, with the reason.",
            (Permission.OPEN_SUPERVISION,),
        ),
    ),
)

APPRAISAL = Section(
    "appraisals",
    "Appraisal",
    "Who is due when, what people are to learn, and how good it is.",
    (
        SectionEntry(
            "Appraisals",
            "appraisals",
            "Who is due when, your own, and those that you hold or countersign.",
            (Permission.SEE_APPRAISAL,),
        ),
        SectionEntry(
            "Figures",
            "appraisal_figures",
            "Whether appraisals happen and how good they are, by month and team.",
            (Permission.SEE_SUPERVISION_FIGURES,),
        ),
        SectionEntry(
            "Samples",
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

PRACTICE = Section(
    "practice_documents",
    "Practice",
    "What holds in practice, and where people meet to talk about it.",
    (
        SectionEntry(
            "Documents",
            "practice_documents",
            "Policies and practice standards: what holds, and what you have to acknowledge.",
        ),
        SectionEntry(
            "Forums and conferences",
            "forum_series",
            "Meetings that you are invited to, and what came of what people said.",
        ),
        SectionEntry(
            "Support",
            "practice_support",
            "Who was supported by peers and managers, in numbers.",
            (Permission.SEE_SUPERVISION_FIGURES,),
        ),
        SectionEntry(
            "Supervisors' training",
            "supervisor_training",
            "Whether those who supervise have learned to.",
            (Permission.SEE_SUPERVISION_FIGURES,),
        ),
        SectionEntry(
            "Groups",
            "group_report",
            "Group supervision: how much, with which tools, with which partners.",
            (Permission.SEE_SUPERVISION_FIGURES,),
        ),
    ),
)
