"""The questions on equality: what each asks, and the answers that it knows."""

from dataclasses import dataclass

from django.db.models import TextChoices

from workforce.enums import (
    NOT_SAID,
    Caring,
    Ethnicity,
    Orientation,
    Partnership,
    Religion,
    Sex,
    WorkingPattern,
    YesOrNo,
)
from workforce.models import WorkerEquality

NOT_SAID_KEY, NOT_SAID_WORDS = NOT_SAID
NOT_DECLARED = "Not declared"


@dataclass(frozen=True, slots=True)
class Question:
    """A question: the column that keeps the answer, what it asks, and the name of what it is about."""

    field: str
    text: str
    about: str
    answers: type[TextChoices]

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The answers as people read them. Every question has "Prefer not to say"."""
        outside = (Ethnicity.REFU, Ethnicity.NOBT) if self.answers is Ethnicity else ()
        known = [(value, str(label)) for value, label in self.answers.choices if value not in outside]
        without = [pair for pair in known if pair[0] != NOT_SAID_KEY]
        return [*without, (NOT_SAID_KEY, NOT_SAID_WORDS)]


QUESTIONS = (
    Question("sex", "What is your sex?", "Sex", Sex),
    Question(
        "same_gender",
        "Is the gender you identify with the same as your sex registered at birth?",
        "Gender as at birth",
        YesOrNo,
    ),
    Question("ethnicity", "What is your ethnic group?", "Ethnic group", Ethnicity),
    Question(
        "disability",
        "Do you have a physical or mental condition that has lasted or is expected to last 12 months or more, and that "
        "limits what you can do day to day?",
        "Disability",
        YesOrNo,
    ),
    Question(
        "partnership",
        "Are you married or in a civil partnership?",
        "Marriage or civil partnership",
        Partnership,
    ),
    Question(
        "maternity",
        "Are you pregnant, on maternity leave, or back from it for less than 26 weeks?",
        "Pregnancy or maternity",
        YesOrNo,
    ),
    Question("religion", "What is your religion or belief?", "Religion or belief", Religion),
    Question("orientation", "What is your sexual orientation?", "Sexual orientation", Orientation),
    Question(
        "care_experienced", "Have you been in care or a care leaver at any time?", "Care experience", YesOrNo
    ),
    Question("caring", "Do you care for somebody outside work?", "Caring for others", Caring),
    Question("working_pattern", "How do your hours lie?", "Working pattern", WorkingPattern),
)


def answer_of(row: WorkerEquality | None, question: Question) -> str:
    """The answer on record as a key; empty where there is none."""
    if row is None:
        return ""
    if question.field == "sex" and row.sex_not_said and not row.sex:
        return NOT_SAID_KEY
    stored = str(getattr(row, question.field))
    if question.field == "ethnicity":
        return {Ethnicity.REFU.value: NOT_SAID_KEY, Ethnicity.NOBT.value: ""}.get(stored, stored)
    return stored


def answer_words(row: WorkerEquality | None, question: Question) -> str:
    """The answer on record in words; empty where there is none."""
    return dict(question.choices).get(answer_of(row, question), "")
