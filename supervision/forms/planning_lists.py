"""Filters of the lists of planning: people, sessions, agreements, supervisors and frequencies."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from django import forms

from supervision.enums import SessionKind
from supervision.queries.agreements import TO_DO, AgreementState
from supervision.queries.pairings import ShowPairings
from supervision.queries.planning import PlannedSearch, ShowPlanned
from supervision.queries.rhythm import StandingState
from workforce.forms.crispy import filter_helper
from workforce.forms.filters import UnitFilter, chosen_filters
from workforce.forms.inputs import ShortText
from workforce.forms.selects import ShortSelect


class Whose(StrEnum):
    """Whose supervision a list shows."""

    MINE = "mine"
    BELOW = "below"


WHOSE = {Whose.MINE: "Those I supervise", Whose.BELOW: "Everybody I may see"}


def name_form_field() -> forms.CharField:
    return forms.CharField(label="Name", required=False, max_length=100, widget=ShortText())


class ReadFilter(UnitFilter):
    """A filter whose choices are read one by one; none where it is not valid."""

    def data_of(self, name: str) -> Any:
        return self.cleaned_data.get(name) if self.is_valid() else None


class StateFilter(ReadFilter):
    """One that asks for the state of a standing, too."""

    def states(self) -> tuple[StandingState, ...]:
        value = self.data_of("state")
        return (StandingState(value),) if value else ()


class WhoseFilter(ReadFilter):
    """Whose and where. `may`: what the reader may choose; the first, where nothing is asked for."""

    whose = forms.ChoiceField(label="Whose", required=False, widget=ShortSelect)
    q = name_form_field()
    field_order = ("whose", "q", "unit")

    def __init__(self, *args: Any, may: Sequence[Whose], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.may = may
        self.fields["whose"].choices = [(each.value, WHOSE[each]) for each in may]  # type: ignore[attr-defined]

    def chosen_whose(self) -> Whose:
        return Whose(self.data_of("whose") or self.may[0].value)


class StandingFilter(WhoseFilter, StateFilter):
    """How it stands, and who supervises. `supervisors`: names by number."""

    state = forms.ChoiceField(
        label="State",
        required=False,
        choices=[("", "All"), *((each.value, each.label) for each in StandingState)],
        widget=ShortSelect,
    )
    supervisor = forms.TypedChoiceField(
        label="Supervisor", required=False, coerce=int, empty_value=None, widget=ShortSelect
    )

    def __init__(self, *args: Any, supervisors: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(str(key), name) for key, name in supervisors.items()]
        self.fields["supervisor"].choices = [("", "All"), *names]  # type: ignore[attr-defined]
        self.helper = filter_helper(self, submit="Show")


class TeamFilter(StateFilter):
    """Where, and how teams stand."""

    q = forms.CharField(label="Team or name", required=False, max_length=100, widget=ShortText())
    state = forms.ChoiceField(
        label="State",
        required=False,
        choices=[
            ("", "All"),
            *((each.value, each.label) for each in StandingState if each is not StandingState.AWAY),
        ],
        widget=ShortSelect,
    )
    field_order = ("q", "unit", "state")


class AgreementFilter(WhoseFilter):
    """How agreements stand: what is to be done, unless something else is asked for."""

    state = forms.ChoiceField(
        label="State",
        required=False,
        choices=[
            ("", "To do"),
            *((each.value, each.label) for each in AgreementState),
            ("all", "All"),
        ],
        widget=ShortSelect,
    )

    def states(self) -> tuple[AgreementState, ...]:
        value = self.data_of("state")
        if value == "all":
            return ()
        return (AgreementState(value),) if value else TO_DO


SHOW_PLANNED = {
    ShowPlanned.COMING: "Coming",
    ShowPlanned.PASSED: "Passed, nothing recorded yet",
    ShowPlanned.CANCELLED: "Called off",
    ShowPlanned.MISSED: "Missed",
}


class PlannedFilter(forms.Form):
    """Which sessions, and whose."""

    show = forms.ChoiceField(
        label="Show",
        required=False,
        choices=[(each.value, words) for each, words in SHOW_PLANNED.items()],
        widget=ShortSelect,
    )
    whose = forms.ChoiceField(label="Whose", required=False, widget=ShortSelect)
    kind = forms.ChoiceField(
        label="Kind", required=False, choices=[("", "All"), *SessionKind.choices], widget=ShortSelect
    )
    q = name_form_field()

    def __init__(self, *args: Any, may: Sequence[Whose], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = {Whose.MINE: "Mine", Whose.BELOW: "All I may see"}
        self.may = may
        self.fields["whose"].choices = [(each.value, words[each]) for each in may]  # type: ignore[attr-defined]
        self.helper = filter_helper(self, submit="Show")

    def search(self, reader_id: int | None) -> PlannedSearch:
        data = self.cleaned_data if self.is_valid() else {}
        mine = Whose(data.get("whose") or self.may[0].value) is Whose.MINE
        return PlannedSearch(
            ShowPlanned(data.get("show") or ShowPlanned.COMING.value),
            data.get("q") or "",
            data.get("kind") or "",
            reader_id if mine else None,
        )

    def chosen(self) -> list[dict[str, str]]:
        return chosen_filters(self) if self.is_valid() else []


SHOW_PAIRINGS = {
    ShowPairings.CURRENT: "Today and later",
    ShowPairings.ENDED: "Ended",
    ShowPairings.ALL: "All",
}


class PairingFilter(forms.Form):
    """Whose supervisor is not the manager."""

    show = forms.ChoiceField(
        label="Show",
        required=False,
        choices=[(each.value, words) for each, words in SHOW_PAIRINGS.items()],
        widget=ShortSelect,
    )
    q = forms.CharField(label="Name of either of the two", required=False, max_length=100, widget=ShortText())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = filter_helper(self, submit="Show")

    def asked(self) -> tuple[ShowPairings, str]:
        data = self.cleaned_data if self.is_valid() else {}
        return ShowPairings(data.get("show") or ShowPairings.CURRENT.value), data.get("q") or ""
