"""Applying for progression, supporting it, deciding it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms

from workforce.domain.progression_answers import Answered
from workforce.domain.progression_criteria import CriterionLine
from workforce.enums import ProgressionOutcome, ProgressionState
from workforce.forms.crispy import filter_helper, form_helper
from workforce.forms.pathways import words_field
from workforce.forms.people import unit_choices
from workforce.forms.selects import ShortSelect
from workforce.forms.verbs import VerbForm, day_form_field
from workforce.models import Account, PanelScore, ProgressionPanel, ProgressionRoute, RouteCriterion
from workforce.models.progression import SCORES
from workforce.queries.organisation import TreeNode
from workforce.written import day as written_day

OPEN, OVER = "open", "over"
YES, NO = "yes", "no"


class ApplicationFilter(forms.Form):
    """Which applications."""

    state = forms.ChoiceField(
        label="State",
        required=False,
        choices=[("", "All"), (OPEN, "Open"), (OVER, "Over"), *ProgressionState.choices],
        widget=ShortSelect,
    )
    unit = forms.TypedChoiceField(
        label="Team or service", required=False, coerce=int, empty_value=None, widget=ShortSelect
    )

    def __init__(self, *args: Any, nodes: Sequence[TreeNode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", "All"), *unit_choices(nodes)]  # type: ignore[attr-defined]
        self.helper = filter_helper(self, submit="Show")


class InterestForm(VerbForm):
    """Which step somebody wants to take."""

    route = forms.TypedChoiceField(label="Which step", coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args: Any, routes: Iterable[ProgressionRoute], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["route"].choices = [  # type: ignore[attr-defined]
            (str(each.pk), f"{each} ({each.version.pathway.name})") for each in routes
        ]


class TalkForm(VerbForm):
    """The talk, and the manager's support."""

    held_on = day_form_field("When did you talk?", "The day of the talk")
    supports = forms.TypedChoiceField(
        label="Do you support the application?",
        choices=[(YES, "Yes"), (NO, "No, or not yet")],
        coerce=lambda value: value == YES,
        empty_value=None,
        widget=forms.RadioSelect,
    )
    reasons = words_field("Why, or why not", help_text="The applicant and the panel read this.")


class StatementForm(VerbForm):
    statement = words_field("Why now: your practice, and what you want to do at the next step")


class EvidenceForm(VerbForm):
    """A piece of evidence. The evidence itself stays where it is."""

    title = forms.CharField(label="What it is", max_length=160, help_text="Never name a child or a family.")
    url = forms.CharField(
        label="Where it is", max_length=300, required=False, help_text="An address, or where it is filed."
    )
    shows = forms.CharField(label="What it shows", max_length=400)


