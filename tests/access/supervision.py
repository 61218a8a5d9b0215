"""Supervision: the first page of the section."""

from tests.access.table import EVERY_ROLE, Row

ROWS = [Row("supervision", EVERY_ROLE)]
