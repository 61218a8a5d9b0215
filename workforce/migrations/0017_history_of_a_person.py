"""What became of a person's rows is found by the person. New rows, which are nearly all events, cost nothing for it."""

from django.db import migrations

TABLES = ("assignment", "employment", "absence", "caseloadcount", "workerequality", "workercontact", "emergencycontact")
CHANGED = "pgh_label IN ('update', 'delete')"


class Migration(migrations.Migration):
    dependencies = [("workforce", "0016_contact_equality_and_filters")]
    operations = [
        migrations.RunSQL(
            f"CREATE INDEX {table}_changed_of_worker ON workforce_{table}event (worker_id) WHERE {CHANGED}",
            f"DROP INDEX {table}_changed_of_worker",
        )
        for table in TABLES
    ]
