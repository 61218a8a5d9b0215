"""Who gets which answer at the ground floor's addresses. The roles are those of domain matrix 11.2."""

from collections.abc import Callable
from typing import Any

from tests.access.table import EVERY_ROLE, EVERYBODY, Row, roles
from tests.periods import LONG_AGO, SINCE_LONG_AGO
from tests.world import World
from workforce.enums import TeamAnswer
from workforce.models import QualityAcceptance, RoleGrant, TeamConfirmation, Worker


def _a_grant(world: World) -> dict[str, int]:
    return {"grant_id": RoleGrant.objects.get(role="hr").pk}


ADMINISTRATOR = roles("administrator")
SEES_CHANGES = roles("hr", "auditor", "administrator")

KEEPS_PEOPLE = roles("team_manager", "service_manager", "hr")
"""Who records absence and cases, confirms teams and sees the queue of data quality."""


def _spell(whose: str) -> Callable[[World], dict[str, object]]:
    def found(world: World) -> dict[str, object]:
        worker: Worker = getattr(world, whose)
        return {"reference": worker.reference, "absence_id": worker.absences.get().pk}

    return found


def _own_manager(world: World) -> dict[str, str]:
    return {"reference": "MANAGER"}


def _of_one_absence(name: str) -> list[Row]:
    """A page about one spell: in one's own team, in another, and a spell of somebody else."""
    return [
        Row(name, KEEPS_PEOPLE, args=_spell("own"), about="own team"),
        Row(name, roles("hr"), hidden=KEEPS_PEOPLE - roles("hr"), args=_spell("other"), about="other team"),
        Row(
            name,
            hidden=KEEPS_PEOPLE,
            args=lambda world: _spell("other")(world) | {"reference": "OWN"},
            about="a spell of somebody else",
        ),
    ]


def _of_a_team(name: str, **more: Any) -> list[Row]:
    """A page about one team: one's own, another, a service, and none."""
    above = roles("hr")
    return [
        Row(name, KEEPS_PEOPLE, args=lambda world: {"code": "OWN-1"}, about="own team", **more),
        Row(
            name,
            above,
            hidden=KEEPS_PEOPLE - above,
            args=lambda world: {"code": "OTHER-1"},
            about="other team",
            **more,
        ),
        Row(name, hidden=KEEPS_PEOPLE, args=lambda world: {"code": "OWN"}, about="a service", **more),
        Row(name, hidden=KEEPS_PEOPLE, args=lambda world: {"code": "NOWHERE"}, about="no such team", **more),
    ]


def _said_wrong(team: str) -> Callable[[World], dict[str, object]]:
    def found(world: World) -> dict[str, object]:
        unit = getattr(world, team)
        said, _ = TeamConfirmation.objects.get_or_create(
            team=unit, answer=TeamAnswer.MISSING, words="Somebody", on=LONG_AGO
        )
        return {"confirmation_id": said.pk}

    return found


def _line(whose: str) -> Callable[[World], dict[str, object]]:
    def found(world: World) -> dict[str, object]:
        return {"kind": "caseload_old", "subject": f"worker:{getattr(world, whose).pk}"}

    return found


def _accepted_line(whose: str) -> Callable[[World], dict[str, object]]:
    def found(world: World) -> dict[str, object]:
        line = {"kind": "return_items", "subject": f"worker:{getattr(world, whose).pk}"}
        QualityAcceptance.objects.get_or_create(**line, reason="Known", period=SINCE_LONG_AGO)
        return line

    return found


def _of_a_line(name: str, args: Callable[[str], Callable[[World], dict[str, object]]]) -> list[Row]:
    return [
        Row(name, KEEPS_PEOPLE, args=args("own"), about="own team"),
        Row(name, roles("hr"), hidden=KEEPS_PEOPLE - roles("hr"), args=args("other"), about="other team"),
        Row(
            name,
            hidden=KEEPS_PEOPLE,
            args=lambda world: {"kind": "no-such-kind", "subject": "worker:1"},
            about="no such kind",
        ),
    ]


