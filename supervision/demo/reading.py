"""Who read what in the demonstration: supervisors and the auditor of samples; a formal process; a request to answer.

Only readings that somebody may have had: each is of a record that the account can open.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from supervision.domain.older_records import ask_for_older_records
from supervision.domain.openings import open_for_process
from supervision.enums import ReadAs
from supervision.models import (
    ContentReading,
    FormalOpening,
    OlderRecordsRequest,
    SessionAudit,
    SupervisionSession,
)
from supervision.queries.reading import SHARED_STATES, may_read, readable_sessions
from supervision.queries.supervisors import supervisor_of
from workforce.demo.accounts import DOMAIN
from workforce.demo.chance import Chance
from workforce.models import Account

LATEST = 12
"""So many of the latest records of each account are opened."""
WEEKS = timedelta(days=28)
Row = tuple[int, int, str, bool, datetime]


def write_readings(until: date, chance: Chance) -> dict[str, int]:
    """Readings of the accounts of the demonstration. Returns how many; none where there are some, or no account."""
    if ContentReading.objects.exists():
        return {}
    accounts = Account.objects.filter(email__endswith=f"@{DOMAIN}").order_by("pk")
    rows = [row for account in accounts for row in _of_account(account, until, chance)]
    rows += _of_audits(chance)
    _insert(sorted(rows, key=lambda row: (row[-1], row[0], row[1])))
    named = {each.email.removesuffix(f"@{DOMAIN}"): each for each in accounts}
    return {
        "readings of supervision records": len(rows),
        "records opened for formal processes": _formal(named, until),
        "requests for older records": _request(named, until),
    }


def _of_account(account: Account, until: date, chance: Chance) -> Iterator[Row]:
    """The latest records that somebody may open, once or twice each, some days after they were shared."""
    found = readable_sessions(account, until).filter(state__in=SHARED_STATES).order_by("-on", "pk")
    for session in found[:LATEST]:
        reading = may_read(session, account, until)
        if reading is None or reading.read_as in (ReadAs.AUDITOR, ReadAs.FORMAL):
            continue
        for _ in range(chance.pick({1: 0.7, 2: 0.3})):
            on = min(until, (session.shared_on or session.on) + timedelta(days=chance.randint(0, 9)))
            yield session.pk, account.pk, reading.read_as.value, reading.wellbeing, _moment(on, chance)


def _of_audits(chance: Chance) -> Iterator[Row]:
    for audit in SessionAudit.objects.filter(done_on__isnull=False).order_by("pk"):
        yield audit.session_id, audit.auditor_id, ReadAs.AUDITOR.value, False, _moment(audit.done_on, chance)


def _moment(on: date, chance: Chance) -> datetime:
    return timezone.make_aware(datetime.combine(on, time(chance.randint(8, 17), chance.randint(0, 59))))


def _insert(rows: Sequence[Row]) -> None:
    """By hand, since the model writes the moment of now."""
    table = connection.ops.quote_name(ContentReading._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} (session_id, account_id, read_as, wellbeing, at) VALUES (%s, %s, %s, %s, %s)",
            list(rows),
        )


def _formal(named: dict[str, Account], until: date) -> int:
    """One record of the practitioner of the demonstration, so that there is something on both pages."""
    hr, person = named.get("hr"), named.get("practitioner")
    if hr is None or person is None or FormalOpening.objects.exists():
        return 0
    found: Any = SupervisionSession.objects.filter(supervisee=person.worker_id, state__in=SHARED_STATES)
    session = found.order_by("-on", "-pk")[2:3].first()
    if session is None:
        return 0
    open_for_process(
        session_id=session.pk,
        reason="A grievance about workload, reference 2031. What was agreed about cases.",
        until=until + WEEKS,
        today=until,
        by=hr,
    )
    return 1


def _request(named: dict[str, Account], until: date) -> int:
    """The supervisor of the practitioner asks for older records, where the supervisor has an account."""
    person = named.get("practitioner")
    if person is None or person.worker_id is None or OlderRecordsRequest.objects.exists():
        return 0
    asking = Account.objects.filter(worker=supervisor_of(person.worker_id, until)).first()
    if asking is None:
        return 0
    ask_for_older_records(
        supervisee_id=person.worker_id,
        reason="To understand what you have agreed about your development so far.",
        today=until,
        by=asking,
    )
    return 1
