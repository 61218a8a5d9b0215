"""The verbs about one person's absence."""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.domain.absence import (
    Spell,
    begin_absence,
    change_absence,
    hold_conversation,
    remove_absence,
    return_from_absence,
    version_with_returns,
)
from workforce.forms.absence import ConversationForm, RemoveForm, ReturnForm, SpellForm
from workforce.models import Absence, Worker
from workforce.queries.absence import managers_of
from workforce.queries.visibility import Sight
from workforce.views.page import Request
from workforce.views.verbs import PersonVerb
from workforce.written import day as written_day


class AbsenceVerb(PersonVerb):
    """A verb about absence. One's own is kept by others, so that one's own record is not there."""

    permission = Permission.CHANGE_ABSENCE

    def _worker(self, reference: str) -> Worker:
        worker = super()._worker(reference)
        if worker.pk == self.request.user.worker_id:
            raise Http404
        return worker

    def version(self) -> str:
        return version_with_returns(self.worker.pk)

    def done_url(self) -> str:
        return reverse("person_absences", args=[self.worker.reference])

    @property
    def counts_days(self) -> bool:
        """Whether the reader may give HR's own figure of days lost."""
        return Sight(self.worker, self.scope).sees(Permission.CHANGE_EMPLOYMENT)


class BeginAbsence(AbsenceVerb):
    title = "Record an absence"
    hint = "One that lasts, one that is over, or one that is to come."
    form_class = SpellForm

    def form_arguments(self) -> dict[str, Any]:
        return {"with_days_lost": self.counts_days}

    def act(self, data: dict[str, Any]) -> str:
        spell = begin_absence(worker_id=self.worker.pk, spell=_stated(data), by=self.request.user)
        return f"{self.worker.name}: {_in_words(spell)}."


class SpellVerb(AbsenceVerb):
    """A verb about one spell of the person."""

    spell: Absence

    def get(self, request: Request, reference: str, absence_id: int = 0) -> HttpResponse:
        self._find(reference, absence_id)
        return self.form_page()

    def post(self, request: Request, reference: str, absence_id: int = 0) -> HttpResponse:
        self._find(reference, absence_id)
        return self.answer()

    def _find(self, reference: str, absence_id: int) -> None:
        self.worker = self._worker(reference)
        theirs = Absence.objects.within(self.scope[Permission.SEE_ABSENCE]).filter(worker=self.worker)
        self.spell = get_object_or_404(theirs.select_related("expected_return"), pk=absence_id)

    @property
    def expected_on(self) -> date | None:
        expected = getattr(self.spell, "expected_return", None)
        return expected.expected_on if expected else None

    def subject(self) -> str:
        return f"{self.worker.name}, {_in_words(self.spell)}"


class ReturnFromAbsence(SpellVerb):
    title = "Record the return"
    form_class = ReturnForm

    def form_arguments(self) -> dict[str, Any]:
        return {"with_days_lost": self.counts_days}

    def act(self, data: dict[str, Any]) -> str:
        stated = Spell(
            kind=self.spell.kind,
            first_day=self.spell.first_day,
            last_day=data["last_day"],
            half_first=data["half_first"],
            half_last=data["half_last"],
            days_lost=data.get("days_lost"),
        )
        spell = return_from_absence(absence_id=self.spell.pk, spell=stated, by=self.request.user)
        return f"{self.worker.name} is back: {_in_words(spell)}."


class ChangeAbsence(SpellVerb):
    title = "Change or correct an absence"
    hint = "What was recorded before is kept in the history of changes."
    form_class = SpellForm

    def form_arguments(self) -> dict[str, Any]:
        return {"with_days_lost": self.counts_days}

    def initial(self) -> dict[str, Any]:
        return {
            "kind": self.spell.kind,
            "first_day": self.spell.first_day,
            "last_day": self.spell.last_day,
            "expected_return": self.expected_on,
            "days_lost": self.spell.days_lost,
        }

    def act(self, data: dict[str, Any]) -> str:
        spell = change_absence(absence_id=self.spell.pk, spell=self._stated(data), by=self.request.user)
        return f"{self.worker.name}: {_in_words(spell)}."

    def _stated(self, data: dict[str, Any]) -> Spell:
        """Whoever does not count days leaves the spell's own figure as it is, while its days stay the same."""
        same_days = (data["first_day"], data["last_day"]) == (self.spell.first_day, self.spell.last_day)
        if not self.counts_days and same_days and not (data["half_first"] or data["half_last"]):
            data = data | {"days_lost": self.spell.days_lost}
        return _stated(data)


class RemoveAbsence(SpellVerb):
    title = "Take an absence off the record"
    hint = "For an absence that never was. That it was recorded is kept in the history of changes."
    form_class = RemoveForm
    destroys = True

    def act(self, data: dict[str, Any]) -> str:
        remove_absence(absence_id=self.spell.pk, by=self.request.user)
        return f"{self.worker.name}: the absence is off the record."


class HoldConversation(SpellVerb):
    title = "Return-to-work conversation"
    hint = "Only when it was held and by whom. What was said is not kept here."
    form_class = ConversationForm

    def form_arguments(self) -> dict[str, Any]:
        people = managers_of(self.worker, self.spell.first_day)
        own = self.request.user.worker
        return {"people": [*people, own] if own is not None and own not in people else people}

    def initial(self) -> dict[str, Any]:
        own = self.request.user.worker_id
        return {"held_on": self.today, "held_by": str(own or "")}

    def act(self, data: dict[str, Any]) -> str:
        people = {str(each.pk): each for each in self.form_arguments()["people"]}
        talk = hold_conversation(
            absence_id=self.spell.pk,
            held_on=data["held_on"],
            held_by=people.get(data["held_by"]),
            by=self.request.user,
        )
        return f"{self.worker.name}: the conversation was held on {written_day(talk.held_on)}."


def _stated(data: dict[str, Any]) -> Spell:
    return Spell(
        kind=data["kind"],
        first_day=data["first_day"],
        last_day=data["last_day"],
        expected_return=data["expected_return"],
        half_first=data["half_first"],
        half_last=data["half_last"],
        days_lost=data.get("days_lost"),
    )


def _in_words(spell: Absence) -> str:
    """Sickness from 3 May 2025 to 5 May 2025."""
    first, kind = written_day(spell.first_day), spell.get_kind_display().lower()
    return (
        f"{kind} from {first} to {written_day(spell.last_day)}"
        if spell.last_day
        else f"{kind} from {first} on"
    )
