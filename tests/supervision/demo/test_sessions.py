"""The synthetic council has two years of supervision that tell its story, and something for each account to find."""

from collections import Counter, defaultdict
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.db.models import F

from supervision.demo.audits import write_audits
from supervision.demo.sessions import write_sessions
from supervision.enums import HELD_STATES, ActionState, ReadAs, SessionKind, SessionState
from supervision.models import (
    Addendum,
    AgreedAction,
    Agreement,
    ContentReading,
    RecordTemplate,
    SessionAudit,
    SessionMember,
    SessionMove,
    SessionVersion,
    SupervisionSession,
    SupervisorPairing,
    SupervisorTraining,
    WellbeingVersion,
)
from supervision.prompts import BY_KEY
from supervision.queries.rhythm import SlotState, StandingState, counted, slots
from supervision.queries.supervisors import supervised_by
from workforce.access.scope import Reach
from workforce.demo.accounts import open_accounts, reader_to_be
from workforce.demo.chance import Chance
from workforce.demo.seeding import seed
from workforce.encryption import decrypt
from workforce.models import Account, Unit, Worker

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

UNTIL = date(2026, 11, 22)
BEGUN = date(2024, 11, 1)
SESSIONS = SupervisionSession.objects


def compliance(first: date, last: date) -> dict[str, float]:
    """Slots met among those required, in per cent, where a service struggles, where one recovered, and elsewhere."""
    codes = dict(Unit.objects.values_list("pk", "code"))
    found: dict[str, Counter[SlotState]] = defaultdict(Counter)
    for slot in slots(first, last):
        code = codes[slot.team_id][:3]
        found[code if code in ("FDA", "CIC") else "others"][slot.state] += 1
    return {
        code: 100 * each[SlotState.MET] / (each[SlotState.MET] + each[SlotState.MISSED])
        for code, each in found.items()
    }


def test_supervision_tells_the_story_of_the_services() -> None:
    counts = seed(seed=1, staff=300, years=3, until=UNTIL)

    before, now = compliance(BEGUN, date(2025, 4, 30)), compliance(date(2026, 5, 1), date(2026, 10, 31))
    assert before["FDA"] > 78
    assert 52 < now["FDA"] < 74
    assert 50 < before["CIC"] < 75
    assert now["CIC"] > 84
    assert min(before["others"], now["others"]) > 84
    states = counted(Reach(UNTIL, everyone=True), UNTIL)
    assert states[StandingState.IN_DATE] > 5 * states[StandingState.OVERDUE] / 2
    assert states[StandingState.SERIOUS] > 0
    assert counts["supervision sessions"] == SESSIONS.count()
    reflective = [
        SESSIONS.counting().filter(on__year=year, reflective=True).count()
        / SESSIONS.counting().filter(on__year=year).count()
        for year in (2025, 2026)
    ]
    assert reflective[0] + 0.05 < reflective[1] < 0.8
    _everything_is_there()
    _rows_fit_together()
    _accounts_find_what_they_should()


def _everything_is_there() -> None:
    for kind in SessionKind:
        assert SESSIONS.filter(kind=kind).exists(), kind
    for state in SessionState:
        assert SESSIONS.filter(state=state).exists(), state
    carries = set(AgreedAction.objects.values_list("carries", flat=True))
    assert {0, 1, 2, 3} <= carries <= {0, 1, 2, 3, 4}
    assert set(AgreedAction.objects.values_list("state", flat=True)) == set(ActionState.values)
    assert SESSIONS.filter(rebooked_as__isnull=False).exists()
    assert SESSIONS.filter(on__gt=UNTIL, state=SessionState.SCHEDULED, series__isnull=False).exists()
    assert SessionMember.objects.filter(worker__isnull=True).values("organisation").distinct().count() > 3
    assert SupervisorPairing.objects.exists()
    assert SupervisorTraining.objects.filter(refresher=True).exists()
    assert Agreement.objects.in_force().count() > 200
    assert WellbeingVersion.objects.exists()
    assert RecordTemplate.objects.count() == 2


