"""Who gets which answer at the ground floor's addresses. The roles are those of domain matrix 11.2."""

from collections.abc import Iterator

from tests.access.table import EVERY_ROLE, EVERYBODY, Row, roles
from tests.world import World
from workforce.models import RoleGrant, SavedFilter


def _a_grant(world: World) -> dict[str, int]:
    return {"grant_id": RoleGrant.objects.get(role="hr").pk}


def _a_filter(world: World) -> dict[str, int]:
    """One of HR's."""
    hr = world.accounts["hr"]
    kept, _ = SavedFilter.objects.get_or_create(account=hr, page="people", name="North", query="q=north")
    return {"filter_id": kept.pk}


ADMINISTRATOR = roles("administrator")
SEES_CHANGES = roles("hr", "auditor", "administrator")

SEES_REGISTRATION = roles("hr", "psw", "learning", "asye_coordinator")
OWN_LINE = roles("practitioner", "team_manager", "service_manager")
TABS = {
    "timeline": (SEES_REGISTRATION, OWN_LINE),
    "absence": (roles("hr"), OWN_LINE),
    "registration": (SEES_REGISTRATION, OWN_LINE),
    "contact": (roles("hr"), OWN_LINE),
    "equality": (roles("equality"), roles("practitioner")),
    "history": (roles("hr", "auditor"), frozenset[str]()),
}
"""The tabs of a person: who sees everybody's, and who those of people in their own reach."""


def _tab_rows() -> Iterator[Row]:
    for tab, (everybodys, own) in TABS.items():
        own_name = {"timeline": "person_timeline", "history": "person_history"}.get(tab, "person_tab")
        given = {} if own_name != "person_tab" else {"tab": tab}
        for reference, allowed in (("OWN", everybodys | own), ("OTHER", everybodys)):
            arguments = {"reference": reference} | given
            yield Row(
                own_name,
                allowed,
                hidden=EVERY_ROLE - allowed,
                args=lambda world, arguments=arguments: arguments,
                about=f"{tab} of {reference}",
            )


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
    *_tab_rows(),
    Row(
        "person_contact",
        roles("practitioner", "hr"),
        hidden=roles("team_manager", "agency worker"),
        args=lambda world: {"reference": world.own.reference},
    ),
    Row(
        "person_contact",
        roles("hr"),
        hidden=roles("practitioner", "team_manager", "agency worker"),
        args=lambda world: {"reference": world.other.reference},
        about="other team",
    ),
    Row(
        "person_equality",
        roles("practitioner"),
        hidden=roles("team_manager", "agency worker"),
        args=lambda world: {"reference": world.own.reference},
    ),
    Row(
        "person_equality",
        hidden=roles("practitioner", "team_manager", "agency worker"),
        args=lambda world: {"reference": world.other.reference},
        about="other team",
    ),
    Row("people_csv", EVERY_ROLE),
    Row("saved_filters", EVERY_ROLE),
    Row("saved_filter_save", EVERY_ROLE),
    Row("saved_filter_save", EVERY_ROLE, method="post", about="an empty form"),
    Row("saved_filter_rename", roles("hr"), hidden=EVERY_ROLE - roles("hr"), args=_a_filter),
    Row("saved_filter_delete", roles("hr"), hidden=EVERY_ROLE - roles("hr"), args=_a_filter),
    Row("equality", roles("equality")),
    Row("equality_csv", roles("equality")),
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
