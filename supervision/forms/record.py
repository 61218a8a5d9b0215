"""The form of a record: one long page, filled in from the top, in which little is asked for before it can be saved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from supervision.domain.acting import LONGEST, NewAction, Outcome, Settlement
from supervision.domain.recording import Entry, Partner
from supervision.enums import SessionKind, Workload
from supervision.forms.fields import minutes_field, time_field, words_field
from supervision.forms.layout import CarriedIn, OpenAction, Part, Row
from supervision.models import AgreedAction
from supervision.prompts import Prompt
from supervision.queries.records import WELLBEING, WORKLOAD_VIEW
from supervision.queries.templates import OF_THE_WORKLOAD
from workforce.forms.crispy import BritishDateField, Field, OneLineDateField, form_helper
from workforce.panels import Panel

MOST_ROWS = 30
KEEP = "keep"
OUTCOMES = [
    (KEEP, "Keep it open"),
    (Outcome.DONE.value, "Done"),
    (Outcome.CARRY.value, "Carry it forward"),
    (Outcome.NOT_NEEDED.value, "No longer needed"),
]


@dataclass(frozen=True)
class Asked:
    """What the form asks, and what is shown with it. `owners`: the two, by key; none for a group.

    `goes_on` False: somebody else plans the next session.
    """

    today: date
    kinds: Sequence[SessionKind]
    prompts: Sequence[Prompt]
    tools: Sequence[str]
    cancel_url: str
    share: str
    needed: frozenset[str] = frozenset()
    actions: Sequence[AgreedAction] = ()
    often: int = 3
    owners: Sequence[tuple[int, str]] = ()
    people: Sequence[tuple[int, str]] = ()
    panels: Sequence[Panel] = ()
    next_planned: str = ""
    goes_on: bool = True

    @property
    def is_of_many(self) -> bool:
        return not self.owners


class RecordEntry(forms.Form):
    """The record of one session. The fields are those that the form of records and the open actions ask for."""

    on = BritishDateField(label="Day", subject="The day")
    starts_at = time_field("From")
    minutes = minutes_field("Minutes")
    place = forms.CharField(label="Where", required=False, max_length=120)
    online = forms.BooleanField(label="It was online", required=False)

    def __init__(self, *args: Any, asked: Asked, rows: int = 3, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        self.rows = max(1, min(rows, MOST_ROWS))
        kinds = [(each.value, each.label) for each in asked.kinds]
        self.fields = {"kind": forms.ChoiceField(label="Kind", choices=kinds)} | self.fields
        parts: list[object] = [
            Part(
                "When",
                "kind",
                "on",
                Row("Time", Field("starts_at"), Field("minutes")),
                Field("place"),
                "online",
            )
        ]
        parts += list(self._of_many()) if asked.is_of_many else list(self._of_two())
        parts += [Part("What you talked about", *self._prompts(), self._reflection())]
        parts += list(self._private())
        parts += [] if asked.is_of_many else [self._agreed()]
        parts += [self._next()] if asked.goes_on and not asked.is_of_many else []
        self.helper = form_helper(
            self,
            submit="Save",
            cancel_url=asked.cancel_url,
            others=[
                *([("share", asked.share)] if asked.share else []),
                ("more", "Make room for more rows"),
            ],
            layout=parts,
        )
        self.helper.all_optional = True  # all but the kind and the day, as the page says
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def _of_two(self) -> Iterator[object]:
        yield CarriedIn(self.asked.panels, "Caseload, absence, objectives and what is due")
        inside = [each for action in self.asked.actions for each in self._open(action)]
        if inside:
            yield Part("Open actions", *inside)

    def _open(self, action: AgreedAction) -> Iterator[object]:
        name = f"a{action.pk}"
        self.fields[name] = forms.ChoiceField(
            label="What became of it",
            choices=OUTCOMES,
            required=False,
            initial=KEEP,
            widget=forms.RadioSelect,
        )
        self.fields[f"{name}_day"] = OneLineDateField(
            label="New day, if it is carried forward", required=False
        )
        self.fields[f"{name}_seen"] = forms.DateField(
            required=False, initial=action.due_on.isoformat(), widget=forms.HiddenInput
        )
        yield OpenAction(
            action,
            [name, Field(f"{name}_day"), f"{name}_seen"],
            late=action.due_on < self.asked.today,
            often=action.carries >= self.asked.often,
        )

    def _of_many(self) -> Iterator[object]:
        self.fields["theme"] = forms.CharField(
            label="Theme", required=False, max_length=160, help_text="No names, no case numbers."
        )
        self.fields["members"] = forms.TypedMultipleChoiceField(
            label="Who of ours took part",
            required=False,
            coerce=int,
            choices=list(self.asked.people),
            widget=forms.CheckboxSelectMultiple,
        )
        self.fields["others"] = forms.CharField(
            label="Others of ours, by name or number",
            required=False,
            max_length=500,
            help_text="One on each line. They are looked up when you save.",
            widget=forms.Textarea(attrs={"rows": 2}),
        )
        rows = []
        for number in range(self.rows):
            self.fields[f"p{number}_role"] = forms.CharField(label="Role", required=False, max_length=80)
            self.fields[f"p{number}_organisation"] = forms.CharField(
                label="Organisation", required=False, max_length=120
            )
            rows.append(
                Row(f"Partner {number + 1}", Field(f"p{number}_role"), Field(f"p{number}_organisation"))
            )
        yield Part("Theme", Field("theme"))
        yield Part("Who took part", "members", Field("others"))
        yield Part("Partners", *rows, lead="By role and organisation, without names.")

    def _prompts(self) -> Iterator[object]:
        for prompt in self.asked.prompts:
            if prompt.restricted or prompt.by_supervisee:
                continue
            if prompt.key == "workload" and not self.asked.is_of_many:
                self.fields[WORKLOAD_VIEW] = forms.ChoiceField(
                    label=OF_THE_WORKLOAD,
                    required=False,
                    choices=Workload.choices,
                    widget=forms.RadioSelect,
                )
                yield WORKLOAD_VIEW
            self.fields[f"w_{prompt.key}"] = words_field(prompt.label, self._hint(prompt))
            yield Field(f"w_{prompt.key}")

    def _hint(self, prompt: Prompt) -> str:
        needed = "Needed before a one-to-one session is shared." if prompt.key in self.asked.needed else ""
        return " ".join(filter(None, (prompt.hint, needed)))

    def _reflection(self) -> object:
        self.fields["reflective"] = forms.BooleanField(
            label="It included reflective discussion",
            required=False,
            help_text="Write a few words on it above before you share the record.",
        )
        tools = [("", "None"), *((each, each) for each in self.asked.tools)]
        self.fields["tool"] = forms.ChoiceField(
            label="Practice model or tool used", required=False, choices=tools
        )
        return Row("Reflection", "reflective", Field("tool"))

    def _private(self) -> Iterator[object]:
        for prompt in self.asked.prompts:
            if prompt.restricted and not self.asked.is_of_many:
                self.fields[f"w_{prompt.key}"] = words_field(prompt.label)
                yield Part(
                    prompt.label,
                    Field(f"w_{prompt.key}"),
                    lead="Only the two of you can read this part. No manager, auditor or HR officer can.",
                    private=True,
                )

    def _agreed(self) -> object:
        rows = []
        for number in range(self.rows):
            name = f"n{number}"
            self.fields[f"{name}_what"] = forms.CharField(
                label="What",
                required=False,
                max_length=LONGEST,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
            self.fields[f"{name}_owner"] = forms.TypedChoiceField(
                label="Who", required=False, coerce=int, choices=list(self.asked.owners)
            )
            self.fields[f"{name}_day"] = OneLineDateField(label="By when", required=False)
            rows.append(
                Row(
                    f"Action {number + 1}",
                    Field(f"{name}_what"),
                    Field(f"{name}_owner"),
                    Field(f"{name}_day"),
                )
            )
        return Part("New actions", *rows, lead="A day is written as 27/3/2026.")

    def _next(self) -> object:
        self.fields["next_on"] = OneLineDateField(label="Day of the next session", required=False)
        self.fields["next_at"] = time_field("At")
        lead = self.asked.next_planned or "It is planned when you save."
        return Part("Next session", Row("Next session", Field("next_on"), Field("next_at")), lead=lead)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        for number in range(self.rows):
            if data.get(f"n{number}_what") and not data.get(f"n{number}_day"):
                self._say(f"n{number}_day", f"Action {number + 1}: say by when")
            if data.get(f"p{number}_role") and not data.get(f"p{number}_organisation"):
                self._say(f"p{number}_organisation", f"Partner {number + 1}: say the organisation")
        for action in self.asked.actions:
            if data.get(f"a{action.pk}") == Outcome.CARRY and not data.get(f"a{action.pk}_day"):
                self._say(f"a{action.pk}_day", "Say to which day the action is carried forward")
        return data

    def _say(self, name: str, message: str) -> None:
        if name in self.fields and name not in self.errors:
            self.add_error(name, message)

    def entry(self, members: Sequence[int] = ()) -> Entry:
        """What a valid form says. `members`: those found by what was typed, too."""
        data = self.cleaned_data
        words = {
            name.removeprefix("w_"): str(data[name])
            for name in self.fields
            if name.startswith("w_") and name != f"w_{WELLBEING}"
        }
        if WORKLOAD_VIEW in self.fields:
            words[WORKLOAD_VIEW] = data.get(WORKLOAD_VIEW, "")
        plain = ("on", "starts_at", "minutes", "place", "online", "reflective", "tool")
        return Entry(
            kind=SessionKind(data["kind"]),
            words=words,
            wellbeing=data.get(f"w_{WELLBEING}"),
            theme=data.get("theme", ""),
            members=[*data.get("members", ()), *members],
            partners=list(self._partners()),
            settled=list(self._settled()),
            agreed=list(self._new()),
            next_on=data.get("next_on"),
            next_at=data.get("next_at"),
            **{name: data[name] for name in plain},
        )

    def _partners(self) -> Iterator[Partner]:
        for number in range(self.rows):
            organisation = self.cleaned_data.get(f"p{number}_organisation")
            if organisation:
                yield Partner(self.cleaned_data.get(f"p{number}_role", ""), organisation)

    def _settled(self) -> Iterator[Settlement]:
        for action in self.asked.actions:
            name = f"a{action.pk}"
            outcome = self.cleaned_data.get(name) or KEEP
            if outcome != KEEP:
                seen = self.cleaned_data.get(f"{name}_seen") or action.due_on
                yield Settlement(
                    action.pk, Outcome(outcome), seen, due_on=self.cleaned_data.get(f"{name}_day")
                )

    def _new(self) -> Iterator[NewAction]:
        for number in range(self.rows):
            words, day = (
                self.cleaned_data.get(f"n{number}_what"),
                self.cleaned_data.get(f"n{number}_day"),
            )
            if words and day:
                yield NewAction(words, self.cleaned_data[f"n{number}_owner"], day)