def _rows_fit_together() -> None:
    held = SESSIONS.filter(state__in=HELD_STATES)
    assert not held.filter(on__gt=UNTIL).exists()
    assert not held.filter(versions__isnull=True).exists()
    assert not held.filter(template_version__isnull=True).exists()
    assert not SESSIONS.exclude(state__in=HELD_STATES).filter(versions__isnull=False).exists()
    assert not SESSIONS.filter(state=SessionState.SCHEDULED, on__lt=UNTIL - timedelta(days=7)).exists()
    assert not SessionMove.objects.filter(on__gt=UNTIL).exists()
    latest = dict(SessionMove.objects.order_by("pk").values_list("session_id", "state"))
    assert latest == dict(SESSIONS.values_list("pk", "state"))
    assert SESSIONS.filter(state=SessionState.CANCELLED, cancelled_by="").count() == 0
    assert Addendum.objects.filter(session__state=SessionState.DISPUTED, is_statement=True).exists()
    for version in SessionVersion.objects.order_by("-pk")[:50]:
        assert set(version.body) <= {*BY_KEY, "workload_view"}
        assert "wellbeing" not in version.body
    assert AgreedAction.objects.filter(owner=F("supervisee")).exists()
    assert AgreedAction.objects.exclude(owner=F("supervisee")).exists()
    assert not Agreement.objects.filter(supervisee_signed_on__gt=UNTIL).exists()


def _accounts_find_what_they_should() -> None:
    practitioner, manager = (reader_to_be(name, UNTIL) for name in ("practitioner", "team.manager"))
    assert practitioner is not None
    assert manager is not None
    to_sign = SESSIONS.filter(supervisee=practitioner.worker_id, state=SessionState.SHARED)
    assert to_sign.filter(on__gt=UNTIL - timedelta(days=10)).count() == 1
    states = set(
        SESSIONS.filter(
            supervisee_id__in=supervised_by(manager.worker_id, UNTIL), on__gt=UNTIL - timedelta(days=45)
        ).values_list("state", flat=True)
    )
    assert states >= {
        SessionState.HELD,
        SessionState.DISPUTED,
        SessionState.UNSIGNED,
        SessionState.SCHEDULED,
    }
    open_accounts(UNTIL)
    assert Account.objects.get(email__startswith="practitioner@").worker_id == practitioner.worker_id
    assert Account.objects.get(email__startswith="team.manager@").worker_id == manager.worker_id
    done = SessionAudit.objects.filter(done_on__isnull=False)
    assert done.count() > 20
    assert not done.filter(grade="").exists()
    assert SessionAudit.objects.filter(done_on__isnull=True).exists()
    assert ContentReading.objects.filter(read_as=ReadAs.AUDITOR).count() == done.count()
    assert write_audits(UNTIL, Chance.of(1, "audits")) == {}


class Undone(Exception):
    """Takes back what was written, so that the next council finds an empty database."""


def rows_of(table: str, encrypted: str = "") -> list[tuple[object, ...]]:
    """A table as it stands; of the encrypted column what it says."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} ORDER BY id")
        assert cursor.description is not None
        names = [column.name for column in cursor.description]
        return [
            tuple(
                decrypt(value) if name == encrypted and value else value
                for name, value in zip(names, row, strict=True)
            )
            for row in cursor.fetchall()
        ]


def supervision_of(seed_number: int) -> list[list[tuple[object, ...]]]:
    found: list[list[tuple[object, ...]]] = []
    try:
        with transaction.atomic():
            seed(seed=seed_number, staff=100, years=2, until=UNTIL)
            found = [
                rows_of("supervision_supervisionsession"),
                rows_of("supervision_sessionmove"),
                rows_of("supervision_sessionmember"),
                rows_of("supervision_sessionversion", "body"),
                rows_of("supervision_agreedaction", "words"),
                rows_of("supervision_agreement", "terms"),
                rows_of("supervision_supervisortraining"),
            ]
            raise Undone
    except Undone:
        return found


def test_the_same_arguments_give_the_same_rows_but_for_the_tokens() -> None:
    one, again, other = (supervision_of(number) for number in (1, 1, 2))
    assert one == again
    assert one[0] != other[0]


def test_what_was_said_is_kept_as_tokens() -> None:
    seed(seed=1, staff=100, years=2, until=UNTIL)
    with connection.cursor() as cursor:
        for table, column in (
            ("sessionversion", "body"),
            ("wellbeingversion", "body"),
            ("agreedaction", "words"),
            ("agreement", "terms"),
        ):
            cursor.execute(
                f"SELECT count(*), count(*) FILTER (WHERE {column} LIKE 'gAAAA%') FROM supervision_{table}"
            )
            count, tokens = cursor.fetchone()
            assert count == tokens > 0, table
    assert (
        SESSIONS.create(supervisor_id=1, supervisee_id=2, kind=SessionKind.AD_HOC, on=date(2030, 1, 1)).pk
        == SESSIONS.exclude(on=date(2030, 1, 1)).count() + 1
    )


def test_an_empty_council_takes_none() -> None:
    assert write_sessions(UNTIL, Chance.of(1, "supervision")) == {}
    assert not Worker.objects.exists()
