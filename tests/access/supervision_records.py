"""Who gets which answer at the addresses of records, their steps and agreed actions."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from supervision.enums import SessionState
from supervision.models import SupervisionSession
from tests.access.table import EVERY_ROLE, Row, roles
from tests.factories.supervision_reading import FormalOpeningFactory, SessionAuditFactory
from tests.factories.supervision_sessions import (
    AgreedActionFactory,
    SessionFactory,
    SessionVersionFactory,
    in_state,
)
from tests.factories.workforce import AssignmentFactory, EmploymentFactory, WorkerFactory
from tests.world import AGENCY, World
from workforce.models import Worker
from workforce.periods import ONE_DAY, period

IN_POST = roles("practitioner", AGENCY, "team_manager")
SEES = IN_POST | roles("service_manager", "psw")
SUPERVISOR = roles("team_manager")
PERSON = roles("practitioner")
LINE = roles("practitioner", "team_manager", "service_manager", "psw")
"""Whose reach holds the own team."""

Args = Callable[[World], Mapping[str, Any]]


def _today() -> date:
    return timezone.localdate()


def _manager(world: World) -> Worker:
    manager = world.accounts["team_manager"].worker
    assert manager is not None
    return manager


def _session(world: World, state: SessionState, worker: Worker) -> SupervisionSession:
    """One on a day of its own in each state, so that rows do not disturb each other."""
    found = SupervisionSession.objects.filter(
        supervisee=worker, supervisor=_manager(world), state=state
    ).first()
    if found is None:
        days = SupervisionSession.objects.count() + 3
        on = _today() + days * ONE_DAY if state == SessionState.SCHEDULED else _today() - days * ONE_DAY
        found = SessionFactory(
            supervisee=worker,
            supervisor=_manager(world),
            on=on,
            sign_by=on,
            share_by=on,
            **in_state(state, on),
        )
        SessionVersionFactory(session=found)
    return found


def _opened(world: World) -> Mapping[str, Any]:
    """Of nobody whom these actors supervise, and open to HR."""
    return {"session_id": FormalOpeningFactory(account=world.accounts["hr"]).session_id}


def _sampled(world: World) -> Mapping[str, Any]:
    """The same, given to an account that holds no permission for records."""
    return {"session_id": SessionAuditFactory(auditor=world.accounts["learning"]).session_id}


def own(state: SessionState) -> Args:
    return lambda world: {"session_id": _session(world, state, world.own).pk}


def other(state: SessionState) -> Args:
    return lambda world: {"session_id": _session(world, state, world.other).pk}


def just_lost(state: SessionState) -> Args:
    """A record that the team manager wrote, of somebody who has moved to another team and manager today."""

    def found(world: World) -> Mapping[str, Any]:
        worker = Worker.objects.filter(reference="MOVED").first()
        if worker is None:
            worker = WorkerFactory(reference="MOVED")
            before = period(_today() - timedelta(days=400), _today() - ONE_DAY)
            held = {"worker": worker, "employment": EmploymentFactory(worker=worker)}
            AssignmentFactory(**held, team=world.own_team, manager=_manager(world), period=before)
            AssignmentFactory(**held, team=world.other_team, period=period(_today()))
        return {"session_id": _session(world, state, worker).pk}

    return found


def just_come(world: World) -> Mapping[str, Any]:
    """A disputed record of the own team that a former supervisor wrote."""
    found = SupervisionSession.objects.filter(supervisee=world.own, state=S.DISPUTED).exclude(
        supervisor=_manager(world)
    )
    on = _today() - 2 * ONE_DAY
    written = found.first() or SessionFactory(
        supervisee=world.own, on=on, sign_by=on, **in_state(S.DISPUTED, on)
    )
    return {"session_id": written.pk}


def _group(world: World) -> Mapping[str, Any]:
    found = SupervisionSession.objects.filter(supervisor=_manager(world), supervisee=None).first()
    return {"session_id": (found or SessionFactory(group=True, held=True, supervisor=_manager(world))).pk}


def _action(world: World) -> Mapping[str, Any]:
    session = _session(world, SessionState.SHARED, world.own)
    return {"action_id": (session.actions.first() or AgreedActionFactory(session=session)).pk}


def _person(reference: str) -> Args:
    return lambda world: {"reference": reference}


def _form(name: str, ok: frozenset[str], args: Args, hidden: frozenset[str], about: str = "") -> list[Row]:
    """A form as a page, and sent in empty."""
    return [
        Row(name, ok, hidden, args=args, about=about),
        Row(name, ok, hidden, args=args, method="post", about=f"an empty form {about}"),
    ]


def _draft(name: str, ok: frozenset[str], args: Args, hidden: frozenset[str] = frozenset()) -> Row:
    """A draft without a stamp is refused, after it was found whether it is somebody's to keep."""
    return Row(name, ok, hidden, answer=400, signed_out=401, args=args, method="post", about="no stamp")


S = SessionState
OUTSIDE = SEES - LINE
"""Those who see sessions, and none of the own team."""
STRANGERS = IN_POST - roles("practitioner", "team_manager")
"""Those who record sessions, and none of the own team."""

