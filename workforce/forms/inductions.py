"""Inductions: what somebody looks for, ticking off tasks, and the questions for new starters."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, TypeAlias

from django import forms
from django.forms import BoundField

from workforce.domain.inductions import Step
from workforce.enums import InductionState, InductionTime
from workforce.forms.crispy import BritishDateField, filter_helper
from workforce.forms.filters import UnitFilter
from workforce.forms.inputs import ShortText
from workforce.forms.people import unit_choices
from workforce.forms.selects import ShortSelect
from workforce.forms.verbs import VerbForm
from workforce.periods import add_months, month_end, month_ends
from workforce.queries.inductions import ItemLine, Show
from workforce.queries.organisation import TreeNode
from workforce.queries.starter_surveys import QUESTIONS
from workforce.written import day as written_day
from workforce.written import month as written_month

SHOW = {
    Show.OPEN: "Going on",
    Show.OVERDUE: "With something overdue",
    Show.COMPLETE: "Complete",
    Show.ALL: "All, also of those who left",
}
WORDS_AT_MOST = 300


class InductionFilter(UnitFilter):
    """Whose, where, and how they stand."""

    field_order = ("q", "unit", "show")

    q = forms.CharField(
        label="Name",
        required=False,
        max_length=100,
        widget=ShortText(
            attrs={"class": "govuk-input--width-10", "autocomplete": "off", "spellcheck": "false"}
        ),
    )
    show = forms.ChoiceField(
        label="Show", required=False, choices=[(key.value, words) for key, words in SHOW.items()]
    )

    def asked(self) -> Show:
        return Show(self.cleaned_data.get("show") or Show.OPEN)


TaskFields: TypeAlias = tuple[ItemLine, BoundField | None, BoundField | None, BoundField | None]
"""A task with its box, the words that go with it, and why it is not needed; None where it is not to be ticked off."""


class StepsForm(forms.Form):
    """A box for each task that the reader may tick off, and room for evidence or a reason."""

    on = BritishDateField(label="Done on", subject="The day", help_text="For everything that you tick.")

    def __init__(self, *args: Any, lines: Sequence[ItemLine], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = today
        self.use_required_attribute = False
        self.lines = lines
        self.open_lines = [line for line in lines if line.open_to_reader and line.is_to_do]
        for line in self.open_lines:
            key, title = line.item.pk, line.item.task.title
            self.fields[f"done_{key}"] = forms.BooleanField(
                label=title, required=False, help_text=_by_when(line)
            )
            self.fields[f"words_{key}"] = forms.CharField(
                label=f"What shows that it is done: {title}", required=False, max_length=WORDS_AT_MOST
            )
            self.fields[f"why_{key}"] = forms.CharField(
                label=f"Not needed, because: {title}", required=False, max_length=WORDS_AT_MOST
            )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        for line in self.open_lines:
            key, title = line.item.pk, line.item.task.title
            if data.get(f"done_{key}") and data.get(f"why_{key}"):
                self.add_error(f"why_{key}", f"“{title}” is either done or not needed")
            elif data.get(f"done_{key}") and line.item.task.evidence and not data.get(f"words_{key}"):
                self.add_error(f"words_{key}", f"“{title}”: say in a few words what shows that it is done")
        return data

    def steps(self) -> list[Step]:
        """What was ticked or is not needed."""
        data = self.cleaned_data
        steps = []
        for line in self.open_lines:
            key = line.item.pk
            if data[f"done_{key}"]:
                steps.append(Step(key, InductionState.DONE, data["on"], data[f"words_{key}"]))
            elif data[f"why_{key}"]:
                steps.append(Step(key, InductionState.NOT_NEEDED, data["on"], data[f"why_{key}"]))
        return steps

    def groups(self) -> Iterator[tuple[str, list[TaskFields]]]:
        """Each time of the induction that has tasks, and its tasks with their fields."""
        for time in InductionTime:
            lines = [line for line in self.lines if line.item.task.time == time]
            if lines:
                yield str(time.label), [(line, *self._fields(line)) for line in lines]

    def _fields(self, line: ItemLine) -> tuple[BoundField | None, BoundField | None, BoundField | None]:
        if f"done_{line.item.pk}" not in self.fields:
            return None, None, None
        return tuple(self[f"{part}_{line.item.pk}"] for part in ("done", "words", "why"))  # type: ignore[return-value]


def _by_when(line: ItemLine) -> str:
    late = " – overdue" if line.is_overdue else ""
    return f"{line.item.task.get_owner_display()}, by {written_day(line.item.due_on)}{late}"


class FiguresFilter(forms.Form):
    """Whose starters: of which unit, in which months."""

    unit = forms.TypedChoiceField(
        label="Team or service", required=False, coerce=int, empty_value=None, widget=ShortSelect
    )
    first = forms.ChoiceField(label="Started from", required=False, widget=ShortSelect)
    last = forms.ChoiceField(label="to", required=False, widget=ShortSelect)

    def __init__(
        self, *args: Any, nodes: Sequence[TreeNode], today: date, months: int = 36, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        ends = list(month_ends(add_months(today, -months), today))
        choices = [(each.isoformat(), written_month(each)) for each in reversed(ends)]
        for name in ("first", "last"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        self.fields["unit"].choices = unit_choices(nodes)  # type: ignore[attr-defined]
        self.default_unit = nodes[0].unit_id if nodes else None
        self.today = today
        self.default_span = month_end(add_months(today, -11)).isoformat(), month_end(today).isoformat()
        self.fields["unit"].initial = self.default_unit
        self.fields["first"].initial, self.fields["last"].initial = self.default_span
        self.helper = filter_helper(self, submit="Show")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("first") and data.get("last") and data["first"] > data["last"]:
            self.add_error("last", "The last month is before the first one")
        return data

    def span(self) -> tuple[date, date]:
        """The first day of the first month, and the last day of the last one."""
        data = getattr(self, "cleaned_data", {})
        first, last = data.get("first") or self.default_span[0], data.get("last") or self.default_span[1]
        return date.fromisoformat(first).replace(day=1), date.fromisoformat(last)

    def unit_id(self) -> int | None:
        chosen: int | None = getattr(self, "cleaned_data", {}).get("unit")
        return self.default_unit if chosen is None else chosen


SCORED = frozenset(name for name, _ in QUESTIONS)
SCORES = [("5", "5 – very good"), ("4", "4"), ("3", "3"), ("2", "2"), ("1", "1 – poor")]


def _score(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=SCORES,
        widget=forms.RadioSelect,
        error_messages={"required": f"Choose a score for “{label}”"},
    )


class SurveyForm(VerbForm):
    """Four scores, and a text that need not be."""

    welcome, support, clarity, tools = (_score(label) for _, label in QUESTIONS)

    words = forms.CharField(
        label="What should we know?",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Do not name anybody. It is shown without your name, and only once ten people have answered.",
    )

    def clean(self) -> dict[str, Any]:
        """The scores are numbers from here on."""
        data: dict[str, Any] = super().clean() or {}
        return {name: int(value) if name in SCORED and value else value for name, value in data.items()}
