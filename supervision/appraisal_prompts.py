"""What an appraisal asks, as the council finds it on the first day; the form of appraisals may change it.

Each prompt has a key, which appraisals keep. Whoever reads an appraisal reads every part of it; nothing here is for two
people only, and the pages say so where somebody might write about their health.
"""

from dataclasses import dataclass

from supervision.enums import AppraisalPart


@dataclass(frozen=True, slots=True)
class AppraisalPrompt:
    """A heading of a part, and what helps to fill it in."""

    key: str
    part: AppraisalPart
    label: str
    hint: str = ""


_SELF, _MANAGER = AppraisalPart.SELF, AppraisalPart.MANAGER
_FAMILIES = "What they said of the work. No names of children or families, and no case numbers."

PROMPTS: tuple[AppraisalPrompt, ...] = (
    AppraisalPrompt(
        "look_back", _SELF, "Looking back", "What went well, what did not, and what you learned from it."
    ),
    AppraisalPrompt(
        "evidence", _SELF, "Evidence", "What shows it: work done, figures, thanks. No names of children."
    ),
    AppraisalPrompt("families", _SELF, "Feedback of children and families", _FAMILIES),
    AppraisalPrompt("colleagues", _SELF, "Feedback of colleagues and partners"),
    AppraisalPrompt("values", _SELF, "Values and behaviours", "Where they showed in your work."),
    AppraisalPrompt(
        "wellbeing",
        _SELF,
        "Wellbeing and workload",
        "Your manager, their manager and HR can read this: write what you want them to know.",
    ),
    AppraisalPrompt("career", _SELF, "Hopes for your career", "Also where you want to stay where you are."),
    AppraisalPrompt("support", _SELF, "What you need from your manager and the council"),
    AppraisalPrompt("summary", _MANAGER, "What was talked about"),
    AppraisalPrompt("manager_evidence", _MANAGER, "Evidence", "Against last year's objectives."),
    AppraisalPrompt("manager_families", _MANAGER, "Feedback of children and families", _FAMILIES),
    AppraisalPrompt("manager_colleagues", _MANAGER, "Feedback of colleagues and partners"),
    AppraisalPrompt("manager_values", _MANAGER, "Values and behaviours", "Where they showed."),
    AppraisalPrompt(
        "registration",
        _MANAGER,
        "Registration and mandatory training",
        "What is due, and what was agreed about it.",
    ),
    AppraisalPrompt(
        "manager_wellbeing", _MANAGER, "Wellbeing and workload", "What was agreed, no diagnoses."
    ),
    AppraisalPrompt("manager_career", _MANAGER, "Career"),
    AppraisalPrompt("manager_comments", _MANAGER, "The manager's overall comments"),
)

BY_KEY = {prompt.key: prompt for prompt in PROMPTS}

COMMENTS = AppraisalPrompt("comments", AppraisalPart.COMMENTS, "Your overall comments")
MID_YEAR_NOTES = AppraisalPrompt("notes", AppraisalPart.MID_YEAR, "What was talked about")

LEAVE_OUT_NOTHING = tuple(prompt.key for prompt in PROMPTS)
"""The parts that are asked where no form has been published."""
