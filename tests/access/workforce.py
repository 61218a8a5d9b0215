"""Who gets which answer at the ground floor's addresses. The roles are those of domain matrix 11.2."""

from django.utils import timezone

from tests.access.table import EVERY_ROLE, EVERYBODY, Row, roles
from tests.world import World
from workforce.models import ImportRun, RoleGrant


def _a_grant(world: World) -> dict[str, int]:
    return {"grant_id": RoleGrant.objects.get(role="hr").pk}


def _an_import(world: World) -> dict[str, int]:
    """An import that was cancelled: there is nothing more to do with it."""
    now = timezone.now()
    found, _ = ImportRun.objects.get_or_create(
        source="walk", defaults={"state": "cancelled", "requested_at": now, "finished_at": now}
    )
    return {"run_id": found.pk}


IMPORTS = roles("hr")
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
    Row("access", ADMINISTRATOR),
    Row("access_grant", ADMINISTRATOR),
    Row("access_grant", ADMINISTRATOR, method="post", about="an empty form"),
    Row("access_end", ADMINISTRATOR, args=_a_grant),
    Row("access_end", ADMINISTRATOR, args=_a_grant, method="post", about="an empty form"),
    Row("access_end", hidden=ADMINISTRATOR, args=lambda world: {"grant_id": 0}, about="no such grant"),
    Row("changes", SEES_CHANGES),
    Row("changes", SEES_CHANGES, query=lambda world: {"kind": "workerequality"}, about="of equality data"),
    Row("imports", IMPORTS),
    Row("import_upload", IMPORTS),
    Row("import_upload", IMPORTS, method="post", about="without files"),
    Row("import_blank", IMPORTS, args=lambda world: {"name": "workers.csv"}),
    Row("import_blank", hidden=IMPORTS, args=lambda world: {"name": "secrets.csv"}, about="no such file"),
    Row("import", IMPORTS, args=_an_import),
    Row("import", hidden=IMPORTS, args=lambda world: {"run_id": 0}, about="no such import"),
    Row("import_confirm", IMPORTS, answer=302, args=_an_import),
    Row("import_confirm", IMPORTS, args=_an_import, method="post", about="too late: said on its page"),
    Row("import_cancel", IMPORTS, answer=302, args=_an_import),
    Row("import_cancel", IMPORTS, answer=302, args=_an_import, method="post", about="too late"),
    Row("import_undo", IMPORTS, args=_an_import),
    Row("import_undo", IMPORTS, answer=302, args=_an_import, method="post", about="nothing to undo"),
    Row("import_problems", IMPORTS, args=_an_import),
    Row("import_problems_csv", IMPORTS, args=_an_import),
    Row("import_lines", IMPORTS, args=_an_import),
    Row("import_file", hidden=IMPORTS, args=lambda world: _an_import(world) | {"file_id": 0}),
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
