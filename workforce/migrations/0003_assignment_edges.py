from django.contrib.postgres.fields.ranges import RangeEndsWith, RangeStartsWith
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("workforce", "0002_bank_holidays")]

    operations = [
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(RangeStartsWith("period"), name="assignment_starts"),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(RangeEndsWith("period"), name="assignment_ends"),
        ),
        # until somebody counts how the first and last days lie, the planner does not trust the new indexes
        migrations.RunSQL("ANALYZE workforce_assignment", migrations.RunSQL.noop),
    ]
