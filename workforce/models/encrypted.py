"""Fields whose values the database holds as tokens (workforce/encryption.py). They cannot be searched."""

import json
from typing import Any

from django.core.exceptions import FieldError
from django.db import models
from django.db.models import Lookup

from workforce.encryption import decrypt, encrypt


class EncryptedTextField(models.TextField):  # type: ignore[type-arg]
    """Words that the database cannot read. Nothing at all stays nothing."""

    def get_prep_value(self, value: Any) -> Any:
        return value if value in (None, "") else encrypt(self.written(value))

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return value if value in (None, "") else self.read(decrypt(value))

    def get_lookup(self, lookup_name: str) -> "type[Lookup[Any]] | None":
        """Only whether there is anything can be asked of the database. Raises FieldError otherwise."""
        if lookup_name not in ("isnull",):
            raise FieldError(f"{self.name} is encrypted and cannot be searched.")
        return super().get_lookup(lookup_name)

    def written(self, value: Any) -> str:
        """The words that are encrypted."""
        return str(value)

    def read(self, words: str) -> Any:
        """The value of the words."""
        return words


class EncryptedJSONField(EncryptedTextField):
    """A value of JSON that the database cannot read."""

    def to_python(self, value: Any) -> Any:
        """As it is: a text would be taken for the value, once the row is checked before it is saved."""
        return value

    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def written(self, value: Any) -> str:
        return json.dumps(value, ensure_ascii=False, sort_keys=True)

    def read(self, words: str) -> Any:
        return json.loads(words)

    def get_prep_value(self, value: Any) -> Any:
        return None if value is None else encrypt(self.written(value))
