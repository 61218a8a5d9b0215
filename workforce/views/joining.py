"""People come: appointed, re-joining, with another assignment, taken on from an agency."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.domain.appointing import Newcomer, appoint, hold_numbers, rejoin
from workforce.domain.assigning import assign_also
from workforce.domain.contracts import NewContract
from workforce.domain.converting import convert
from workforce.enums import Contract, Regulator
from workforce.forms.joining import AlsoForm, AppointForm, ContractForm, ConvertForm
from workforce.forms.leaving import contracts_in_words
from workforce.models import Assignment, Employment, Worker
from workforce.policy import PolicyKey
from workforce.queries.alike import holder_of, last_contracts, may_be_named, people_alike
from workforce.queries.contracts import FULL_TIME, coming_back, contracts_to_change, most_hours
from workforce.queries.numbers import next_reference
from workforce.queries.policy import policy_value
from workforce.queries.visibility import Sight
from workforce.timeline import Entry, timeline_of_person
from workforce.validators import SWE_NUMBER
from workforce.views.page import Request
from workforce.views.places import PlacedVerb
from workforce.views.verbs import NEITHER, PersonVerb, with_way_back
from workforce.written import day as written_day
from workforce.written import decimal


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody on record who may be meant: how they stand, and what may be done instead of a second record."""

    worker: Worker
    stands: str
    label: str
    url_name: str


class Appoint(PlacedVerb):
    """Somebody new. Before a second record is made of one person, those who may be meant are shown."""

    permission = Permission.CHANGE_EMPLOYMENT
    title = "Appoint somebody"
    form_class = AppointForm
    appointed: Worker | None = None

    def get(self, request: Request) -> HttpResponse:
        return self.form_page()

    def post(self, request: Request) -> HttpResponse:
        return self.answer()

    def form_arguments(self) -> dict[str, Any]:
        return super().form_arguments() | {"next_reference": next_reference()}

    def lock(self) -> None:
        hold_numbers()

    def version(self) -> str:
        """Who is on record of that name or number: whoever comes in between is shown before a second record is made."""
        typed = self.request.POST
        number = "".join(typed.get("swe_number", "").split()).upper()
        people = people_alike(
            typed.get("first_name", ""),
            typed.get("last_name", ""),
            number if SWE_NUMBER.fullmatch(number) else "",
            self.scope,
        )
        return _marks(people)

    def _preview_page(self, form: Form, *, changed_meanwhile: bool = False) -> HttpResponse:
        data = form.cleaned_data
        known = people_alike(data["first_name"], data["last_name"], data["swe_number"], self.scope)
        if _marks(known) != data["not_one_of_these"]:
            return self._alike_page(known)
        holder = holder_of(data["swe_number"]) if data["swe_number"] else None
        if holder is not None:
            form.add_error("swe_number", self._whose(holder))
            return self.form_page(form)
        return super()._preview_page(form, changed_meanwhile=changed_meanwhile)

    def _alike_page(self, known: Sequence[Worker]) -> HttpResponse:
        left_out = NEITHER | {"not_one_of_these"}
        return self.render(
            "workforce/appoint_alike.html",
            people=self._alike(known),
            typed=[(name, value) for name, value in self.request.POST.items() if name not in left_out],
            marks=_marks(known),
            subject_url=self.done_url(),
        )

    def _alike(self, known: Sequence[Worker]) -> list[Alike]:
        last = last_contracts(known, self.scope)
        return [_alike(each, last.get(each.pk), self.today) for each in known]

    def _whose(self, holder: Worker) -> str:
        if may_be_named(holder, self.scope):
            return f"This number belongs to {holder.name} ({holder.reference})"
        return "This number belongs to somebody else on record"

    def act(self, data: dict[str, Any]) -> str:
        newcomer = Newcomer(
            first_name=data["first_name"],
            last_name=data["last_name"],
            reference=data["reference"],
            email=data["email"],
            swe_number=data["swe_number"],
        )
        held = appoint(
            newcomer=newcomer, contract=contract_from(data), work=self.work(data), by=self.request.user
        )
        self.appointed = held.worker
        self.noted = notes_on(held)
        worker = held.worker
        return (
            f"{worker.name} is appointed from {written_day(held.first_day)}, with number {worker.reference}."
        )

    def timeline(self) -> Sequence[Entry]:
        worker = self.appointed
        if worker is None:
            return []
        parts = (f"{worker.name}, number {worker.reference}", worker.email, worker.swe_number or "")
        person = Entry("(person)", "Person", ", ".join(filter(None, parts)), self.place.day, None)
        return [*timeline_of_person(worker, Sight(worker, self.scope)), person]

    def subject(self) -> str:
        typed = self.request.POST
        return f"{typed.get('first_name', '')} {typed.get('last_name', '')}".strip() or "Somebody new"

    def back(self) -> str:
        return "People"

    def when_done(self, said: str, change: UUID) -> str:
        return with_way_back(self.scope, said, self.appointed, change) if self.appointed else said

    def done_url(self) -> str:
        if self.appointed and self.request.POST.get("step") == "save":
            return reverse("person", args=[self.appointed.reference])
        return reverse("people")


