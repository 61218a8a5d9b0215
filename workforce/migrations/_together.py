"""Many tables in one step. Django renders every model anew for each operation of a migration, which takes minutes
once there are hundreds of tables, each with its history; so a migration that makes many of them is one operation.
"""

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import AddConstraint, AddIndex, CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.fields import FieldOperation
from django.db.migrations.state import ProjectState


class Together(Operation):
    """The operations as one: a table is made as it is after the last of them, with its fields, indexes, constraints."""

    reversible = False

    def __init__(self, operations: Sequence[Operation]) -> None:
        self.operations = list(operations)

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        # what was rendered before would be rendered anew after each operation
        state.__dict__.pop("apps", None)
        for each in self.operations:
            each.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        made = {each.name.lower() for each in self.operations if isinstance(each, CreateModel)}
        for each in self.operations:
            if _table(each) not in made:
                each.database_forwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return "Make tables, their history and their triggers"


def _table(operation: Any) -> str:
    """The table that a field, an index or a constraint is added to; nothing for other operations."""
    name = operation.model_name if isinstance(operation, (FieldOperation, AddIndex, AddConstraint)) else ""
    return str(name).lower()
