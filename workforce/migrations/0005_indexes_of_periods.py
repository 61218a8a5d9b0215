from django.contrib.postgres.fields.ranges import RangeEndsWith, RangeStartsWith
from django.contrib.postgres.indexes import GistIndex
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("workforce", "0004_history_by_time")]

    operations = [
        migrations.AddIndex(
            model_name="employment",
            index=GistIndex(fields=["period"], include=["worker"], name="employment_in_post"),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(RangeStartsWith("period"), name="assignment_starts"),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(RangeEndsWith("period"), name="assignment_ends"),
        ),
        # until somebody counts how the days lie, the planner does not trust the new indexes
        migrations.RunSQL("ANALYZE workforce_employment, workforce_assignment", migrations.RunSQL.noop),
    ]
