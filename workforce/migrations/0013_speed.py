"""Indexes for the lists of registrations and checks, the queue of data quality and the list of absences."""

from django.contrib.postgres.fields.ranges import RangeEndsWith
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("workforce", "0012_plans")]

    operations = [
        migrations.RemoveIndex("check", "latest_check_of_a_kind"),
        migrations.AddIndex(
            "check",
            models.Index(
                fields=["worker", "kind", "-done_on", "-id"],
                include=["expires_on", "outcome", "update_service"],
                name="check_that_holds",
            ),
        ),
        migrations.RemoveIndex("registercheck", "latest_look_at_a_register"),
        migrations.AddIndex(
            "registercheck",
            models.Index(
                fields=["worker", "regulator", "-on", "-id"],
                include=["result", "expires_on"],
                name="look_that_holds",
            ),
        ),
        migrations.AddIndex("absence", models.Index(RangeEndsWith("period"), name="absence_ends")),
        migrations.AddIndex("caseloadcount", models.Index(fields=["as_at"], name="cases_counted_on")),
        migrations.AddIndex(
            "teamconfirmation",
            models.Index(fields=["on"], condition=~Q(answer="right"), name="said_to_be_wrong"),
        ),
        # until somebody counts how the days lie, the planner does not trust the new indexes
        migrations.RunSQL("ANALYZE workforce_absence", migrations.RunSQL.noop),
    ]
