"""Who may read what, once more, slowly and obviously; and random histories of moves, pairings and leaving."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import strategies as st

from supervision.enums import ReadAs, Readings, SessionKind, SessionState
from supervision.models import (
    FormalOpening,
    OlderRecordsRequest,
    SessionAudit,
    SessionMember,
    SupervisionSession,
    SupervisorPairing,
)
from supervision.queries.reading import Reading
from tests.factories.workforce import (
    AccountFactory,
    EmploymentFactory,
    RoleFactory,
    RoleGrantFactory,
    UnitFactory,
    WorkerFactory,
)
from workforce.access.roles import RoleName
from workforce.models import Account, Assignment, Worker
from workforce.periods import period

FIRST = date(2025, 6, 2)
PEOPLE = 5
WITHOUT_A_RECORD = PEOPLE
"""The number of the account that belongs to no worker: HR."""
LENGTH = 12
RECENT = 3
FINISHES = 4
"""Days after a change in which the former supervisor finishes."""


@dataclass
class Held:
    """An assignment from one day to the day before another. `manager` None: nobody."""

    worker: int
    team: int
    fte: Decimal
    first: int
    end: int
    manager: int | None


@dataclass
class Paired:
    worker: int
    supervisor: int
    first: int
    end: int


@dataclass
class Session:
    supervisor: int
    supervisee: int | None
    on: int
    state: SessionState
    members: list[int] = field(default_factory=list)
    clinical: bool = False


@dataclass
class Opened:
    """An audit or an opening of the session of that number, by an account, for days."""

    session: int
    account: int
    first: int
    last: int
    done: bool = False


@dataclass
class Asked:
    supervisee: int
    supervisor: int
    state: Readings
    answered: int


@dataclass
class History:
    held: list[Held]
    paired: list[Paired]
    sessions: list[Session]
    audits: list[Opened]
    openings: list[Opened]
    asked: list[Asked]
    hr: set[int]


SHARED = {SessionState.SHARED, SessionState.DISPUTED, SessionState.SIGNED, SessionState.UNSIGNED}
LOCKED = {SessionState.SIGNED, SessionState.UNSIGNED, SessionState.CANCELLED}
UNWRITTEN = {SessionState.SCHEDULED, SessionState.MISSED}


def main(history: History, worker: int, day: int) -> Held | None:
    """The main assignment: the largest, then the earliest, then by team."""
    now = [each for each in history.held if each.worker == worker and each.first <= day < each.end]
    return min(now, key=lambda each: (-each.fte, each.first, each.team), default=None)


def supervisor(history: History, worker: int, day: int) -> int | None:
    held = main(history, worker, day)
    if held is None:
        return None
    for each in history.paired:
        if each.worker == worker and each.first <= day < each.end:
            return each.supervisor
    return held.manager


def reads(history: History, number: int, reader: int, day: int) -> Reading | None:
    """In which part an account reads a session. Accounts go by the number of their worker."""
    session = history.sessions[number]
    shared, edits = session.state in SHARED, session.state not in LOCKED
    led = session.supervisor == reader
    if session.supervisee is None:
        return _of_a_group(session, reader) or _by_leave(history, number, reader, day)
    if session.supervisee == reader:
        return Reading(ReadAs.SUPERVISEE, wellbeing=True) if shared else None
    now = supervisor(history, session.supervisee, day)
    if now == reader:
        if led or session.state in UNWRITTEN:
            return Reading(ReadAs.SUPERVISOR, wellbeing=True, edits=edits)
        if shared and (_recent(history, number, reader) or _agreed(history, session.supervisee, reader, day)):
            return Reading(ReadAs.NEW_SUPERVISOR)
    elif led and _writes_still(history, session, day):
        return Reading(ReadAs.SUPERVISOR, wellbeing=True, edits=True)
    elif now is not None and now == session.supervisor and shared:
        above = main(history, now, day)
        if above is not None and above.manager == reader:
            return Reading(ReadAs.LINE_MANAGER)
    return _by_leave(history, number, reader, day)


def _of_a_group(session: Session, reader: int) -> Reading | None:
    if session.supervisor == reader:
        return Reading(ReadAs.SUPERVISOR, edits=session.state not in LOCKED)
    if reader in session.members and session.state in SHARED:
        return Reading(ReadAs.MEMBER)
    return None


def _last_day_of(history: History, worker: int, reader: int, day: int) -> int | None:
    """The last day of the few before on which the reader supervised."""
    days = [each for each in range(day - FINISHES, day) if supervisor(history, worker, each) == reader]
    return max(days, default=None)


def _writes_still(history: History, session: Session, day: int) -> bool:
    """Who led it and does not supervise now: until it is shared, for some days. A clinical session without an end,
    unless they have supervised the person on its day or since.
    """
    whose = session.supervisee
    if session.state not in UNWRITTEN | {SessionState.HELD} or whose is None:
        return False
    since = range(session.on, day)
    if session.clinical and not any(supervisor(history, whose, each) == session.supervisor for each in since):
        return True
    last = _last_day_of(history, whose, session.supervisor, day)
    if last is None:
        return False
    return session.state == SessionState.HELD or session.on <= last


def _recent(history: History, number: int, reader: int) -> bool:
    whose = history.sessions[number].supervisee
    others = [
        (each.on, key)
        for key, each in enumerate(history.sessions)
        if each.supervisee == whose and each.supervisor != reader and each.state in SHARED
    ]
    latest = sorted(others, reverse=True)[:RECENT]
    return number in {key for _, key in latest}


def _agreed(history: History, supervisee: int, reader: int, day: int) -> bool:
    return any(
        each.state == Readings.AGREED and each.answered <= day
        for each in history.asked
        if each.supervisee == supervisee and each.supervisor == reader
    )


def _by_leave(history: History, number: int, reader: int, day: int) -> Reading | None:
    """By an audit or a formal process: only what was shared, and nothing that one led or is about."""
    session = history.sessions[number]
    if session.state not in SHARED or reader in (session.supervisor, session.supervisee):
        return None
    for each in history.audits:
        if (
            (each.session, each.account) == (number, reader)
            and not each.done
            and each.first <= day <= each.last
        ):
            return Reading(ReadAs.AUDITOR)
    for each in history.openings:
        if (each.session, each.account) == (number, reader) and each.first <= day <= each.last:
            return Reading(ReadAs.FORMAL) if reader in history.hr else None
    return None


people = st.integers(0, PEOPLE - 1)
moments = st.integers(0, LENGTH)
ftes = st.sampled_from([Decimal("0.4"), Decimal("0.5"), Decimal("0.5"), Decimal("0.6")])


@st.composite
def stretches(draw: st.DrawFn, most: int) -> list[tuple[int, int]]:
    """Periods that do not meet, some with a gap between them: leaving, and coming back."""
    turns = sorted(draw(st.sets(st.integers(0, LENGTH + 1), min_size=2, max_size=2 * most)))
    return [each for each in pairwise(turns) if draw(st.sampled_from([True, True, True, False]))]


@st.composite
def held_by(draw: st.DrawFn, worker: int) -> list[Held]:
    others = st.sampled_from([None, *(each for each in range(PEOPLE) if each != worker)])
    found = []
    for team in range(draw(st.integers(1, 2))):
        for first, end in draw(stretches(3)):
            found.append(Held(worker, team, draw(ftes), first, end, draw(others)))
    return found


@st.composite
def paired_by(draw: st.DrawFn, worker: int) -> list[Paired]:
    others = st.sampled_from([each for each in range(PEOPLE) if each != worker])
    return [Paired(worker, draw(others), *each) for each in draw(st.one_of(st.just([]), stretches(2)))]


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    leader, on, state = draw(people), draw(moments), draw(st.sampled_from(list(SessionState)))
    supervisee = draw(st.one_of(st.none(), people, people, people).filter(lambda each: each != leader))
    members = draw(st.lists(people.filter(lambda each: each != leader), max_size=2, unique=True))
    if supervisee is None and state in (SessionState.DISPUTED, SessionState.SIGNED, SessionState.UNSIGNED):
        state = SessionState.SHARED  # nobody signs the record of a group
    clinical = supervisee is not None and draw(st.booleans())
    return Session(leader, supervisee, on, state, members if supervisee is None else [], clinical)


def _that_may_stand_together(each: Session) -> object:
    """One session of a kind with a person a day."""
    return (each.supervisee, each.on) if each.supervisee is not None else id(each)


@st.composite
def histories(draw: st.DrawFn) -> History:
    met = draw(st.lists(sessions(), min_size=3, max_size=9, unique_by=_that_may_stand_together))
    readers = st.integers(0, WITHOUT_A_RECORD)
    opened = st.builds(
        lambda key, account, first, days, done: Opened(key, account, first, first + days, done),
        st.integers(0, len(met) - 1),
        readers,
        moments,
        st.integers(0, 4),
        st.booleans(),
    )
    once = {"unique_by": lambda each: (each.session, each.account), "max_size": 4}
    return History(
        held=[each for worker in range(PEOPLE) for each in draw(held_by(worker))],
        paired=[each for worker in range(PEOPLE) for each in draw(paired_by(worker))],
        sessions=met,
        audits=draw(st.lists(opened, **once)),
        openings=draw(st.lists(opened, **once)),
        asked=draw(
            st.lists(
                st.builds(Asked, people, people, st.sampled_from(list(Readings)), moments).filter(
                    lambda each: each.supervisee != each.supervisor
                ),
                max_size=4,
                unique_by=lambda each: (each.supervisee, each.supervisor),
            )
        ),
        hr={WITHOUT_A_RECORD, *draw(st.sets(people, max_size=1))},
    )


def on(day: int) -> date:
    return FIRST + timedelta(days=day)


@dataclass
class Written:
    """The accounts and the sessions as they are in the database, by number."""

    accounts: list[Account]
    sessions: list[SupervisionSession]


def write(history: History) -> Written:
    workers: list[Worker] = [WorkerFactory() for _ in range(PEOPLE)]
    accounts: list[Account] = [AccountFactory(worker=worker) for worker in workers] + [AccountFactory()]
    for number in history.hr:
        RoleGrantFactory(account=accounts[number], role=RoleName.HR)
    _write_assignments(history, workers)
    SupervisorPairing.objects.bulk_create(
        SupervisorPairing(
            worker=workers[each.worker],
            supervisor=workers[each.supervisor],
            period=period(on(each.first), on(each.end - 1)),
        )
        for each in history.paired
    )
    met = SupervisionSession.objects.bulk_create(_session(each, workers) for each in history.sessions)
    SessionMember.objects.bulk_create(
        SessionMember(session=row, worker=workers[member])
        for each, row in zip(history.sessions, met, strict=True)
        for member in each.members
    )
    for each in history.audits:
        SessionAudit.objects.create(
            session=met[each.session],
            auditor=accounts[each.account],
            sample="Sample",
            assigned_on=on(each.first),
            until=on(each.last),
            **({"done_on": on(each.first), "grade": "3"} if each.done else {}),
        )
    for each in history.openings:
        FormalOpening.objects.create(
            session=met[each.session],
            account=accounts[each.account],
            reason="A grievance.",
            on=on(each.first),
            until=on(each.last),
        )
    for each in history.asked:
        OlderRecordsRequest.objects.create(
            supervisee=workers[each.supervisee],
            supervisor=workers[each.supervisor],
            asked_on=FIRST,
            reason="To know the story.",
            state=each.state,
            answered_on=None if each.state == Readings.ASKED else on(each.answered),
        )
    return Written(accounts, met)


def _write_assignments(history: History, workers: list[Worker]) -> None:
    employments = [EmploymentFactory(worker=worker) for worker in workers]
    teams = [UnitFactory(code=f"T-{number}") for number in range(2)]
    role = RoleFactory()
    Assignment.objects.bulk_create(
        Assignment(
            worker=workers[each.worker],
            employment=employments[each.worker],
            team=teams[each.team],
            role=role,
            fte=each.fte,
            manager=None if each.manager is None else workers[each.manager],
            period=period(on(each.first), on(each.end - 1)),
        )
        for each in history.held
    )


def _session(each: Session, workers: list[Worker]) -> SupervisionSession:
    of_one = each.supervisee is not None
    kinds = list(SessionKind)
    row = SupervisionSession(
        kind=(SessionKind.CLINICAL if each.clinical else SessionKind.AD_HOC) if of_one else kinds[-2],
        state=each.state,
        supervisor=workers[each.supervisor],
        supervisee=workers[each.supervisee] if each.supervisee is not None else None,
        on=on(each.on),
    )
    if each.state in SHARED:
        row.shared_on = row.on
    if each.state == SessionState.SIGNED:
        row.signed_on = row.on
    if each.state == SessionState.CANCELLED:
        row.cancelled_by, row.cancel_reason = "both", "other"
    return row