LISTS = [
    *(
        Row(name, SEES)
        for name in ("records", "records_csv", "supervision_actions", "supervision_actions_csv")
    ),
    Row("records", SEES, query=lambda world: {"q": "Own", "state": "signed", "first": "x"}, about="filtered"),
    *_form("record_prompts", IN_POST, lambda world: {}, frozenset()),
]
ONE = [
    *(
        Row("record", LINE, EVERY_ROLE - LINE, args=own(state), about=f"own team, {state}")
        for state in (S.SCHEDULED, S.HELD, S.SHARED, S.DISPUTED, S.SIGNED)
    ),
    Row("record", roles("psw"), EVERY_ROLE - roles("psw"), args=other(S.SIGNED), about="other team"),
    Row(
        "record",
        roles("psw"),
        EVERY_ROLE - roles("psw"),
        args=just_lost(S.SIGNED),
        about="a worker just lost",
    ),
    Row("record", hidden=EVERY_ROLE, args=lambda world: {"session_id": 0}, about="no such session"),
    Row(
        "record",
        SUPERVISOR | roles("psw"),
        EVERY_ROLE - SUPERVISOR - roles("psw"),
        args=_group,
        about="a group",
    ),
    Row(
        "record",
        roles("psw", "hr"),
        EVERY_ROLE - roles("psw", "hr"),
        args=_opened,
        about="opened for a formal process",
    ),
    Row(
        "record",
        roles("psw", "learning"),
        EVERY_ROLE - roles("psw", "learning"),
        args=_sampled,
        about="given to an auditor by name",
    ),
    Row("record_versions", SUPERVISOR | PERSON, OUTSIDE, args=own(S.SHARED)),
    Row("record_versions", SUPERVISOR, OUTSIDE, args=own(S.HELD), about="not shared yet"),
    Row("record_versions", hidden=SEES - roles("psw"), args=just_lost(S.SIGNED), about="a worker just lost"),
    Row(
        "record",
        roles("psw"),
        EVERY_ROLE - roles("psw"),
        args=just_lost(S.HELD),
        about="the own draft about a worker just lost",
    ),
]
RECORDING = [
    *_form("record_edit", SUPERVISOR, own(S.HELD), STRANGERS),
    *_form("record_edit", SUPERVISOR, own(S.SCHEDULED), STRANGERS, "planned"),
    *_form("record_edit", frozenset(), own(S.SIGNED), STRANGERS, "signed"),
    *_form("record_edit", frozenset(), other(S.HELD), IN_POST, "other team"),
    *_form("record_edit", frozenset(), just_lost(S.HELD), IN_POST, "a draft of a worker just lost"),
    *_form("record_edit", frozenset(), just_lost(S.SHARED), IN_POST, "a worker just lost"),
    *_form("record_discard", SUPERVISOR, own(S.HELD), STRANGERS)[:1],
    *_form("record_new", SUPERVISOR, _person("OWN"), STRANGERS, "own team")[1:],
    Row(
        "record_new",
        SUPERVISOR,
        STRANGERS,
        args=_person("OWN"),
        query=lambda world: {"new": "1"},
        about="own team",
    ),
    *_form("record_new", frozenset(), _person("OTHER"), IN_POST, "other team"),
    *_form(
        "record_new", frozenset(), _person("MANAGER"), PERSON | roles(AGENCY), "oneself, and one's manager"
    ),
    *_form("record_new_discard", SUPERVISOR, _person("OWN"), STRANGERS)[:1],
    *_form("record_group", IN_POST, lambda world: {}, frozenset()),
    *_form("record_group_discard", IN_POST, lambda world: {}, frozenset())[:1],
    _draft("record_save_draft", SUPERVISOR, own(S.HELD), STRANGERS),
    _draft("record_new_draft", SUPERVISOR, _person("OWN"), STRANGERS),
    _draft("record_group_draft", IN_POST, lambda world: {}),
]
STEPS = [
    *_form("record_share", SUPERVISOR, own(S.HELD), OUTSIDE)[:1],
    *_form("record_share", frozenset(), just_lost(S.HELD), SEES - roles("psw"))[:1],
    *_form("record_sign", PERSON, own(S.SHARED), OUTSIDE),
    *_form("record_comment", PERSON, own(S.SHARED), OUTSIDE)[:1],
    *_form("record_dispute", PERSON, own(S.SHARED), OUTSIDE),
    *_form("record_answer_dispute", SUPERVISOR, own(S.DISPUTED), OUTSIDE),
    *_form("record_answer_dispute", SUPERVISOR, just_come, OUTSIDE, "led by a former supervisor"),
    *_form("record_answer_dispute", frozenset(), other(S.DISPUTED), SEES - roles("psw"), "other team"),
    *_form(
        "record_answer_dispute", frozenset(), just_lost(S.DISPUTED), SEES - roles("psw"), "a worker just lost"
    ),
    *_form("record_addendum", SUPERVISOR | PERSON, own(S.SIGNED), OUTSIDE),
    *_form("record_addendum", frozenset(), other(S.SIGNED), SEES - roles("psw"), "other team"),
    *_form("record_addendum", frozenset(), just_lost(S.SIGNED), SEES - roles("psw"), "a worker just lost"),
]
ACTIONS = [
    *_form("supervision_action", SUPERVISOR | PERSON, _action, OUTSIDE),
    Row("supervision_action", hidden=SEES, args=lambda world: {"action_id": 0}, about="no such action"),
]

ROWS: list[Row] = [*LISTS, *ONE, *RECORDING, *STEPS, *ACTIONS]
