"""The check of a team: an answer for each person, and who is missing."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.forms import BoundField

from workforce.domain.team_checks import Answer
from workforce.enums import TeamAnswer
from workforce.forms.crispy import form_helper
from workforce.queries.team_checks import CheckLine

ANSWERS = [(answer.value, answer.label) for answer in TeamAnswer if answer is not TeamAnswer.MISSING]
WORDS_AT_MOST = 200


class CheckForm(forms.Form):
    """ "Right" is chosen for everybody until somebody chooses something else."""

    missing = forms.CharField(
        label="Is anybody in the team who is not on the list?",
        required=False,
        max_length=WORDS_AT_MOST,
        help_text="Name them, and say since when.",
    )

    def __init__(self, *args: Any, lines: Sequence[CheckLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        self.use_required_attribute = False
        for line in lines:
            key, name = line.worker.pk, line.worker.name
            self.fields[f"answer_{key}"] = forms.ChoiceField(
                label=f"{name}: is this right?", choices=ANSWERS, initial=TeamAnswer.RIGHT.value
            )
            self.fields[f"words_{key}"] = forms.CharField(
                label=f"{name}: what is right, in a few words", required=False, max_length=WORDS_AT_MOST
            )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        for line in self.lines:
            key = line.worker.pk
            if data.get(f"answer_{key}") == TeamAnswer.OTHER and not data.get(f"words_{key}"):
                self.add_error(f"words_{key}", f"{line.worker.name}: say in a few words what is wrong")
        return data

    def rows(self) -> Iterator[tuple[CheckLine, BoundField, BoundField]]:
        for line in self.lines:
            yield line, self[f"answer_{line.worker.pk}"], self[f"words_{line.worker.pk}"]

    def answers(self) -> dict[int, Answer]:
        data = self.cleaned_data
        return {
            line.worker.pk: Answer(data[f"answer_{line.worker.pk}"], data[f"words_{line.worker.pk}"])
            for line in self.lines
        }


class SettleForm(forms.Form):
    """What was done about it."""

    words = forms.CharField(
        label="What was done",
        max_length=WORDS_AT_MOST,
        help_text="For example: moved from 1 October, or: the record is right, the manager agrees.",
    )

    def __init__(self, *args: Any, cancel_url: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = form_helper(self, submit="Settle", cancel_url=cancel_url)
