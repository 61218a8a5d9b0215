from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from tests.factories.workforce import WorkerFactory
from workforce.demo.export import export_workforce
from workforce.demo.seeding import NotEmpty, seed
from workforce.demo.writing import TABLES
from workforce.models import Assignment, CaseloadCount, Worker

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SMALL: dict[str, Any] = {"staff": 100, "years": 2, "until": date(2026, 11, 22)}


class Undone(Exception):
    """Takes back what was written, so that a second council finds an empty database."""


def rows_of(**arguments: Any) -> dict[str, str]:
    """Every table as PostgreSQL writes it out, keys included."""
    found = {}
    try:
        with transaction.atomic():
            seed(**arguments)
            with connection.cursor() as cursor:
                for model in TABLES:
                    with cursor.copy(
                        f"COPY (SELECT * FROM {model._meta.db_table} ORDER BY 1) TO STDOUT"
                    ) as copy:
                        found[model._meta.db_table] = b"".join(copy).decode()
            raise Undone
    except Undone:
        return found


def test_the_same_arguments_give_the_same_rows():
    assert rows_of(seed=1, **SMALL) == rows_of(seed=1, **SMALL)


def test_another_seed_gives_another_council():
    one, other = rows_of(seed=1, **SMALL), rows_of(seed=2, **SMALL)

    assert one["workforce_role"] == other["workforce_role"]
    assert one["workforce_worker"] != other["workforce_worker"]


def test_a_council_is_not_mixed_with_real_people():
    WorkerFactory()

    with pytest.raises(NotEmpty):
        seed(seed=1, **SMALL)

    assert Worker.objects.count() == 1


def test_rows_hold_every_deferred_rule_and_keep_their_history():
    counts = seed(seed=1, **SMALL)

    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(
            "SELECT count(*), count(pgh_context_id), min(c.metadata->>'command') FROM workforce_assignmentevent e "
            "JOIN pghistory_context c ON c.id = e.pgh_context_id"
        )
        assert cursor.fetchone() == (counts["assignments"], counts["assignments"], "seed_demo")


def test_new_rows_are_numbered_after_the_seeded_ones():
    counts = seed(seed=1, **SMALL)

    assert WorkerFactory().pk == counts["workers"] + 1


def test_the_last_month_is_complete_and_some_of_the_future_is_known():
    seed(seed=1, staff=300, years=2, until=date(2026, 11, 22))
    assigned = Assignment.objects.as_at(date(2026, 10, 31))

    assert CaseloadCount.objects.filter(as_at=date(2026, 10, 31)).count() > 80
    assert CaseloadCount.objects.filter(as_at__gt=date(2026, 10, 31)).count() == 0
    assert 270 <= assigned.values("worker").distinct().count() <= 330
    assert 0.55 <= assigned.filter(role__csww_role__isnull=False).count() / assigned.count() <= 0.66
    assert Assignment.objects.filter(period__startswith__gt=date(2026, 11, 22)).exists()
    assert assigned.filter(employment__period__endswith__gt=date(2026, 11, 23)).exists()


def test_the_exported_files_bring_the_same_council_in(tmp_path: Path):
    before, after = tmp_path / "before", tmp_path / "after"
    try:
        with transaction.atomic():
            seed(seed=1, **SMALL)
            export_workforce(before)
            raise Undone
    except Undone:
        call_command("import_workforce", str(before), stdout=StringIO(), stderr=StringIO())
    export_workforce(after)

    assert {file.name: sorted(file.read_text().splitlines()) for file in after.iterdir()} == {
        file.name: sorted(file.read_text().splitlines()) for file in before.iterdir()
    }
