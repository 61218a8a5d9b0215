"""Who gets which answer at the ground floor's addresses. The roles are those of domain matrix 11.2."""

from collections.abc import Callable

from tests.access.table import EVERY_ROLE, EVERYBODY, Row, roles
from tests.world import World
from workforce.models import RoleGrant


def _a_grant(world: World) -> dict[str, int]:
    return {"grant_id": RoleGrant.objects.get(role="hr").pk}


ADMINISTRATOR = roles("administrator")
SEES_CHANGES = roles("hr", "auditor", "administrator")


def _own(world: World) -> dict[str, str]:
    return {"reference": world.own.reference}


HR = roles("hr")
NO_CHANGE = "00000000-0000-4000-8000-000000000000"
VERBS_OF_CAREERS = (
    *("person_hours", "person_move", "person_promote", "person_manager", "person_hand_over"),
    *("person_act_up", "person_end_acting_up", "person_second_out", "person_back"),
)
CAREERS = [
    row
    for name in VERBS_OF_CAREERS
    for row in (
        Row(name, HR, args=_own),
        Row(name, HR, args=lambda world: {"reference": world.other.reference}, about="other team"),
        Row(name, HR, args=_own, method="post", about="an empty form"),
        Row(name, hidden=HR, args=lambda world: {"reference": "NOBODY"}, about="never here"),
    )
]


def _row_of(kind: str, rows: str, whose: str = "own") -> Callable[[World], dict[str, object]]:
    def found(world: World) -> dict[str, object]:
        worker = getattr(world, whose)
        return {"reference": worker.reference, "kind": kind, "pk": getattr(worker, rows).get().pk}

    return found


_MANAGERS = roles("team_manager", "service_manager")
_KEEPERS = HR | _MANAGERS
CORRECTIONS = [
    Row("person_corrections", _KEEPERS, args=_own),
    Row(
        "person_corrections",
        HR,
        hidden=_MANAGERS,
        args=lambda world: {"reference": world.other.reference},
        about="other team",
    ),
    *(
        row
        for name in ("person_correct", "person_delete")
        for row in (
            Row(name, HR, args=_row_of("contract", "employments"), about="contract"),
            Row(name, HR, args=_row_of("assignment", "assignments"), about="assignment"),
            Row(name, _KEEPERS, args=_row_of("absence", "absences"), about="absence"),
            Row(name, _KEEPERS, args=_row_of("caseload", "caseload_counts"), about="caseload"),
            Row(name, _KEEPERS, args=_row_of("absence", "absences"), method="post", about="an empty form"),
            Row(
                name,
                HR,
                hidden=_MANAGERS,
                args=_row_of("absence", "absences", "other"),
                about="absence in another team",
            ),
            Row(
                name,
                hidden=HR,
                args=lambda world: {"reference": "OWN", "kind": "arrangement", "pk": 0},
                about="no such row",
            ),
            Row(
                name,
                hidden=EVERY_ROLE | EVERYBODY,
                args=lambda world: {"reference": "OWN", "kind": "person", "pk": 1},
                about="no such kind",
            ),
        )
    ),
]

CAREERS += [
    Row("person_undo_last", HR, answer=302, args=_own),
    Row("person_undo_last", hidden=HR, args=lambda world: {"reference": "NOBODY"}, about="never here"),
    Row("person_undo", hidden=HR, args=lambda world: {"reference": "OWN", "change": NO_CHANGE}),
    Row(
        "person_undo", hidden=HR, method="post", args=lambda world: {"reference": "OWN", "change": NO_CHANGE}
    ),
]

ROWS = [
    *CAREERS,
    *CORRECTIONS,
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
