"""People go: notice, its withdrawal, leaving, and another last day of a contract."""

from collections.abc import Iterator, Sequence
from typing import Any

from workforce.access.permissions import Permission
from workforce.domain.handing_over import lock_with_the_managed
from workforce.domain.last_days import change_last_day
from workforce.domain.leaving import Left, leave
from workforce.domain.notices import give_notice, withdraw_notice
from workforce.domain.record import version_of_person
from workforce.enums import Contract
from workforce.forms.leaving import LastDayForm, LeaveForm, NoticeForm, WithdrawForm
from workforce.models import Assignment, Employment, Worker
from workforce.panels import EMPLOYMENT
from workforce.queries.contracts import cases_held, contracts_to_change
from workforce.queries.managers import assignments_of_the_managed, managed_from, people_meant
from workforce.timeline import Entry
from workforce.views.verbs import PersonVerb
from workforce.written import day as written_day


class ContractVerb(PersonVerb):
    """A verb about one of a person's contracts."""

    tab = EMPLOYMENT
    permission = Permission.CHANGE_EMPLOYMENT

    def form_arguments(self) -> dict[str, Any]:
        return {"employments": self.contracts()}

    def contracts(self) -> list[Employment]:
        return contracts_to_change(self.worker, self.today)


class GiveNotice(ContractVerb):
    title = "Give notice"
    hint = (
        "The contract and what is done under it end on the last day. Until then the notice can be withdrawn."
    )
    form_class = NoticeForm

    def initial(self) -> dict[str, Any]:
        return {"given_on": self.today}

    def act(self, data: dict[str, Any]) -> str:
        notice = give_notice(
            employment_id=data["employment"],
            given_on=data["given_on"],
            last_day=data["last_day"],
            reason=data["reason"],
            destination=data["destination"],
            by=self.request.user,
        )
        managed = len({each.worker_id for each in managed_from(self.worker.pk, notice.last_day)})
        self.noted = _manages(managed, "“Leave” asks who takes over when the day has come.")
        return f"{self.worker.name} is on notice. The last day is {written_day(notice.last_day)}."


class WithdrawNotice(PersonVerb):
    permission = Permission.CHANGE_EMPLOYMENT
    title = "Withdraw notice"
    hint = "What the notice ended goes on as it would have without it."
    form_class = WithdrawForm

    def initial(self) -> dict[str, Any]:
        return {"withdrawn_on": self.today}

    def form_arguments(self) -> dict[str, Any]:
        standing = self.worker.notices.standing().order_by("-last_day")
        return {
            "notices": {
                each.pk: f"Given on {written_day(each.given_on)}, last day {written_day(each.last_day)}"
                for each in standing
            }
        }

    def act(self, data: dict[str, Any]) -> str:
        notice = withdraw_notice(
            notice_id=data["notice"],
            withdrawn_on=data["withdrawn_on"],
            over_fill=data["over_fill"],
            by=self.request.user,
        )
        return f"The notice of {self.worker.name} is withdrawn from {written_day(notice.withdrawn_on)}."


class Leave(ContractVerb):
    title = "Leave"
    hint = (
        "For somebody whose last day has passed, or who leaves without notice. Open absences end on the last day, "
        "unless another contract goes on."
    )
    form_class = LeaveForm
    destroys = True

    def initial(self) -> dict[str, Any]:
        held = next(iter(self.contracts()), None)
        if held is None:
            return {}
        return {"last_day": held.last_day, "reason": held.reason_left, "destination": held.destination}

    def form_arguments(self) -> dict[str, Any]:
        managed = dict.fromkeys(each.worker.name for each in managed_from(self.worker.pk, self.today))
        return super().form_arguments() | {
            "find_people": lambda text: people_meant(text, self.scope),
            "managed": list(managed),
        }

    def lock(self) -> None:
        lock_with_the_managed(self.worker.pk, by=self.request.user)

    def version(self) -> str:
        """Of the person's record and of those whom they manage: who came in between is shown first."""
        managed = {each.worker_id for each in managed_from(self.worker.pk, self.today)}
        return " ".join(version_of_person(each) for each in [self.worker.pk, *sorted(managed)])

    def timeline(self) -> Sequence[Entry]:
        """The person's own, and who manages those whom they manage."""
        return [*super().timeline(), *_managed_entries(self.worker)]

    def act(self, data: dict[str, Any]) -> str:
        successor = data.get("successor")
        left = leave(
            employment_id=data["employment"],
            last_day=data["last_day"],
            reason=data["reason"],
            destination=data["destination"],
            successor_id=successor.pk if successor else None,
            cancel_later=data["cancel_later"],
            by=self.request.user,
        )
        self.noted = self._left_behind(left, successor is not None)
        return " ".join([f"{self.worker.name} left on {written_day(left.employment.last_day)}.", *self.noted])

    def _left_behind(self, left: Left, taken_over: bool) -> list[str]:
        said = []
        if left.handed_over and not taken_over:
            said.append(f"{_left_alone(left.handed_over)} no manager from then on; data quality lists that.")
        if left.absences:
            said.append("Their open absence ends on that day too.")
        if left.taken_out:
            said.append("What was to begin later is taken out.")
        last = left.employment.last_day
        cases = cases_held(self.worker, last) if last else 0
        if cases:
            said.append(
                f"They held {cases} {'case' if cases == 1 else 'cases'} at the last count: see who has them now."
            )
        return said


class ChangeLastDay(ContractVerb):
    title = "Change the last day"
    hint = "Makes a fixed-term contract, or the time of an agency worker, longer or shorter."
    form_class = LastDayForm

    def contracts(self) -> list[Employment]:
        return [each for each in super().contracts() if each.contract != Contract.PERMANENT]

    def act(self, data: dict[str, Any]) -> str:
        held = change_last_day(
            employment_id=data["employment"],
            last_day=data["last_day"],
            over_fill=data["over_fill"],
            by=self.request.user,
        )
        return f"The contract of {self.worker.name} ends on {written_day(held.last_day)}."


def _manages(people: int, then: str) -> list[str]:
    return [f"They manage {_people(people)}. {then}"] if people else []


def _left_alone(number: int) -> str:
    return "1 person whom they manage has" if number == 1 else f"{number} people whom they manage have"


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"


def _managed_entries(manager: Worker) -> Iterator[Entry]:
    """One for each piece of work that somebody does under the manager, with who manages it next."""
    work: dict[tuple[object, ...], list[Assignment]] = {}
    for each in assignments_of_the_managed(manager.pk):
        work.setdefault((each.worker_id, each.team_id, each.role_id, each.post_id), []).append(each)
    for key, parts in work.items():
        *_, last = parts
        before = parts[-2] if len(parts) > 1 and last.manager_id != manager.pk else None
        then = f"{_until(before)}, then {_managed_by(last)}" if before else _managed_by(last)
        first = before or last
        title = f"{last.worker.name}, {last.role.name}, {then}"
        yield Entry(f"managed:{key}", "People they manage", title, first.first_day, last.last_day)


def _managed_by(held: Assignment) -> str:
    return f"managed by {held.manager.name}" if held.manager else "without a manager"


def _until(held: Assignment) -> str:
    return f"{_managed_by(held)} to {written_day(held.last_day)}"
