"""Who gets which answer at the ground floor's addresses. The roles are those of domain matrix 11.2."""

from collections.abc import Iterator

from tests.access.table import EVERY_ROLE, EVERYBODY, Row, roles
from tests.world import AGENCY, World
from workforce.models import RoleGrant


def _a_grant(world: World) -> dict[str, int]:
    return {"grant_id": RoleGrant.objects.get(role="hr").pk}


def _of(*names: str, worker: str, ok: frozenset[str], hidden: frozenset[str] = frozenset()) -> Iterator[Row]:
    """A form about a worker's record, as a page and sent in empty."""
    for name in names:
        for method in ("get", "post"):
            yield Row(
                name,
                ok,
                hidden,
                args=lambda world: {"reference": getattr(world, worker).reference},
                method=method,
                about=f"{method}, {worker}",
            )


HR = roles("hr")
IN_POST = roles("practitioner", AGENCY, "team_manager")
"""Who works here, and so may say something about their own registration."""
SEES_REGISTRATIONS = IN_POST | roles("service_manager", "hr", "learning", "asye_coordinator", "psw")
SEES_CHECKS = IN_POST | roles("service_manager", "hr")
OF_REGISTRATIONS = ("person_registration", "person_look", "person_support")
OF_CHECKS = ("person_check_request", "person_check_record", "person_check_update")
OWN_WORD = ("person_confirm", "person_cpd", "person_revalidation")
ADMINISTRATOR = roles("administrator")
SEES_CHANGES = roles("hr", "auditor", "administrator")

ROWS = [
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
    *_of(*OF_REGISTRATIONS, *OF_CHECKS, worker="own", ok=HR),
    *_of(*OF_REGISTRATIONS, *OF_CHECKS, worker="other", ok=HR),
    *_of(*OWN_WORD, worker="own", ok=roles("practitioner"), hidden=IN_POST - roles("practitioner")),
    *_of(*OWN_WORD, worker="other", ok=frozenset(), hidden=IN_POST),
    Row("registrations", SEES_REGISTRATIONS),
    Row("registrations_file", SEES_REGISTRATIONS),
    Row("registrations_look", HR),
    Row("registrations_look", HR, method="post", about="an empty form"),
    Row("checks", SEES_CHECKS),
    Row("checks_file", SEES_CHECKS),
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
