"""Practice documents, their quiz, self-assessment, support, and supervisors' training."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from supervision.domain.practice import DocumentContent, Launch
from supervision.enums import AudienceKind, PracticeKind, SelfRating, SupportKind
from supervision.forms.gatherings import AudienceForm
from supervision.models import PracticeQuestion, PracticeStandard
from supervision.models.practice import MOST_CHOICES
from supervision.queries.readiness import Supervisor
from workforce.forms.crispy import form_helper
from workforce.forms.filters import UnitFilter
from workforce.forms.selects import ShortSelect
from workforce.forms.succession import person_field
from workforce.forms.support import SupportForm, day_field, link_field, number_field, words_field
from workforce.models import Worker

GIVEN, TAKEN = "given", "taken"
OF_DOCUMENT = ("name", "kind", "about", "audience", "role_ids", "unit_ids", "review_on")
SPANS = {"3": "Last 3 months", "12": "Last 12 months", "24": "Last 24 months"}


class DocumentForm(AudienceForm):
    """What a document is, and who acknowledges it."""

    name = forms.CharField(label="Name", max_length=120)
    kind = forms.ChoiceField(label="Kind", choices=PracticeKind.choices, widget=forms.RadioSelect)
    about = forms.CharField(label="What it is about", max_length=300, required=False)
    review_on = day_field("To be reviewed on")
    field_order: Sequence[str] = OF_DOCUMENT

    def content(self) -> DocumentContent:
        data = self.cleaned_data
        plain = ("name", "kind", "about", "review_on", "role_ids", "unit_ids")
        return DocumentContent(
            **{name: data[name] for name in plain}, audience=AudienceKind(data["audience"])
        )


class LaunchFields(forms.Form):
    """A version: where it stands, what is new, since when it holds."""

    launched_on = day_field("Launched on")
    link = link_field("Where it stands", required=True)
    news = words_field("What is new", 1000, rows=4, required=False)
    standards = words_field(
        "The standards", 9000, rows=8, required=False, help_text="Of practice standards: one on each line."
    )
    with_template = forms.BooleanField(
        label="The form of supervision records that holds then goes with it", required=False
    )

    def clean_standards(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["standards"].splitlines() if line.strip()]
        if any(len(line) > 300 for line in lines):
            raise forms.ValidationError("A standard has at most 300 letters.")
        return lines

    def launch(self) -> Launch:
        return Launch(**{name: self.cleaned_data[name] for name in Launch.__slots__})


class VersionForm(LaunchFields, SupportForm):
    """The next version."""


class NewDocumentForm(LaunchFields, DocumentForm):
    """A document with its first version."""

    field_order = (*OF_DOCUMENT, "launched_on", "link", "news", "standards", "with_template")


class QuestionForm(SupportForm):
    """A question with two to four answers."""

    words = forms.CharField(label="Question", max_length=300)
    first = forms.CharField(label="Answer 1", max_length=200)
    second = forms.CharField(label="Answer 2", max_length=200)
    third = forms.CharField(label="Answer 3", max_length=200, required=False)
    fourth = forms.CharField(label="Answer 4", max_length=200, required=False)
    right = forms.TypedChoiceField(
        label="Which is right?",
        coerce=int,
        choices=[(str(number), f"Answer {number + 1}") for number in range(MOST_CHOICES)],
        widget=forms.RadioSelect,
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        typed = [data.get(name, "") for name in ("first", "second", "third", "fourth")]
        right = data.get("right")
        if typed[3] and not typed[2]:
            self.add_error("third", "Fill in answer 3 before answer 4.")
        elif right is not None and not typed[right]:
            self.add_error("right", "That answer is empty.")
        data["choices"] = [each for each in typed if each]
        return data


class ReviewForm(SupportForm):
    """It still holds."""

    next_on = day_field("Next review on")


class WorkshopForm(SupportForm):
    """A workshop on what holds."""

    on = day_field("Held on")
    attended = number_field("How many came")


class AcknowledgeForm(SupportForm):
    """I have read it; and the questions, if there are any."""

    read = forms.BooleanField(
        label="I have read it and know what it asks of me",
        error_messages={"required": "Say that you have read it."},
    )

    def __init__(self, *args: Any, questions: Sequence[PracticeQuestion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        asked = {f"question_{each.pk}": _choice(each) for each in questions}
        self.fields = asked | self.fields
        self.helper = form_helper(self, submit=kwargs["submit"], cancel_url=kwargs["cancel_url"])

    def answers(self) -> dict[int, int]:
        return {each.pk: self.cleaned_data[f"question_{each.pk}"] for each in self.questions}


def _choice(question: PracticeQuestion) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=question.words,
        coerce=int,
        choices=[(str(number), words) for number, words in enumerate(question.choices)],
        widget=forms.RadioSelect,
    )


class AssessForm(SupportForm):
    """How one's practice measures against each standard."""

    def __init__(self, *args: Any, standards: Sequence[PracticeStandard], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.standards = standards
        for each in standards:
            self.fields[f"standard_{each.number}"] = forms.TypedChoiceField(
                label=each.words, coerce=int, choices=SelfRating.choices, widget=forms.RadioSelect
            )
        self.helper = form_helper(self, submit=kwargs["submit"], cancel_url=kwargs["cancel_url"])

    def ratings(self) -> dict[int, SelfRating]:
        return {
            each.number: SelfRating(self.cleaned_data[f"standard_{each.number}"]) for each in self.standards
        }


class PracticeSupportForm(SupportForm):
    """Who supported whom, how and when. Nothing of what was said."""

    direction = forms.ChoiceField(
        label="What happened",
        choices=[(GIVEN, "I supported a colleague"), (TAKEN, "A colleague or manager supported me")],
        widget=forms.RadioSelect,
    )
    colleague = person_field("Who")
    kind = forms.ChoiceField(label="How", choices=SupportKind.choices, widget=forms.RadioSelect)
    on = day_field("When")

    def __init__(self, *args: Any, people: "QuerySet[Worker]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["colleague"].people = people  # type: ignore[attr-defined]


class TrainingForm(SupportForm):
    """Who did the training, and when."""

    worker_ids = forms.TypedMultipleChoiceField(label="Who", coerce=int, widget=forms.CheckboxSelectMultiple)
    completed_on = day_field("Done on")
    refresher = forms.BooleanField(label="It was a refresher", required=False)

    def __init__(
        self, *args: Any, supervisors: Sequence[Supervisor], names: dict[int, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offer(
            "worker_ids",
            [(str(each.worker_id), f"{each.name}, {names.get(each.team_id, '')}") for each in supervisors],
        )


class SpanFilter(UnitFilter):
    """Where, and for how long."""

    months = forms.ChoiceField(
        label="Time", required=False, choices=list(SPANS.items()), initial="12", widget=ShortSelect
    )

    def span(self) -> int:
        data = self.cleaned_data if self.is_valid() else {}
        return int(data.get("months") or 12)
