"""What a record of supervision asks, as the council finds it on the first day; the form of records may change it.

Each prompt has a key, which records keep. `restricted`: for the two people only. `by_supervisee`: they write it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Prompt:
    """A heading of the record, and what helps to fill it in."""

    key: str
    label: str
    hint: str = ""
    restricted: bool = False
    by_supervisee: bool = False


PROMPTS: tuple[Prompt, ...] = (
    Prompt("agenda", "Agenda", "What each of you wants to talk about."),
    Prompt("workload", "Workload and caseload"),
    Prompt(
        "wellbeing",
        "Wellbeing and adjustments",
        "Only the two of you can read this part.",
        restricted=True,
    ),
    Prompt("leave", "Leave and time off in lieu", "Taken, booked, and what keeps people from taking it."),
    Prompt(
        "casework",
        "Themes of casework",
        "Reference numbers only, no names. Decisions about a child belong on the child's file.",
    ),
    Prompt("reflection", "Reflective discussion", "What happened, what it meant, what you would do again."),
    Prompt(
        "training_impact",
        "Impact of training on practice and families",
        "What was learned lately, and what children and families notice of it.",
    ),
    Prompt(
        "learning",
        "Learning needs",
        "What to learn next. Add it to the appraisal as well, so that it can be planned.",
    ),
    Prompt("registration", "Registration and CPD"),
    Prompt("career", "Career", "Hopes and next steps, also of those who want to stay where they are."),
    Prompt("objectives", "Progress on objectives"),
    Prompt("praise", "Feedback and praise"),
    Prompt("supervisor_comments", "Supervisor's comments"),
    Prompt("supervisee_comments", "Your comments", by_supervisee=True),
)

BY_KEY = {prompt.key: prompt for prompt in PROMPTS}

AGREEMENT: tuple[Prompt, ...] = (
    Prompt("frequency", "How often and for how long"),
    Prompt("place", "Where, and how to be undisturbed"),
    Prompt("recording", "How it is recorded, and by when"),
    Prompt("confidentiality", "Confidentiality and its limits"),
    Prompt("needs", "What each of us needs", "Culture, faith, disability, caring, ways of learning."),
    Prompt("disputes", "What we do when we disagree"),
)
"""What an agreement settles."""