class AnswersForm(VerbForm):
    """Yes or no, and a few words, for each criterion that no record knows."""

    def __init__(self, *args: Any, lines: Sequence[CriterionLine], confirms: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = [line for line in lines if not line.known]
        for line in self.asked:
            key, before = line.criterion.pk, line.said.confirmed if confirms else line.said.answer
            said = None if before is None else YES if before.met else NO
            self.fields[f"met_{key}"] = forms.ChoiceField(
                label=str(line.criterion),
                choices=[(YES, "Met"), (NO, "Not met")],
                widget=forms.RadioSelect,
                required=False,
                initial=said,
                help_text=line.words,
            )
            self.fields[f"words_{key}"] = forms.CharField(
                label=f"In a few words: {line.criterion}",
                required=False,
                max_length=300,
                initial=before.words if before else "",
            )
        self.helper = form_helper(self, submit=kwargs["submit"], cancel_url=kwargs["cancel_url"])

    def answers(self) -> dict[int, Answered]:
        data = self.cleaned_data
        return {
            line.criterion.pk: Answered(
                data[f"met_{line.criterion.pk}"] == YES, data[f"words_{line.criterion.pk}"]
            )
            for line in self.asked
            if data[f"met_{line.criterion.pk}"]
        }


class ReasonsForm(VerbForm):
    """Reasons that have to be given."""

    reasons = words_field("Reasons", help_text="The applicant reads this.")


class MayReasonForm(VerbForm):
    """Reasons that may be given."""

    reasons = words_field("Reasons", required=False, help_text="The applicant reads this.")


class PanelForm(VerbForm):
    """Which panel."""

    panel = forms.TypedChoiceField(label="Which panel", coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args: Any, panels: Iterable[ProgressionPanel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["panel"].choices = [(str(each.pk), written_day(each.on)) for each in panels]  # type: ignore[attr-defined]


class DecisionForm(VerbForm):
    """What the panel decides."""

    outcome = forms.ChoiceField(
        label="Decision", choices=ProgressionOutcome.choices, widget=forms.RadioSelect
    )
    reasons = words_field("Reasons, by the criteria")
    to_do = words_field("What is missing", required=False, help_text="Only where it is deferred.")
    by_when = day_form_field("By when", "The day", required=False, help_text="Only where it is deferred.")


class ApproveForm(VerbForm):
    """The criteria of a route without a panel are met."""

    reasons = words_field("Reasons, by the criteria")


class AppealDecisionForm(VerbForm):
    upheld = forms.TypedChoiceField(
        label="Is the appeal upheld?",
        choices=[(YES, "Yes: the application is approved"), (NO, "No: it stays not approved")],
        coerce=lambda value: value == YES,
        empty_value=None,
        widget=forms.RadioSelect,
    )
    reasons = words_field("Reasons")


class ToldForm(VerbForm):
    told_on = day_form_field("When was the applicant told?", "The day")


class EffectForm(VerbForm):
    """Which assignment changes, from when, and on which post."""

    assignment = forms.TypedChoiceField(label="Which assignment", coerce=int)
    from_day = day_form_field(
        "From", "The first day", help_text="By the rules: the first of the month after the decision."
    )
    post = forms.ChoiceField(
        label="Post",
        choices=[("keep", "The same post as now: no vacancy is needed"), ("none", "No post")],
        initial="keep",
        widget=forms.RadioSelect,
    )
    past_confirmed = forms.BooleanField(
        label="The day has passed, and this is meant",
        required=False,
        help_text="Figures of past months move. Only needed for a day in the past.",
    )
    over_fill = forms.BooleanField(label="The post may be filled beyond its hours", required=False)

    def __init__(self, *args: Any, assignments: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["assignment"]
        field.choices = list(assignments.items())  # type: ignore[attr-defined]
        field.initial = next(iter(assignments), None)


class PanelDayForm(VerbForm):
    on = day_form_field("The panel is on", "The day", help_text="A day of the same month.")


class HeldForm(VerbForm):
    held_on = day_form_field("It was held on", "The day")
    note = forms.CharField(label="Note", max_length=300, required=False)


class MembersForm(VerbForm):
    """Who sits on the panel."""

    members = forms.TypedMultipleChoiceField(
        label="Members", coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, accounts: Iterable[Account], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["members"].choices = [(str(each.pk), each.name) for each in accounts]  # type: ignore[attr-defined]


class OrderForm(VerbForm):
    """The order of the day."""

    def __init__(self, *args: Any, items: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for item in items:
            self.fields[f"place_{item.pk}"] = forms.IntegerField(
                label=item.application.worker.name,
                initial=item.position,
                min_value=1,
                max_value=99,
                widget=forms.TextInput(attrs={"class": "govuk-input--width-2", "inputmode": "numeric"}),
            )
        self.helper = form_helper(self, submit=kwargs["submit"], cancel_url=kwargs["cancel_url"])

    def positions(self) -> dict[int, int]:
        return {int(name.removeprefix("place_")): place for name, place in self.cleaned_data.items()}


class ScoreForm(VerbForm):
    """A member's score and words for each criterion that the panel judges."""

    def __init__(
        self, *args: Any, criteria: Sequence[RouteCriterion], given: Mapping[int, PanelScore], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        lowest, highest = SCORES
        for each in criteria:
            before = given.get(each.pk)
            self.fields[f"score_{each.pk}"] = forms.TypedChoiceField(
                label=str(each),
                choices=[(str(number), str(number)) for number in range(lowest, highest + 1)],
                coerce=int,
                initial=str(before.score) if before else None,
                widget=forms.RadioSelect,
                help_text=f"{lowest}: not shown. {highest}: fully shown.",
            )
            self.fields[f"words_{each.pk}"] = forms.CharField(
                label=f"Why: {each}", max_length=300, required=False, initial=before.words if before else ""
            )
        self.criteria = criteria
        self.helper = form_helper(self, submit=kwargs["submit"], cancel_url=kwargs["cancel_url"])

    def scores(self) -> dict[int, tuple[int, str]]:
        data = self.cleaned_data
        return {each.pk: (data[f"score_{each.pk}"], data[f"words_{each.pk}"]) for each in self.criteria}
