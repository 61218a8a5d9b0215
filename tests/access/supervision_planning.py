"""Who gets which answer at the addresses of planning, below /supervision/."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from tests.access.supervision_practice import SEES_FIGURES
from tests.access.table import EVERY_ROLE, Row, roles
from tests.factories.supervision_sessions import (
    AgreementFactory,
    FrequencyRuleFactory,
    SessionFactory,
    SupervisorPairingFactory,
)
from tests.factories.workforce import AssignmentFactory
from tests.world import AGENCY, World

KEEPERS = roles("hr", "psw")
IN_POST = roles("practitioner", AGENCY, "team_manager")
"""Those with a worker: they supervise, or may. What they see of others is 404."""
SEE = IN_POST | roles("service_manager", "psw")
"""Who sees when supervision is, as far as they reach."""
SEE_OR_KEEP = SEE | roles("hr")
MANAGER, OWN = roles("team_manager"), roles("practitioner")

Args = Callable[[World], dict[str, Any]]


def _of(unit: str) -> Args:
    return lambda world: {"reference": getattr(world, unit).reference}


NOBODY: Args = lambda world: {"reference": "NOBODY"}  # noqa: E731


def _session(world: World, *, of: str = "own", **more: Any) -> Any:
    manager = world.accounts["team_manager"].worker
    on = timezone.localdate() + timedelta(days=20)
    kind = "clinical" if of == "own" else "reflective"
    return SessionFactory(supervisee=getattr(world, of), supervisor=manager, on=on, kind=kind, **more)


def _own_session(world: World) -> dict[str, Any]:
    session = _session(world)
    session.on += timedelta(days=session.pk)
    session.save()
    return {"session_id": session.pk}


def _other_session(world: World) -> dict[str, Any]:
    session = _session(world, of="other", series=uuid4())
    session.on += timedelta(days=session.pk)
    session.save()
    return {"session_id": session.pk}


def _clinical(world: World) -> dict[str, Any]:
    """Of another team, which the team manager is to lead."""
    session = _session(world, of="other")
    session.kind, session.on = "clinical", session.on + timedelta(days=session.pk)
    session.save()
    return {"session_id": session.pk}


def _series(world: World) -> dict[str, Any]:
    session = _session(world, series=uuid4())
    session.on += timedelta(days=session.pk)
    session.save()
    return {"series": session.series}


def _rule(world: World) -> dict[str, Any]:
    return {"rule_id": FrequencyRuleFactory(role_group=f"group {uuid4()}").pk}


def _pairing(of: str) -> Args:
    """Somebody other than the manager supervises. With `lost`, a manager who has just lost a worker looks."""

    def found(world: World) -> dict[str, Any]:
        helped = AssignmentFactory(
            team=world.own_team if of == "own" else world.other_team,
            manager=world.accounts["team_manager"].worker if of == "own" else None,
        ).worker
        return {"pairing_id": SupervisorPairingFactory(worker=helped).pk}

    return found


def _agreement(of: str) -> Args:
    def found(world: World) -> dict[str, Any]:
        supervisee = getattr(world, of)
        supervisee.supervision_agreements.filter(ended_on=None).update(ended_on=timezone.localdate())
        supervisor = world.accounts["team_manager"].worker
        return {"agreement_id": AgreementFactory(supervisee=supervisee, supervisor=supervisor).pk}

    return found


def _form(name: str, ok: frozenset[str], args: Args, hidden: frozenset[str] = frozenset()) -> list[Row]:
    """A form as a page, and sent in empty."""
    return [
        Row(name, ok, hidden, args=args),
        Row(name, ok, hidden, args=args, method="post", about="an empty form"),
    ]


NO_ARGS: Args = lambda world: {}  # noqa: E731

SESSIONS = [
    *_form("session_plan", MANAGER, _of("own"), roles(AGENCY)),
    Row("session_plan", hidden=IN_POST, args=_of("other"), about="other team"),
    Row("session_plan", hidden=IN_POST, args=NOBODY, about="nobody"),
    *_form("group_plan", IN_POST, NO_ARGS),
    Row("planned_sessions", SEE),
    Row("planned_sessions_csv", SEE),
    Row("planned_session", SEE - roles(AGENCY), roles(AGENCY), args=_own_session),
    Row("planned_session", roles("psw"), SEE - roles("psw"), args=_other_session, about="other team"),
    Row(
        "planned_session",
        MANAGER | roles("psw"),
        SEE - MANAGER - roles("psw"),
        args=_clinical,
        about="a clinical session that one is named to lead",
    ),
    *_form("session_move", MANAGER, _own_session, roles(AGENCY)),
    *_form("session_cancel", MANAGER | OWN, _own_session, roles(AGENCY)),
    Row("session_move", hidden=SEE - roles("psw"), args=_other_session, about="other team"),
    Row("session_cancel", hidden=SEE - roles("psw"), args=_other_session, about="other team"),
    Row("session_ics", MANAGER | OWN, roles(AGENCY), args=_own_session),
    Row("session_ics", hidden=SEE - roles("psw"), args=_other_session, about="other team"),
    Row("session_series_ics", MANAGER | OWN, roles(AGENCY), args=_series),
    Row("session_series_ics", hidden=SEE, args=lambda world: {"series": uuid4()}, about="no such series"),
]
FREQUENCIES = [
    Row("frequencies", KEEPERS),
    Row("frequencies_csv", KEEPERS),
    *_form("frequency_add", KEEPERS, NO_ARGS),
    *_form("frequency_end", KEEPERS, _rule),
    Row("frequency_end", hidden=KEEPERS, args=lambda world: {"rule_id": 0}, about="no such frequency"),
    Row("frequency_of", SEE_OR_KEEP - roles(AGENCY), roles(AGENCY), args=_of("own")),
    Row("frequency_of", KEEPERS, SEE - KEEPERS, args=_of("other"), about="other team"),
]
PAIRINGS = [
    Row("pairings", SEE_OR_KEEP),
    Row("pairings_csv", SEE_OR_KEEP),
    *_form("pairing_add", KEEPERS | MANAGER, _of("own"), roles(AGENCY)),
    Row("pairing_add", KEEPERS, IN_POST, args=_of("other"), about="other team"),
    *_form("pairing_end", KEEPERS | MANAGER, _pairing("own"), roles("practitioner", AGENCY)),
    Row(
        "pairing_end",
        KEEPERS,
        SEE - KEEPERS,
        args=_pairing("other"),
        about="other team",
    ),
]
AGREEMENTS = [
    Row("agreements", SEE),
    Row("agreements_csv", SEE),
    *_form("agreement_make", MANAGER, _of("own"), roles(AGENCY)),
    Row("agreement_make", hidden=IN_POST, args=_of("other"), about="other team"),
    Row("agreement", MANAGER | OWN, roles(AGENCY), args=_agreement("own")),
    Row("agreement", hidden=IN_POST, args=_agreement("other"), about="a manager who has lost the worker"),
    *_form("agreement_sign", MANAGER | OWN, _agreement("own"), roles(AGENCY)),
    Row("agreement_sign", hidden=IN_POST, args=_agreement("other"), about="other team"),
]
ROWS: list[Row] = [
    Row("supervision", EVERY_ROLE, query=lambda world: {"whose": "below", "state": "overdue"}, about="below"),
    Row("supervision_csv", SEE),
    Row("supervision_teams", SEES_FIGURES),
    Row("supervision_teams_csv", SEES_FIGURES),
    *SESSIONS,
    *FREQUENCIES,
    *PAIRINGS,
    *AGREEMENTS,
]
