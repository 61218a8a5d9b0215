"""Who gets which answer in the admin: the administrator, and nobody else."""

from collections.abc import Iterator

from django.contrib import admin

from tests.access.table import Row, roles
from tests.world import World
from workforce.admin_records import RecordAdmin
from workforce.models import Account, BankHoliday, PolicyValue, Post, Role, RoleGrant, Unit

ADMINISTRATOR = roles("administrator")
WRITTEN_HERE = (Account, BankHoliday, PolicyValue, Role)
SHOWN_HERE = (Post, RoleGrant, Unit)
"""Written by verbs: here they can only be looked at."""


def _of_a_model(model: type, written: bool) -> Iterator[Row]:
    name = f"admin:workforce_{model.__name__.lower()}"

    def first(world: World) -> dict[str, int]:
        return {"object_id": model.objects.order_by("pk")[0].pk}  # type: ignore[attr-defined]

    yield Row(f"{name}_changelist", ADMINISTRATOR)
    yield Row(f"{name}_add", ADMINISTRATOR if written else frozenset())
    yield Row(f"{name}_change", ADMINISTRATOR, args=first)
    yield Row(f"{name}_history", ADMINISTRATOR, args=first)
    yield Row(f"{name}_delete", args=first, about="nothing is deleted here")


def _closed(model: type) -> Iterator[Row]:
    """A page of the record: it takes a permission for it and the mark, which nobody at the door has together."""
    name = f"admin:{model._meta.app_label}_{model.__name__.lower()}"  # type: ignore[attr-defined]
    yield Row(f"{name}_changelist")
    yield Row(f"{name}_add")
    for page in ("change", "history", "delete"):
        yield Row(f"{name}_{page}", args=lambda world: {"object_id": 1})


RECORDS = [model for model, page in admin.site._registry.items() if isinstance(page, RecordAdmin)]

ROWS = [
    Row("admin:index", ADMINISTRATOR),
    Row("admin:app_list", ADMINISTRATOR, args=lambda world: {"app_label": "workforce"}),
    Row("admin:login", ADMINISTRATOR, answer=302),
    Row("admin:logout", ADMINISTRATOR, method="post", answer=302),
    Row("admin:password_change", ADMINISTRATOR, answer=302),
    Row("admin:password_change_done", ADMINISTRATOR, answer=302),
    Row("admin:jsi18n", ADMINISTRATOR),
    Row("admin:autocomplete"),
    Row(
        "admin:view_on_site", hidden=ADMINISTRATOR, args=lambda world: {"content_type_id": 0, "object_id": 0}
    ),
    *(row for model in WRITTEN_HERE for row in _of_a_model(model, True)),
    *(row for model in SHOWN_HERE for row in _of_a_model(model, False)),
    *(row for model in RECORDS for row in _closed(model)),
]
