"""Drafts of sessions that are not on record yet, and the first form of records, published with every prompt."""

import django.db.models.deletion
from django.db import migrations, models

FIRST = 1
PROMPTS = [
    "agenda",
    "workload",
    "wellbeing",
    "leave",
    "casework",
    "reflection",
    "training_impact",
    "learning",
    "registration",
    "career",
    "objectives",
    "praise",
    "supervisor_comments",
    "supervisee_comments",
]
REQUIRED = ["workload", "learning"]
TOOLS = ["Signs of Safety", "Restorative practice", "Systemic practice", "Strengths-based practice", "Other"]


def publish_the_first_form(apps, schema_editor):
    """A form that somebody has published already stays."""
    form = apps.get_model("supervision", "RecordTemplate")
    if not form.objects.exists():
        form.objects.create(
            version=FIRST,
            name="Supervision record",
            prompts=PROMPTS,
            required=REQUIRED,
            tools=TOOLS,
            published_on="2020-01-01",
        )


class Migration(migrations.Migration):
    dependencies = [("supervision", "0001_sessions"), ("workforce", "0017_supervision_settings")]

    operations = [
        migrations.RemoveConstraint(model_name="sessiondraft", name="one_draft_of_a_writer"),
        migrations.AlterField(
            model_name="sessiondraft",
            name="session",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="drafts",
                to="supervision.supervisionsession",
            ),
        ),
        migrations.AddField(
            model_name="sessiondraft",
            name="worker",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="workforce.worker",
            ),
        ),
        migrations.AddConstraint(
            model_name="sessiondraft",
            constraint=models.UniqueConstraint(
                fields=("account", "session", "worker"), name="one_draft_of_a_writer", nulls_distinct=False
            ),
        ),
        # the form stays where the tables stay: going back takes nothing away
        migrations.RunPython(publish_the_first_form, migrations.RunPython.noop),
    ]
