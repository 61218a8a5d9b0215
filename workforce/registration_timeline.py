"""Registration and checks on the timeline of a person."""

from collections.abc import Iterator
from functools import partial

from workforce.access.permissions import Permission
from workforce.enums import RegisterResult
from workforce.models import (
    Check,
    CheckUpdate,
    CpdCount,
    ProfessionalRegistration,
    RegisterCheck,
    RenewalConfirmation,
    RevalidationCount,
    RevalidationSupport,
    Worker,
)
from workforce.periods import british
from workforce.queries.visibility import Sight
from workforce.registration_panels import may_see_results
from workforce.timeline import Entry, Rows, person_timeline

REGISTRATION, CHECKS = "Registration", "Checks"


@person_timeline
def registrations(worker: Worker, sight: Sight) -> Iterator[Rows]:
    """What is kept, seen, said and counted."""
    if not sight.sees(Permission.SEE_REGISTRATION):
        return
    sees_conditions = sight.sees(Permission.SEE_CHECKS)
    yield Rows(worker.registrations.all(), partial(_registration, worker=worker))
    yield Rows(worker.registerchecks.all(), partial(_look, sees_conditions=sees_conditions))
    yield Rows(worker.renewalconfirmations.all(), _confirmation)
    yield Rows(worker.cpdcounts.all(), _cpd)
    yield Rows(worker.revalidationcounts.all(), _revalidation)
    yield Rows(worker.revalidationsupports.all(), _support)


@person_timeline
def checks(worker: Worker, sight: Sight) -> Iterator[Rows]:
    """Requested and done; what came of it only for those who may see results."""
    if not sight.sees(Permission.SEE_CHECKS):
        return
    sees_results = may_see_results(worker, sight)
    yield Rows(worker.checks.all(), partial(_check, sees_results=sees_results))
    if sees_results:
        yield Rows(CheckUpdate.objects.filter(of__worker=worker), _update, ("of",))


def _registration(kept: ProfessionalRegistration, *, worker: Worker) -> Entry | None:
    """From the first day that is known of it."""
    since = kept.first_registered or kept.applied_on or kept.expires_on or kept.revalidation_on
    if since is None:
        return None
    number = worker.swe_number if kept.regulator == "SWE" else kept.number
    notes = (
        number,
        kept.part,
        f"applied on {british(kept.applied_on)}" if kept.applied_on else "",
        f"registered until {british(kept.expires_on)}" if kept.expires_on else "",
        f"revalidates on {british(kept.revalidation_on)}" if kept.revalidation_on else "",
    )
    return Entry(
        f"registration:{kept.pk}",
        REGISTRATION,
        str(kept.get_regulator_display()),
        since,
        None,
        ", ".join(note for note in notes if note),
    )


def _look(look: RegisterCheck, *, sees_conditions: bool) -> Entry:
    result = RegisterResult(look.result)
    shown = (
        RegisterResult.REGISTERED if result == RegisterResult.CONDITIONS and not sees_conditions else result
    )
    until = f"until {british(look.expires_on)}" if look.expires_on else ""
    return Entry(
        f"look:{look.pk}",
        REGISTRATION,
        f"{look.get_regulator_display()}: {str(shown.label).lower()}, as the register says",
        look.on,
        look.on,
        until,
    )


def _confirmation(said: RenewalConfirmation) -> Entry:
    title = f"Says to have renewed with {said.get_regulator_display()} from {british(said.year_from)}"
    fee = "fee paid" if said.fee_paid else ""
    return Entry(f"confirmation:{said.pk}", REGISTRATION, title, said.renewed_on, said.renewed_on, fee)


def _cpd(count: CpdCount) -> Entry:
    pieces = "1 piece" if count.pieces == 1 else f"{count.pieces} pieces"
    title = f"CPD: {pieces}, {count.with_peer} with a peer’s reflection"
    year = f"registration year from {british(count.year_from)}"
    return Entry(f"cpd:{count.pk}", REGISTRATION, title, count.counted_on, count.counted_on, year)


def _revalidation(count: RevalidationCount) -> Entry:
    done = (
        f"{count.practice_hours} practice hours, {count.cpd_hours} hours of CPD ({count.participatory_hours} "
        f"participatory), {count.feedback} pieces of feedback, {count.reflective_accounts} reflective accounts"
    )
    title = "Revalidated" if count.submitted_on else "Progress towards revalidation"
    day = count.submitted_on or count.counted_on
    note = f"{done}; due on {british(count.due_on)}"
    return Entry(f"revalidation:{count.pk}", REGISTRATION, title, day, day, note)


def _support(session: RevalidationSupport) -> Entry:
    title = f"Support for revalidation by {session.given_by}"
    return Entry(f"support:{session.pk}", REGISTRATION, title, session.on, session.on)


def _check(check: Check, *, sees_results: bool) -> Entry:
    kind = str(check.get_kind_display())
    if check.done_on is None:
        first = check.requested_on
        assert first is not None  # a check has a day
        return Entry(f"check:{check.pk}", CHECKS, f"{kind}: requested", first, None)
    outcome = str(check.get_outcome_display()).lower() if sees_results else "done"
    notes = (
        f"requested on {british(check.requested_on)}" if check.requested_on else "",
        f"until {british(check.expires_on)}" if check.expires_on else "",
        check.certificate_number if sees_results else "",
    )
    note = ", ".join(part for part in notes if part)
    return Entry(f"check:{check.pk}", CHECKS, f"{kind}: {outcome}", check.done_on, check.done_on, note)


def _update(update: CheckUpdate) -> Entry:
    title = f"{update.of.get_kind_display()}, {str(update.get_result_display()).lower()}"
    return Entry(f"check-update:{update.pk}", CHECKS, title, update.on, update.on)
