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
            (Permission.SEE_SUPERVISION, Permission.KEEP_SUPERVISION),
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
