"""Briefings: what they say, who passes them on, and what comes back."""

from collections.abc import Sequence
from typing import Any

from django import forms

from workforce.forms.people import unit_choices
from workforce.forms.support import SupportForm, day_field, link_field, units_field, words_field
from workforce.queries.briefings import Manager
from workforce.queries.organisation import TreeNode


class BriefingForm(SupportForm):
    """What a briefing says, by when it is passed on, and in which units."""

    title = forms.CharField(label="Title", max_length=120)
    text = words_field("What managers tell their teams", 6000, rows=10)
    link = link_field("Link to more")
    pass_on_by = day_field("To be passed on by")
    units = units_field(
        "In these units", help_text="With everything below them. The next page names the managers."
    )

    def __init__(self, *args: Any, nodes: Sequence[TreeNode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("units", unit_choices(nodes))
        self.fields["units"].required = True


class ManagersForm(BriefingForm):
    """The same, with the managers who are named."""

    managers = forms.TypedMultipleChoiceField(
        label="Managers who pass it on", coerce=int, widget=forms.CheckboxSelectMultiple
    )
    step = forms.CharField(initial="managers", widget=forms.HiddenInput)

    def __init__(self, *args: Any, managers: Sequence[Manager], names: dict[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(
            "managers",
            [(str(each.worker_id), f"{each.name}, {names.get(each.team_id, '')}") for each in managers],
        )


class PassedOnForm(SupportForm):
    """When and how a team was told."""

    on = day_field("Passed on on")
    how = forms.CharField(label="How", max_length=200, help_text="For example: in the team meeting.")


class QuestionForm(SupportForm):
    """What the team asks."""

    text = words_field("Question", 1000, rows=4, help_text="No names of children or families.")


class AnswerForm(SupportForm):
    """What is answered."""

    text = words_field(
        "Answer", 2000, rows=6, help_text="Every manager who is named in the briefing reads it."
    )
