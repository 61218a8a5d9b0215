"""Every constraint that the database holds is named in a test."""

import functools
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

TESTS = Path(__file__).parent
OURS = ("workforce", "recruitment", "training", "supervision", "asye", "dashboards")
CHECKS_AND_EXCLUSIONS = """
    SELECT conname, conrelid::regclass::text FROM pg_constraint
    WHERE contype IN ('c', 'u', 'x') AND connamespace = current_schema()::regnamespace
"""
PARTIAL_UNIQUE = """
    SELECT named.relname, indrelid::regclass::text
    FROM pg_index JOIN pg_class AS named ON named.oid = indexrelid
    WHERE indisunique AND NOT indisprimary AND named.relnamespace = current_schema()::regnamespace
      AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
"""


@functools.cache
def all_tests() -> str:
    return "\n".join(path.read_text() for path in TESTS.rglob("*.py") if path != Path(__file__))


def _tables() -> set[str]:
    return {
        model._meta.db_table
        for app in apps.get_app_configs()
        if app.label in OURS
        for model in app.get_models()
        if not hasattr(model, "pgh_tracked_model")
    }


@pytest.mark.django_db
def test_every_constraint_in_the_database_is_named_in_a_test() -> None:
    """Not those of a single field (`unique`, a number not below nought), which Django names after the table."""
    tables = _tables()
    with connection.cursor() as cursor:
        cursor.execute(f"{CHECKS_AND_EXCLUSIONS} UNION {PARTIAL_UNIQUE}")
        found = [(name, table.strip('"')) for name, table in cursor.fetchall()]
    ours = {name for name, table in found if table in tables and not name.startswith(table)}
    assert len(ours) > 200
    assert {name for name in ours if name not in all_tests()} == set()
