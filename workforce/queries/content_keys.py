"""Where tokens of encrypted content are, in the tables of every installed app and in their history."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Model

from workforce.models.encrypted import EncryptedTextField


@dataclass(frozen=True, slots=True)
class TokenColumn:
    """A column that holds tokens. `name` is what people read: supervision.SessionVersion.body."""

    model: type[Model]
    column: str

    @property
    def name(self) -> str:
        return f"{self.model._meta.label}.{self.column}"


def token_columns() -> list[TokenColumn]:
    """Every column of an encrypted field, event tables included, by name. No query."""
    found = [
        TokenColumn(model, str(field.column))
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
        for field in model._meta.local_concrete_fields
        if isinstance(field, EncryptedTextField)
    ]
    return sorted(found, key=lambda each: each.name)


def tokens_after(where: TokenColumn, after: Any, most: int) -> list[tuple[Any, str]]:
    """The next tokens of a column by the key of their rows, held for the transaction. `after` None: from the first."""
    quote, meta = connection.ops.quote_name, where.model._meta
    key, column = quote(str(meta.pk.column)), quote(where.column)
    beyond = "" if after is None else f"AND {key} > %(after)s"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {key}, {column} FROM {quote(meta.db_table)} WHERE {column} <> '' {beyond} "
            f"ORDER BY {key} LIMIT %(most)s FOR UPDATE",
            {"after": after, "most": most},
        )
        found: list[tuple[Any, str]] = cursor.fetchall()
    return found
