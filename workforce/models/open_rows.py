"""Rows that everybody may see who works here: plans, programmes, projects. Nothing in them is a person's record."""

from typing import Any, Self

from django.db import models

from workforce.access.scope import Reach
from workforce.models.dated import DatedQuerySet


class OpenQuerySet(models.QuerySet[Any]):
    """Words about rows that are open to whoever holds the permission at all."""

    def within(self, reach: Reach) -> Self:
        """All of them for a reach that reaches anything, else none."""
        return self if reach else self.none()


class OpenDatedQuerySet(DatedQuerySet):
    """The same about dated rows."""

    def within(self, reach: Reach) -> Self:
        return self if reach else self.none()
