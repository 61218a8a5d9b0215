"""The verbs about one person's registration: those of whoever keeps it, and those of the person alone."""

from typing import Any

from workforce.access.permissions import Permission
from workforce.domain.registrations import (
    COUNTED,
    Details,
    confirm_renewal,
    count_cpd,
    count_revalidation,
    lock_own_record,
    record_look,
    record_registration,
    record_support,
)
from workforce.enums import RegisterResult, Regulator
from workforce.forms.registrations import (
    ConfirmRenewalForm,
    CpdForm,
    LookForm,
    RegistrationForm,
    RevalidationForm,
    SupportForm,
)
from workforce.queries.registrations import kept_of, last_counts_of, regulators_of
from workforce.views.verbs import PersonVerb
from workforce.written import day as written_day


class RegistrationVerb(PersonVerb):
    """A verb about one of a person's registrations: those on record and those that the roles need, else any."""

    permission = Permission.CHANGE_CHECKS
    tab = "registration"

    def form_arguments(self) -> dict[str, Any]:
        return {"regulators": regulators_of(self.worker, self.today) or list(Regulator)}


class RecordRegistration(RegistrationVerb):
    title = "Record a registration"
    hint = (
        "What is on record already stands in the form; change it to put it right. A look at the register says that "
        "somebody is registered, not this form."
    )
    form_class = RegistrationForm

    def form_arguments(self) -> dict[str, Any]:
        needed = regulators_of(self.worker, self.today)
        return {"regulators": [*needed, *(each for each in Regulator if each not in needed)]}

    def initial(self) -> dict[str, Any]:
        return kept_of(self.worker, self.form_arguments()["regulators"][0])

    def act(self, data: dict[str, Any]) -> str:
        regulator: Regulator = data["regulator"]
        details = Details(**{name: data[name] for name in Details.__slots__})
        record_registration(
            worker_id=self.worker.pk, regulator=regulator, details=details, by=self.request.user
        )
        return f"The registration of {self.worker.name} with {regulator.label} is on record."


class RecordLook(RegistrationVerb):
    title = "Record a look at the register"
    form_class = LookForm

    def initial(self) -> dict[str, Any]:
        return {"on": self.today}

    def act(self, data: dict[str, Any]) -> str:
        look = record_look(
            worker_id=self.worker.pk,
            regulator=data["regulator"],
            on=data["on"],
            result=RegisterResult(data["result"]),
            expires_on=data["expires_on"],
            conditions=data["conditions"],
            evidence=data["evidence"],
            today=self.today,
            by=self.request.user,
        )
        return f"{self.worker.name}: {look.get_result_display().lower()} on {written_day(look.on)}."


class RecordSupport(PersonVerb):
    permission = Permission.CHANGE_CHECKS
    tab = "registration"
    title = "Record support for revalidation"
    form_class = SupportForm

    def initial(self) -> dict[str, Any]:
        return {"on": self.today}

    def act(self, data: dict[str, Any]) -> str:
        record_support(worker_id=self.worker.pk, today=self.today, by=self.request.user, **data)
        return f"{self.worker.name} was supported on {written_day(data['on'])}."


class OwnVerb(PersonVerb):
    """What only the person may write in their own record."""

    permission = Permission.CONFIRM_REGISTRATION
    tab = "registration"

    def lock(self) -> None:
        lock_own_record(self.worker.pk, by=self.request.user)


class ConfirmRenewal(OwnVerb):
    title = "Confirm my renewal"
    hint = (
        "This says that you have renewed. You count as renewed once a colleague has seen it on the register."
    )
    form_class = ConfirmRenewalForm

    def form_arguments(self) -> dict[str, Any]:
        return {"regulators": regulators_of(self.worker, self.today) or list(Regulator)}

    def initial(self) -> dict[str, Any]:
        return {"renewed_on": self.today}

    def act(self, data: dict[str, Any]) -> str:
        said = confirm_renewal(
            worker_id=self.worker.pk,
            regulator=data["regulator"],
            renewed_on=data["renewed_on"],
            fee_paid=data["fee_paid"],
            today=self.today,
            by=self.request.user,
        )
        return f"Thank you. Your renewal from {written_day(said.year_from)} is confirmed by you, and will be looked up."


class CountCpd(OwnVerb):
    title = "Record my CPD"
    hint = (
        "How much you have recorded with Social Work England this registration year: at least two pieces, one of them "
        "with a peer’s reflection. What you wrote stays with you."
    )
    form_class = CpdForm

    def initial(self) -> dict[str, Any]:
        return {"counted_on": self.today}

    def act(self, data: dict[str, Any]) -> str:
        count = count_cpd(worker_id=self.worker.pk, today=self.today, by=self.request.user, **data)
        return f"{count.pieces} pieces of CPD, {count.with_peer} with a peer’s reflection."


class CountRevalidation(OwnVerb):
    title = "Record my revalidation"
    hint = "Running totals since your last revalidation."
    form_class = RevalidationForm

    def initial(self) -> dict[str, Any]:
        return last_counts_of(self.worker) | {"counted_on": self.today}

    def act(self, data: dict[str, Any]) -> str:
        done = {name: data.pop(name) for name in COUNTED}
        count = count_revalidation(
            worker_id=self.worker.pk, done=done, today=self.today, by=self.request.user, **data
        )
        return f"Your progress towards the revalidation due on {written_day(count.due_on)} is on record."