PRESENCE = [
    Row("absences", KEEPS_PEOPLE),
    Row("absences", KEEPS_PEOPLE, query=lambda world: {"which": "year"}, about="of the year"),
    Row("absences_csv", KEEPS_PEOPLE),
    Row("person_absences", KEEPS_PEOPLE, args=lambda world: {"reference": "OWN"}, about="own team"),
    Row(
        "person_absences",
        roles("hr"),
        hidden=KEEPS_PEOPLE - roles("hr"),
        args=lambda world: {"reference": "OTHER"},
        about="other team",
    ),
    Row(
        "person_absences",
        roles("service_manager", "hr"),
        hidden=roles("team_manager"),
        args=_own_manager,
        about="the team manager's own",
    ),
    Row("person_absence_begin", KEEPS_PEOPLE, args=lambda world: {"reference": "OWN"}, about="own team"),
    Row(
        "person_absence_begin",
        roles("hr"),
        hidden=KEEPS_PEOPLE - roles("hr"),
        args=lambda world: {"reference": "OTHER"},
        about="other team",
    ),
    Row(
        "person_absence_begin",
        roles("service_manager", "hr"),
        hidden=roles("team_manager"),
        args=_own_manager,
        method="post",
        about="the team manager's own",
    ),
    *_of_one_absence("person_absence_return"),
    *_of_one_absence("person_absence_change"),
    *_of_one_absence("person_absence_remove"),
    *_of_one_absence("person_absence_conversation"),
    Row("caseloads", KEEPS_PEOPLE),
    *_of_a_team("team_caseload"),
    Row("team_checks", KEEPS_PEOPLE),
    *_of_a_team("team_check"),
    Row("team_check_settle", KEEPS_PEOPLE, args=_said_wrong("own_team"), about="own team"),
    Row(
        "team_check_settle",
        roles("hr"),
        hidden=KEEPS_PEOPLE - roles("hr"),
        args=_said_wrong("other_team"),
        about="other team",
    ),
    Row("quality", KEEPS_PEOPLE),
    Row("quality", KEEPS_PEOPLE, query=lambda world: {"show": "accepted"}, about="accepted"),
    Row("quality_csv", KEEPS_PEOPLE),
    *_of_a_line("quality_accept", _line),
    *_of_a_line("quality_put_back", _accepted_line),
]
"""Absence, caseloads, checks of teams, data quality."""

ROWS = [
    *PRESENCE,
    Row("home", EVERYBODY),
    Row("people", EVERY_ROLE),
    Row(
        "people",
        EVERY_ROLE,
        query=lambda world: {"q": world.other.last_name, "who": "everybody"},
        about="by name",
    ),
    Row("person", EVERY_ROLE, args=lambda world: {"reference": world.own.reference}, about="own team"),
    Row("person", EVERY_ROLE, args=lambda world: {"reference": world.other.reference}, about="other team"),
    Row(
        "person",
        # in the directory of nobody since yesterday: only for those in whose units it was, and HR
        roles("team_manager", "service_manager", "hr"),
        hidden=EVERY_ROLE - roles("team_manager", "service_manager", "hr"),
        args=lambda world: {"reference": "GONE"},
        about="left yesterday",
    ),
    Row("person", hidden=EVERY_ROLE, args=lambda world: {"reference": "NOBODY"}, about="never here"),
    Row("access", ADMINISTRATOR),
    Row("access_grant", ADMINISTRATOR),
    Row("access_grant", ADMINISTRATOR, method="post", about="an empty form"),
    Row("access_end", ADMINISTRATOR, args=_a_grant),
    Row("access_end", ADMINISTRATOR, args=_a_grant, method="post", about="an empty form"),
    Row("access_end", hidden=ADMINISTRATOR, args=lambda world: {"grant_id": 0}, about="no such grant"),
    Row("changes", SEES_CHANGES),
    Row("changes", SEES_CHANGES, query=lambda world: {"kind": "workerequality"}, about="of equality data"),
    Row("gallery", ADMINISTRATOR),
    Row("theme", EVERYBODY, signed_out=200),
    Row("accessibility", EVERYBODY, signed_out=200),
    Row("privacy", EVERYBODY, signed_out=200),
    Row("health_live", EVERYBODY, signed_out=200),
    Row("health_ready", EVERYBODY, signed_out=200),
    # signing in: whoever is signed in already is led on
    Row("account_login", EVERYBODY, answer=302, signed_out=200),
    Row("account_logout", EVERYBODY, signed_out=302),
    Row("account_inactive", EVERYBODY, signed_out=200),
    Row("account_signup", EVERYBODY, answer=302, signed_out=200),
    Row("account_reauthenticate", EVERYBODY),
    Row("account_change_password", EVERYBODY),
    Row("account_set_password", EVERYBODY, answer=302),
    Row("account_reset_password", EVERYBODY, signed_out=200),
    Row("account_reset_password_done", EVERYBODY, signed_out=200),
    Row(
        "account_reset_password_from_key",
        EVERYBODY,
        signed_out=200,
        args=lambda world: {"uidb36": "1", "key": "a-wrong-key"},
    ),
    Row("account_reset_password_from_key_done", EVERYBODY, signed_out=200),
]
