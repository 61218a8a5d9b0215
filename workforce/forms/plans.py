"""Projects, programmes, tags of units, members from outside, nominations, and service from before."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from workforce.enums import (
    MemberKind,
    NominationOutcome,
    PlaceOutcome,
    ProjectState,
    UnitTagKind,
)
from workforce.forms.choosing import PostByNumber, offer_units, team_form_field
from workforce.forms.crispy import filter_helper, form_helper
from workforce.forms.people import unit_choices
from workforce.forms.selects import ShortSelect
from workforce.forms.succession import person_field, words_field
from workforce.forms.verbs import VerbForm, day_form_field
from workforce.models import Post, Worker
from workforce.periods import PeriodError, period
from workforce.queries.organisation import TreeNode


class LastingForm(VerbForm):
    """A form about something that lasts from a day, perhaps to a day. `lasting` is its period."""

    from_day = day_form_field("From", "The first day")
    last_day = day_form_field(
        "To", "The last day", required=False, help_text="Leave empty while it is not known."
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("from_day"):
            try:
                data["lasting"] = period(data["from_day"], data.get("last_day"))
            except PeriodError as error:
                self.add_error("last_day", str(error))
        return data


def _offer_people(form: forms.Form, people: "QuerySet[Worker]", *names: str) -> None:
    for name in names:
        form.fields[name].people = people  # type: ignore[attr-defined]


class ProjectForm(LastingForm):
    """A project in the register."""

    name = forms.CharField(label="Name", max_length=120)
    purpose = words_field("What it is for", at_most=2000)
    sponsor = person_field("Sponsor")
    field_order = ("name", "purpose", "sponsor", "from_day", "last_day")

    def __init__(self, *args: Any, people: "QuerySet[Worker]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_people(self, people, "sponsor")


class MoveProjectForm(VerbForm):
    """What became of a project."""

    to = forms.ChoiceField(label="The project is", widget=forms.RadioSelect)
    on = day_form_field("Since", "The day")
    words = words_field("In a few words", at_most=500, required=False)

    def __init__(self, *args: Any, moves: Mapping[ProjectState, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [(to.value, label) for to, label in moves.items()]  # type: ignore[attr-defined]
        self.fields["on"].initial = self.today

    def clean_to(self) -> ProjectState:
        return ProjectState(self.cleaned_data["to"])


class PlaceForm(VerbForm):
    """A place that a project offers."""

    title = forms.CharField(label="What one would be", max_length=120)
    offer = words_field("What it offers, and what it takes", at_most=2000)
    number = forms.IntegerField(
        label="How many people",
        min_value=1,
        max_value=99,
        initial=1,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-3"}),
    )
    apply_by = day_form_field("Ask by", "The last day")


class InterestForm(VerbForm):
    """Why one would like a place."""

    words = words_field("Why, and what you bring", at_most=2000)


class ConfirmForm(VerbForm):
    """Nothing to fill in: a button that says what it does."""


class AnswerForm(VerbForm):
    """What the sponsor decided."""

    outcome = forms.ChoiceField(
        label="Outcome",
        widget=forms.RadioSelect,
        choices=[(each.value, each.label) for each in PlaceOutcome if each is not PlaceOutcome.WITHDRAWN],
    )
    on = day_form_field("Decided on", "The day")
    words = words_field("What the person is told", at_most=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = self.today

    def clean_outcome(self) -> PlaceOutcome:
        return PlaceOutcome(self.cleaned_data["outcome"])


class ProjectFilter(forms.Form):
    """Which projects to list."""

    q = forms.CharField(label="Name or purpose", required=False, max_length=100)
    state = forms.ChoiceField(
        label="State",
        required=False,
        choices=[("", "Planned or under way"), ("all", "All"), *ProjectState.choices],
        widget=ShortSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = filter_helper(self)


class ProgrammeForm(LastingForm):
    """A programme of change."""

    name = forms.CharField(label="Name", max_length=120)
    purpose = words_field("What it is for", at_most=2000)
    lead = person_field("Who leads it")
    field_order = ("name", "purpose", "lead", "from_day", "last_day")

    def __init__(self, *args: Any, people: "QuerySet[Worker]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer_people(self, people, "lead")


class PartForm(VerbForm):
    """What a programme affects: a unit with all below it, or one post."""

    unit = team_form_field("Unit, with all below it", required=False)
    post = PostByNumber(label="Or the number of a single post", required=False)

    def __init__(self, *args: Any, nodes: Sequence[TreeNode], posts: "QuerySet[Post]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_units(self.fields["unit"], nodes, empty="None")
        self.fields["post"].posts = posts  # type: ignore[attr-defined]


class TagForm(LastingForm):
    """What is true of a unit."""

    unit = team_form_field("Unit")
    kind = forms.ChoiceField(label="What is said", choices=UnitTagKind.choices)
    label = forms.CharField(
        label="In words",
        max_length=120,
        help_text="For example, Police and health at the civic centre, or NHS terms.",
    )
    field_order = ("unit", "kind", "label", "from_day", "last_day")

    def __init__(self, *args: Any, nodes: Sequence[TreeNode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_units(self.fields["unit"], nodes)

    def clean_kind(self) -> UnitTagKind:
        return UnitTagKind(self.cleaned_data["kind"])


class TagFilter(forms.Form):
    """Which of what is said of units to list."""

    kind = forms.ChoiceField(
        label="What is said", required=False, choices=[("", "All"), *UnitTagKind.choices], widget=ShortSelect
    )
    q = forms.CharField(label="Words", required=False, max_length=100)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = filter_helper(self)


class MemberForm(LastingForm):
    """Somebody in a team who is not engaged by the council."""

    kind = forms.ChoiceField(label="Who they are", choices=MemberKind.choices, widget=forms.RadioSelect)
    first_name = forms.CharField(label="First name", max_length=80)
    last_name = forms.CharField(label="Last name", max_length=80)
    organisation = forms.CharField(label="Organisation", max_length=120)
    role_title = forms.CharField(label="What they do", max_length=120)
    team = team_form_field("Team")
    email = forms.EmailField(label="Work e-mail address", required=False)
    phone = forms.CharField(label="Work telephone", max_length=30, required=False)
    field_order = (
        "kind", "first_name", "last_name", "organisation", "role_title", "team", "email", "phone",
        "from_day", "last_day",
    )  # fmt: skip

    def __init__(self, *args: Any, nodes: Sequence[TreeNode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_units(self.fields["team"], nodes)

    def clean_kind(self) -> MemberKind:
        return MemberKind(self.cleaned_data["kind"])


class MemberFilter(forms.Form):
    """Whom to look for."""

    q = forms.CharField(label="Name, organisation or what they do", required=False, max_length=100)
    kind = forms.ChoiceField(
        label="Who", required=False, choices=[("", "All"), *MemberKind.choices], widget=ShortSelect
    )
    unit = forms.TypedChoiceField(
        label="Team or service", required=False, coerce=int, empty_value=None, widget=ShortSelect
    )

    def __init__(self, *args: Any, nodes: Sequence[TreeNode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", "All"), *unit_choices(nodes)]  # type: ignore[attr-defined]
        self.helper = filter_helper(self, submit="Search")


class SchemeForm(LastingForm):
    """A scheme of an outside body, with its criteria."""

    name = forms.CharField(label="Name of the scheme", max_length=120)
    body = forms.CharField(label="Run by", max_length=120)
    criteria = forms.CharField(
        label="What somebody needs",
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="One criterion on each line, up to 200 characters.",
    )
    field_order = ("name", "body", "criteria", "from_day", "last_day")

    def clean_criteria(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["criteria"].splitlines() if line.strip()]
        if any(len(line) > 200 for line in lines):
            raise forms.ValidationError("A criterion has at most 200 characters.")
        return lines


class NominateForm(VerbForm):
    """Whom to nominate, for what, and why."""

    scheme = forms.TypedChoiceField(label="Scheme", coerce=int)
    person = person_field("Who")
    words = words_field("Why", at_most=500)
    on = day_form_field("Nominated on", "The day")

    def __init__(
        self, *args: Any, schemes: Mapping[int, str], people: "QuerySet[Worker]", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scheme"].choices = list(schemes.items())  # type: ignore[attr-defined]
        _offer_people(self, people, "person")
        self.fields["on"].initial = self.today


class CriteriaForm(VerbForm):
    """Each criterion: met, or not."""

    def __init__(self, *args: Any, criteria: Mapping[int, tuple[str, bool]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, (text, met) in criteria.items():
            self.fields[f"criterion_{key}"] = forms.BooleanField(label=text, required=False, initial=met)
        self.helper = form_helper(self, submit=kwargs["submit"], cancel_url=kwargs["cancel_url"])


class NominationOutcomeForm(VerbForm):
    """What the body outside decided."""

    outcome = forms.ChoiceField(label="Outcome", choices=NominationOutcome.choices, widget=forms.RadioSelect)
    on = day_form_field("Told on", "The day")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = self.today

    def clean_outcome(self) -> NominationOutcome:
        return NominationOutcome(self.cleaned_data["outcome"])


class NominationFilter(forms.Form):
    """Which nominations to list."""

    scheme = forms.TypedChoiceField(
        label="Scheme", required=False, coerce=int, empty_value=None, widget=ShortSelect
    )
    state = forms.ChoiceField(
        label="Outcome",
        required=False,
        choices=[("", "All"), ("open", "Waiting"), *NominationOutcome.choices],
        widget=ShortSelect,
    )

    def __init__(self, *args: Any, schemes: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scheme"].choices = [  # type: ignore[attr-defined]
            ("", "All"),
            *((str(key), name) for key, name in schemes.items()),
        ]
        self.helper = filter_helper(self)


class ServiceForm(VerbForm):
    """Since when somebody's service counts."""

    counts_from = day_form_field("Service counts from", "The day from which service counts")
    came_from = forms.CharField(label="Employer before", max_length=120)
    transferred_on = day_form_field(
        "Transferred on",
        "The day of the transfer",
        required=False,
        help_text="Where the people came over together (TUPE).",
    )
    words = words_field("How it is known", at_most=300, required=False)
