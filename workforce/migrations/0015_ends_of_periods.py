"""Statistics of the first and last days of contracts and of terms of posts.

Without them the planner takes the rows of a day for a tenth of what they are, as no index holds these days: the queue
of data quality, which reads everybody, was joined row by row.
"""

from django.db import migrations

_OF = {"employment_ends": "workforce_employment", "post_terms_ends": "workforce_postterms"}


class Migration(migrations.Migration):
    dependencies = [("workforce", "0014_settings")]

    operations = [
        migrations.RunSQL(
            [
                f"CREATE STATISTICS {name} ON lower(period), upper(period) FROM {table}; ANALYZE {table}"
                for name, table in _OF.items()
            ],
            [f"DROP STATISTICS {name}" for name in _OF],
        )
    ]