def _alike(worker: Worker, held: Employment | None, day: date) -> Alike:
    if held is None:
        return Alike(worker, "No contract on record", "Re-appoint", "person_rejoin")
    kind = str(held.get_contract_display())
    if held.last_day is not None and held.last_day < day:
        return Alike(worker, f"{kind}, left on {written_day(held.last_day)}", "Re-appoint", "person_rejoin")
    return Alike(worker, f"{kind}, from {written_day(held.first_day)}", "Another assignment", "person_assign")


def _marks(people: Iterable[Worker]) -> str:
    return ",".join(str(each.pk) for each in people)


class PersonPlaced(PlacedVerb, PersonVerb):
    """A verb that gives work to somebody on record."""

    permission = Permission.CHANGE_EMPLOYMENT

    def place_initial(self) -> dict[str, Any]:
        last = self.worker.assignments.order_by("-period").first()
        return super().place_initial() | ({"unit": last.team_id} if last else {})

    def worker_id(self) -> int:
        return self.worker.pk

    def contracts(self) -> list[Employment]:
        return contracts_to_change(self.worker, self.today)


class Rejoin(PersonPlaced):
    title = "Re-join"
    hint = "For somebody whose contracts have ended. The new contract stands beside the old ones."
    form_class = ContractForm

    def act(self, data: dict[str, Any]) -> str:
        contract = contract_from(data)
        self.noted = self._counts_as(contract)
        held = rejoin(worker_id=self.worker.pk, contract=contract, work=self.work(data), by=self.request.user)
        self.noted = [*self.noted, *notes_on(held)]
        return f"{self.worker.name} is back from {written_day(held.first_day)}."

    def _counts_as(self, contract: NewContract) -> list[str]:
        if contract.contract in (Contract.AGENCY, Contract.CASUAL):
            return ["Agency and casual workers are neither starters nor leavers in the figures."]
        came = coming_back(self.worker, contract.first_day)
        if came is None:
            return ["They were never employed here before: in the figures they are a starter."]
        left, starts = written_day(came.left_on), written_day(contract.first_day)
        if came.joined:
            return [
                f"No working day lies between {left} and {starts}: in the figures they have never left, and are "
                "neither leaver nor starter."
            ]
        counted = f"In the figures they left on {left} and start on {starts}."
        if came.short:
            counted += " So short a gap is often a slip: it is listed under data quality."
        return [counted]


class AnotherAssignment(PersonPlaced):
    title = "Another assignment"
    hint = "Beside what there is, under the same contract: a split post, or work in several teams."
    form_class = AlsoForm

    def form_arguments(self) -> dict[str, Any]:
        return super().form_arguments() | {"employments": contracts_in_words(self.contracts())}

    def act(self, data: dict[str, Any]) -> str:
        held = assign_also(
            employment_id=data["employment"],
            begins=self.place.day,
            ends=data["last_day"],
            work=self.work(data),
            by=self.request.user,
        )
        self.noted = notes_on(held)
        return f"{self.worker.name} has another assignment from {written_day(held.first_day)}."


class Convert(PersonPlaced):
    title = "Convert to permanent"
    hint = "The agency engagement ends on the day before. They count as a starter from the first day on."
    form_class = ConvertForm

    def contracts(self) -> list[Employment]:
        engaged = self.worker.employments.filter(contract=Contract.AGENCY)
        return list(engaged.not_over(self.today).order_by("period"))

    def form_arguments(self) -> dict[str, Any]:
        return super().form_arguments() | {"employments": contracts_in_words(self.contracts())}

    def initial(self) -> dict[str, Any]:
        """The work they do already, on the same post where it has room."""
        held = self.worker.assignments.agency().as_at(self.place.day).order_by("-fte", "pk").first()
        if held is None:
            return {}
        if held.post_id in {room.post_id for room in self.place.rooms}:
            return {"post": held.post_id, "fte": f"{held.fte.normalize():f}"}
        return {"team": held.team_id, "role": held.role_id, "fte": f"{held.fte.normalize():f}"}

    def act(self, data: dict[str, Any]) -> str:
        held = convert(
            employment_id=data["employment"],
            contract=contract_from(data),
            work=self.work(data),
            by=self.request.user,
        )
        self.noted = [
            f"In the figures they are a starter from {written_day(held.first_day)}; the end of an agency engagement is "
            "no leaving.",
            *notes_on(held),
        ]
        return f"{self.worker.name} is employed from {written_day(held.first_day)}."


def contract_from(data: dict[str, Any]) -> NewContract:
    return NewContract(
        contract=data["contract"],
        first_day=data["on"],
        last_day=data["last_day"],
        start_origin=data.get("start_origin"),
        agency_name=data.get("agency_name", ""),
    )


def notes_on(held: Assignment) -> list[str]:
    """What to think of: hours beyond full time, a registration that is missing, equal conditions for agency workers."""
    remarks = []
    day, hours = most_hours(held.worker, held.period)
    if hours > FULL_TIME:
        remarks.append(
            f"From {written_day(day)} their assignments add up to {decimal(hours, 2)} FTE, more than full time."
        )
    if held.role.regulator == Regulator.SWE and not held.worker.swe_number:
        remarks.append(
            f"The role {held.role.name} needs registration with Social Work England, and no number is recorded."
        )
    if held.employment.contract == Contract.AGENCY:
        weeks = policy_value(PolicyKey.EQUAL_TREATMENT_WEEKS, held.first_day)
        equal = held.first_day + timedelta(weeks=weeks)
        remarks.append(f"After {weeks} weeks, from {written_day(equal)}, they have equal basic conditions.")
    return remarks
