"""Succession, workforce plans, programmes of change, projects, nominations, partner staff and continuous service."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from workforce.migrations._together import Together


OF_PEOPLE = ("successor", "developmentaction", "placeinterest", "nomination", "continuousservice")


def found_by_the_person(table):
    """What became of a person's rows, by the person: as for the other tables of people (migration 0007)."""
    return migrations.RunSQL(
        f"CREATE INDEX {table}_changed_of_worker ON workforce_{table}event (worker_id) "
        "WHERE pgh_label IN ('update', 'delete')",
        f"DROP INDEX {table}_changed_of_worker",
    )


class Migration(migrations.Migration):

    dependencies = [
        ('pghistory', '0007_auto_20250421_0444'),
        ('workforce', '0011_wellbeing'),
    ]

    operations = [
        Together(
            [
        migrations.CreateModel(
            name='AccreditationSchemeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(help_text='First day to last day; an open end is still true.')),
                ('name', models.CharField(max_length=120)),
                ('body', models.CharField(max_length=120, verbose_name='run by')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ChangeProgramme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(help_text='First day to last day; an open end is still true.')),
                ('name', models.CharField(max_length=120)),
                ('purpose', models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name='ChangeProgrammeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(help_text='First day to last day; an open end is still true.')),
                ('name', models.CharField(max_length=120)),
                ('purpose', models.TextField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ContinuousService',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('counts_from', models.DateField(verbose_name='service counts from')),
                ('transferred_on', models.DateField(blank=True, null=True)),
                ('came_from', models.CharField(max_length=120, verbose_name='employer before')),
                ('words', models.CharField(blank=True, max_length=300, verbose_name='how it is known')),
            ],
            options={
                'verbose_name_plural': 'continuous service',
            },
        ),
        migrations.CreateModel(
            name='ContinuousServiceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('counts_from', models.DateField(verbose_name='service counts from')),
                ('transferred_on', models.DateField(blank=True, null=True)),
                ('came_from', models.CharField(max_length=120, verbose_name='employer before')),
                ('words', models.CharField(blank=True, max_length=300, verbose_name='how it is known')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CriterionCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('met', models.BooleanField()),
                ('on', models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name='CriterionCheckEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('met', models.BooleanField()),
                ('on', models.DateField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CriticalPost',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(help_text='First day to last day; an open end is still true.')),
                ('reason', models.CharField(max_length=300)),
            ],
        ),
        migrations.CreateModel(
            name='CriticalPostEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(help_text='First day to last day; an open end is still true.')),
                ('reason', models.CharField(max_length=300)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DevelopmentAction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=300)),
                ('due_on', models.DateField()),
                ('done_on', models.DateField(blank=True, null=True)),
                ('outcome', models.CharField(blank=True, max_length=300)),
            ],
        ),
        migrations.CreateModel(
            name='DevelopmentActionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('text', models.CharField(max_length=300)),
                ('due_on', models.DateField()),
                ('done_on', models.DateField(blank=True, null=True)),
                ('outcome', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='IncumbentRisk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('within_12', models.CharField(choices=[('low', 'Low'), ('medium', 'Medium'), ('high', 'High')], max_length=6, verbose_name='within 12 months')),
                ('within_24', models.CharField(choices=[('low', 'Low'), ('medium', 'Medium'), ('high', 'High')], max_length=6, verbose_name='within 24 months')),
                ('why', models.CharField(blank=True, max_length=300)),
                ('on', models.DateField()),
            ],
            options={
                'verbose_name': 'risk of losing the holder',
                'verbose_name_plural': 'risks of losing holders',
            },
        ),
        migrations.CreateModel(
            name='IncumbentRiskEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('within_12', models.CharField(choices=[('low', 'Low'), ('medium', 'Medium'), ('high', 'High')], max_length=6, verbose_name='within 12 months')),
                ('within_24', models.CharField(choices=[('low', 'Low'), ('medium', 'Medium'), ('high', 'High')], max_length=6, verbose_name='within 24 months')),
                ('why', models.CharField(blank=True, max_length=300)),
                ('on', models.DateField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Nomination',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nominated_on', models.DateField()),
                ('words', models.CharField(max_length=500, verbose_name='why')),
                ('outcome', models.CharField(blank=True, choices=[('accredited', 'Accredited'), ('not_accredited', 'Not accredited'), ('withdrawn', 'Withdrawn')], max_length=16)),
                ('outcome_on', models.DateField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='NominationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('nominated_on', models.DateField()),
                ('words', models.CharField(max_length=500, verbose_name='why')),
                ('outcome', models.CharField(blank=True, choices=[('accredited', 'Accredited'), ('not_accredited', 'Not accredited'), ('withdrawn', 'Withdrawn')], max_length=16)),
                ('outcome_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PartnerMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(help_text='First day to last day; an open end is still true.')),
                ('kind', models.CharField(choices=[('partner', 'Partner staff'), ('volunteer', 'Volunteer')], max_length=10)),
                ('first_name', models.CharField(max_length=80)),
                ('last_name', models.CharField(max_length=80)),
                ('organisation', models.CharField(max_length=120)),
                ('role_title', models.CharField(max_length=120, verbose_name='what they do')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='work e-mail address')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='work telephone')),
            ],
        ),
        migrations.CreateModel(
            name='PartnerMemberEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(help_text='First day to last day; an open end is still true.')),
                ('kind', models.CharField(choices=[('partner', 'Partner staff'), ('volunteer', 'Volunteer')], max_length=10)),
                ('first_name', models.CharField(max_length=80)),
                ('last_name', models.CharField(max_length=80)),
                ('organisation', models.CharField(max_length=120)),
                ('role_title', models.CharField(max_length=120, verbose_name='what they do')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='work e-mail address')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='work telephone')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PlaceInterest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField(verbose_name='why, and what you bring')),
                ('on', models.DateField()),
                ('outcome', models.CharField(blank=True, choices=[('taken_on', 'Taken on'), ('not_this_time', 'Not this time'), ('withdrawn', 'Withdrawn')], max_length=16)),
                ('outcome_on', models.DateField(blank=True, null=True)),
                ('outcome_words', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'verbose_name': 'interest in a place',
                'verbose_name_plural': 'interest in places',
            },
        ),
        migrations.CreateModel(
            name='PlaceInterestEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('words', models.TextField(verbose_name='why, and what you bring')),
                ('on', models.DateField()),
                ('outcome', models.CharField(blank=True, choices=[('taken_on', 'Taken on'), ('not_this_time', 'Not this time'), ('withdrawn', 'Withdrawn')], max_length=16)),
                ('outcome_on', models.DateField(blank=True, null=True)),
                ('outcome_words', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ProgrammePart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
            options={
                'verbose_name': 'part of a programme',
                'verbose_name_plural': 'parts of programmes',
            },
        ),
        migrations.CreateModel(
            name='ProgrammePartEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Project',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(help_text='First day to last day; an open end is still true.')),
                ('name', models.CharField(max_length=120)),
                ('purpose', models.TextField()),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('under_way', 'Under way'), ('closed', 'Closed'), ('stopped', 'Stopped')], default='planned', editable=False, max_length=10)),
            ],
        ),
        migrations.CreateModel(
            name='ProjectEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(help_text='First day to last day; an open end is still true.')),
                ('name', models.CharField(max_length=120)),
                ('purpose', models.TextField()),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('under_way', 'Under way'), ('closed', 'Closed'), ('stopped', 'Stopped')], default='planned', editable=False, max_length=10)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ProjectMove',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('to', models.CharField(choices=[('planned', 'Planned'), ('under_way', 'Under way'), ('closed', 'Closed'), ('stopped', 'Stopped')], max_length=10)),
                ('on', models.DateField()),
                ('words', models.CharField(blank=True, max_length=500)),
            ],
            options={
                'verbose_name': 'move of a project',
                'verbose_name_plural': 'moves of projects',
            },
        ),
        migrations.CreateModel(
            name='ProjectMoveEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('to', models.CharField(choices=[('planned', 'Planned'), ('under_way', 'Under way'), ('closed', 'Closed'), ('stopped', 'Stopped')], max_length=10)),
                ('on', models.DateField()),
                ('words', models.CharField(blank=True, max_length=500)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ProjectPlace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120)),
                ('offer', models.TextField(verbose_name='what it offers, and what it takes')),
                ('number', models.PositiveSmallIntegerField(default=1, verbose_name='how many people')),
                ('apply_by', models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name='ProjectPlaceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('title', models.CharField(max_length=120)),
                ('offer', models.TextField(verbose_name='what it offers, and what it takes')),
                ('number', models.PositiveSmallIntegerField(default=1, verbose_name='how many people')),
                ('apply_by', models.DateField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SchemeCriterion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('text', models.CharField(max_length=200)),
            ],
            options={
                'verbose_name_plural': 'scheme criteria',
                'ordering': ['position'],
            },
        ),
        migrations.CreateModel(
            name='SchemeCriterionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('position', models.PositiveSmallIntegerField()),
                ('text', models.CharField(max_length=200)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SuccessionMove',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('to', models.CharField(choices=[('draft', 'Draft'), ('agreed', 'Agreed')], max_length=10)),
                ('on', models.DateField()),
                ('words', models.CharField(blank=True, max_length=500)),
            ],
            options={
                'verbose_name': 'move of a succession plan',
                'verbose_name_plural': 'moves of succession plans',
            },
        ),
        migrations.CreateModel(
            name='SuccessionMoveEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('to', models.CharField(choices=[('draft', 'Draft'), ('agreed', 'Agreed')], max_length=10)),
                ('on', models.DateField()),
                ('words', models.CharField(blank=True, max_length=500)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Successor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(help_text='First day to last day; an open end is still true.')),
                ('readiness', models.CharField(choices=[('now', 'Ready now'), ('soon', 'In 1 to 2 years'), ('later', 'In 3 years or more')], max_length=5)),
            ],
        ),
        migrations.CreateModel(
            name='SuccessorEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(help_text='First day to last day; an open end is still true.')),
                ('readiness', models.CharField(choices=[('now', 'Ready now'), ('soon', 'In 1 to 2 years'), ('later', 'In 3 years or more')], max_length=5)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TalentNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('on', models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name='TalentNoteEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('text', models.TextField()),
                ('on', models.DateField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TalentNoteShown',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('words', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'verbose_name': 'showing of talent notes',
                'verbose_name_plural': 'showings of talent notes',
            },
        ),
        migrations.CreateModel(
            name='TalentNoteShownEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('on', models.DateField()),
                ('words', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='UnitTag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(help_text='First day to last day; an open end is still true.')),
                ('kind', models.CharField(choices=[('team_type', 'Type of team'), ('co_located', 'Shares a place with'), ('partners', 'Integrated with partners'), ('hosted', 'Hosted for others'), ('schools', 'Linked to schools'), ('terms', 'Terms and conditions')], max_length=12)),
                ('label', models.CharField(max_length=120)),
            ],
        ),
        migrations.CreateModel(
            name='UnitTagEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(help_text='First day to last day; an open end is still true.')),
                ('kind', models.CharField(choices=[('team_type', 'Type of team'), ('co_located', 'Shares a place with'), ('partners', 'Integrated with partners'), ('hosted', 'Hosted for others'), ('schools', 'Linked to schools'), ('terms', 'Terms and conditions')], max_length=12)),
                ('label', models.CharField(max_length=120)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='WorkforcePlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('due_on', models.DateField()),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('agreed', 'Agreed'), ('live', 'Live'), ('reviewed', 'Reviewed')], default='draft', editable=False, max_length=10)),
            ],
        ),
        migrations.CreateModel(
            name='WorkforcePlanAction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('priority', models.CharField(max_length=120)),
                ('text', models.CharField(max_length=300)),
                ('measure', models.CharField(max_length=200)),
                ('due_on', models.DateField()),
                ('done_on', models.DateField(blank=True, null=True)),
                ('outcome', models.CharField(blank=True, max_length=300)),
            ],
        ),
        migrations.CreateModel(
            name='WorkforcePlanActionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('priority', models.CharField(max_length=120)),
                ('text', models.CharField(max_length=300)),
                ('measure', models.CharField(max_length=200)),
                ('due_on', models.DateField()),
                ('done_on', models.DateField(blank=True, null=True)),
                ('outcome', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='WorkforcePlanEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('year', models.PositiveSmallIntegerField()),
                ('due_on', models.DateField()),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('agreed', 'Agreed'), ('live', 'Live'), ('reviewed', 'Reviewed')], default='draft', editable=False, max_length=10)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='WorkforcePlanMove',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('to', models.CharField(choices=[('draft', 'Draft'), ('agreed', 'Agreed'), ('live', 'Live'), ('reviewed', 'Reviewed')], max_length=10)),
                ('on', models.DateField()),
                ('words', models.CharField(blank=True, max_length=500)),
            ],
            options={
                'verbose_name': 'move of a workforce plan',
                'verbose_name_plural': 'moves of workforce plans',
            },
        ),
        migrations.CreateModel(
            name='WorkforcePlanMoveEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('to', models.CharField(choices=[('draft', 'Draft'), ('agreed', 'Agreed'), ('live', 'Live'), ('reviewed', 'Reviewed')], max_length=10)),
                ('on', models.DateField()),
                ('words', models.CharField(blank=True, max_length=500)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='WorkforcePlanVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('text', models.TextField()),
                ('change', models.CharField(max_length=300, verbose_name='what is new')),
                ('on', models.DateField()),
            ],
            options={
                'verbose_name': 'version of a workforce plan',
                'verbose_name_plural': 'versions of workforce plans',
                'ordering': ['-number'],
            },
        ),
        migrations.CreateModel(
            name='WorkforcePlanVersionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveSmallIntegerField()),
                ('text', models.TextField()),
                ('change', models.CharField(max_length=300, verbose_name='what is new')),
                ('on', models.DateField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AlterField(
            model_name='policyvalue',
            name='key',
            field=models.CharField(choices=[('absence_working_days_per_year', 'Working days in a year, for the absence rate'), ('absence_working_days_leap_year', 'The same where the year contains a 29 February'), ('caseload_max_age_days', 'Days after which a caseload count is too old to use'), ('suppression_count', 'Counts of people below this are hidden in published tables'), ('rate_min_denominator', 'Rates on fewer people than this are hidden in published tables'), ('short_gap_days', 'Days between two employments up to which data quality asks about them'), ('awr_weeks', 'Weeks in the same role after which agency workers have equal basic conditions'), ('secondment_max_months', 'Months after which a secondment out no longer counts as one'), ('swe_window', 'Social Work England: when renewal opens, turns red and closes'), ('swe_new_registrant_cutoff', 'Social Work England: who joins from this day on renews the next year'), ('swe_cpd', "Social Work England: pieces of CPD in a year, and how many with a peer's reflection"), ('nmc_cycle_months', 'NMC: months from one revalidation to the next'), ('nmc_elements', 'NMC: what a revalidation takes'), ('nmc_dual_practice_hours', 'NMC: practice hours of those registered in two parts'), ('nmc_warning_months', 'NMC: months before a revalidation from which it is amber'), ('nmc_reminder_days', 'NMC: days before a revalidation, or the yearly fee, is due'), ('hcpc_windows', 'HCPC: the renewal window of each profession'), ('dbs_recheck_months', 'DBS: months to the next check'), ('dbs_status_check_months', 'DBS: months to the next status check with the Update Service'), ('dbs_warning_days', 'DBS: days before a re-check from which it is amber'), ('right_to_work_follow_up_days', 'Right to work: days before the end to follow up'), ('driving_check_months', 'Driving licence and business insurance: months to the next check'), ('check_warning_days', 'Other checks: days before they are due from which they are amber'), ('checks_required', 'The checks that everybody needs'), ('long_absence_days', 'Days after which an absence counts as a long one'), ('return_conversation_days', 'Days after the return in which the conversation about it is due'), ('cases_unlikely_above', 'Cases above which a typed count is asked about once more'), ('confirmed_days', 'Days for which a confirmed record counts as confirmed'), ('quality_accepted_days_at_most', 'Days for which a line of data quality may be accepted at most'), ('import_files_kept_days', 'Days for which the files of an import are kept'), ('saved_filters_per_list', 'Filters that one account may save for a list'), ('succession_review_months', 'Succession: months from one review of a plan to the next'), ('succession_warning_days', 'Succession: days before a review from which it is amber'), ('succession_horizon_months', "Succession: months in which a recorded end of the holder's time is pointed out"), ('workforce_plan_due', 'Workforce plan: the day before its year by which it is agreed'), ('workforce_plan_warning_days', 'Workforce plan: days before it is due from which it is amber'), ('workforce_plan_levels', 'Workforce plan: the levels of units that need one')], max_length=60),
        ),
        migrations.AlterField(
            model_name='policyvalueevent',
            name='key',
            field=models.CharField(choices=[('absence_working_days_per_year', 'Working days in a year, for the absence rate'), ('absence_working_days_leap_year', 'The same where the year contains a 29 February'), ('caseload_max_age_days', 'Days after which a caseload count is too old to use'), ('suppression_count', 'Counts of people below this are hidden in published tables'), ('rate_min_denominator', 'Rates on fewer people than this are hidden in published tables'), ('short_gap_days', 'Days between two employments up to which data quality asks about them'), ('awr_weeks', 'Weeks in the same role after which agency workers have equal basic conditions'), ('secondment_max_months', 'Months after which a secondment out no longer counts as one'), ('swe_window', 'Social Work England: when renewal opens, turns red and closes'), ('swe_new_registrant_cutoff', 'Social Work England: who joins from this day on renews the next year'), ('swe_cpd', "Social Work England: pieces of CPD in a year, and how many with a peer's reflection"), ('nmc_cycle_months', 'NMC: months from one revalidation to the next'), ('nmc_elements', 'NMC: what a revalidation takes'), ('nmc_dual_practice_hours', 'NMC: practice hours of those registered in two parts'), ('nmc_warning_months', 'NMC: months before a revalidation from which it is amber'), ('nmc_reminder_days', 'NMC: days before a revalidation, or the yearly fee, is due'), ('hcpc_windows', 'HCPC: the renewal window of each profession'), ('dbs_recheck_months', 'DBS: months to the next check'), ('dbs_status_check_months', 'DBS: months to the next status check with the Update Service'), ('dbs_warning_days', 'DBS: days before a re-check from which it is amber'), ('right_to_work_follow_up_days', 'Right to work: days before the end to follow up'), ('driving_check_months', 'Driving licence and business insurance: months to the next check'), ('check_warning_days', 'Other checks: days before they are due from which they are amber'), ('checks_required', 'The checks that everybody needs'), ('long_absence_days', 'Days after which an absence counts as a long one'), ('return_conversation_days', 'Days after the return in which the conversation about it is due'), ('cases_unlikely_above', 'Cases above which a typed count is asked about once more'), ('confirmed_days', 'Days for which a confirmed record counts as confirmed'), ('quality_accepted_days_at_most', 'Days for which a line of data quality may be accepted at most'), ('import_files_kept_days', 'Days for which the files of an import are kept'), ('saved_filters_per_list', 'Filters that one account may save for a list'), ('succession_review_months', 'Succession: months from one review of a plan to the next'), ('succession_warning_days', 'Succession: days before a review from which it is amber'), ('succession_horizon_months', "Succession: months in which a recorded end of the holder's time is pointed out"), ('workforce_plan_due', 'Workforce plan: the day before its year by which it is agreed'), ('workforce_plan_warning_days', 'Workforce plan: days before it is due from which it is amber'), ('workforce_plan_levels', 'Workforce plan: the levels of units that need one')], max_length=60),
        ),
        migrations.CreateModel(
            name='AccreditationScheme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period', django.contrib.postgres.fields.ranges.DateRangeField(help_text='First day to last day; an open end is still true.')),
                ('name', models.CharField(max_length=120)),
                ('body', models.CharField(max_length=120, verbose_name='run by')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('period__isempty', False), ('period__lower_inf', False)), name='accreditation_scheme_has_a_start', violation_error_message='The period needs a first day that is not after its last day.')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accreditationscheme',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_accreditationschemeevent" ("body", "id", "name", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."body", new_values."id", new_values."name", new_values."period", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7fa06bebffde3a68832c4b425dc7d34a4f7d3ae2', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_0e8bf', referencing='REFERENCING NEW TABLE AS new_values ', table='workforce_accreditationscheme', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accreditationscheme',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_accreditationschemeevent" ("body", "id", "name", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."body", new_values."id", new_values."name", new_values."period", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f9f47da6664f0d478d8b39e540213384dd29f6f7', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5f751', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workforce_accreditationscheme', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accreditationscheme',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_accreditationschemeevent" ("body", "id", "name", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."body", old_values."id", old_values."name", old_values."period", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='b0ee5d239471d1a8ba370b9e487e6394b7c58ffd', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_9c0af', referencing='REFERENCING OLD TABLE AS old_values ', table='workforce_accreditationscheme', when='AFTER')),
        ),
        migrations.AddField(
            model_name='accreditationschemeevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='accreditationschemeevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workforce.accreditationscheme'),
        ),
        migrations.AddField(
            model_name='changeprogramme',
            name='lead',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker'),
        ),
        migrations.AddField(
            model_name='changeprogrammeevent',
            name='lead',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workforce.worker'),
        ),
        migrations.AddField(
            model_name='changeprogrammeevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='changeprogrammeevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workforce.changeprogramme'),
        ),
        migrations.AddField(
            model_name='continuousservice',
            name='worker',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='continuous_service', to='workforce.worker'),
        ),
        migrations.AddField(
            model_name='continuousserviceevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='continuousserviceevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workforce.continuousservice'),
        ),
        migrations.AddField(
            model_name='continuousserviceevent',
            name='worker',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workforce.worker'),
        ),
        migrations.AddField(
            model_name='criterioncheck',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='criterioncheck',
            name='worker',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='workforce.worker'),
        ),
        migrations.AddField(
            model_name='criterioncheckevent',
            name='by',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='criterioncheckevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='criterioncheckevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workforce.criterioncheck'),
        ),
        migrations.AddField(
            model_name='criterioncheckevent',
            name='worker',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workforce.worker'),
        ),
        migrations.AddField(
            model_name='criticalpost',
            name='post',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='critical', to='workforce.post'),
        ),
        migrations.AddField(
            model_name='criticalpostevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='criticalpostevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workforce.criticalpost'),
        ),
        migrations.AddField(
            model_name='criticalpostevent',
            name='post',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workforce.post'),
        ),
        migrations.AddField(
            model_name='developmentaction',
            name='critical',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='actions', to='workforce.criticalpost'),
        ),
        migrations.AddField(
            model_name='developmentaction',
            name='owner',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker'),
        ),
        migrations.AddField(
            model_name='developmentaction',
            name='worker',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='developments', to='workforce.worker'),
        ),
        migrations.AddField(
            model_name='developmentactionevent',
            name='critical',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workforce.criticalpost'),
        ),
        migrations.AddField(
            model_name='developmentactionevent',
            name='owner',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workforce.worker'),
        ),
        migrations.AddField(
            model_name='developmentactionevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='developmentactionevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workforce.developmentaction'),
        ),
        migrations.AddField(
            model_name='developmentactionevent',
            name='worker',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workforce.worker'),
        ),
        migrations.AddField(
            model_name='incumbentrisk',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='incumbentrisk',
            name='critical',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='risks', to='workforce.criticalpost'),
        ),
        migrations.AddField(
            model_name='incumbentrisk',
            name='worker',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='risks_of_leaving', to='workforce.worker'),
        ),
        migrations.AddField(
            model_name='incumbentriskevent',
            name='by',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='incumbentriskevent',
            name='critical',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workforce.criticalpost'),
        ),
        migrations.AddField(
            model_name='incumbentriskevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='incumbentriskevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workforce.incumbentrisk'),
        ),
        migrations.AddField(
            model_name='incumbentriskevent',
            name='worker',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workforce.worker'),
        ),
        migrations.AddField(
            model_name='nomination',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='nomination',
            name='scheme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='nominations', to='workforce.accreditationscheme'),
        ),
        migrations.AddField(
            model_name='nomination',
            name='worker',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='nominations', to='workforce.worker'),
        ),
        migrations.AddField(
            model_name='criterioncheckevent',
            name='nomination',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workforce.nomination'),
        ),
        migrations.AddField(
            model_name='criterioncheck',
            name='nomination',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='workforce.nomination'),
        ),
        migrations.AddField(
            model_name='nominationevent',
            name='by',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='nominationevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='nominationevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workforce.nomination'),
        ),
        migrations.AddField(
            model_name='nominationevent',
            name='scheme',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workforce.accreditationscheme'),
        ),
        migrations.AddField(
            model_name='nominationevent',
            name='worker',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workforce.worker'),
        ),
        migrations.AddField(
            model_name='partnermember',
            name='team',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='partner_members', to='workforce.unit'),
        ),
        migrations.AddField(
            model_name='partnermemberevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='partnermemberevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workforce.partnermember'),
        ),
        migrations.AddField(
            model_name='partnermemberevent',
            name='team',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workforce.unit'),
        ),
        migrations.AddField(
            model_name='placeinterest',
            name='worker',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='workforce.worker'),
        ),
        migrations.AddField(
            model_name='placeinterestevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='placeinterestevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workforce.placeinterest'),
        ),
        migrations.AddField(
            model_name='placeinterestevent',
            name='worker',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workforce.worker'),
        ),
        migrations.AddField(
            model_name='programmepart',
            name='post',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.post'),
        ),
        migrations.AddField(
            model_name='programmepart',
            name='programme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='workforce.changeprogramme'),
        ),
        migrations.AddField(
            model_name='programmepart',
            name='unit',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.unit'),
        ),
        migrations.AddField(
            model_name='programmepartevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='programmepartevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workforce.programmepart'),
        ),
        migrations.AddField(
            model_name='programmepartevent',
            name='post',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workforce.post'),
        ),
        migrations.AddField(
            model_name='programmepartevent',
            name='programme',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workforce.changeprogramme'),
        ),
        migrations.AddField(
            model_name='programmepartevent',
            name='unit',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workforce.unit'),
        ),
        migrations.AddField(
            model_name='project',
            name='sponsor',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker'),
        ),
        migrations.AddField(
            model_name='projectevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='projectevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workforce.project'),
        ),
        migrations.AddField(
            model_name='projectevent',
            name='sponsor',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workforce.worker'),
        ),
        migrations.AddField(
            model_name='projectmove',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='projectmove',
            name='project',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='workforce.project'),
        ),
        migrations.AddField(
            model_name='projectmoveevent',
            name='by',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='projectmoveevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='projectmoveevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workforce.projectmove'),
        ),
        migrations.AddField(
            model_name='projectmoveevent',
            name='project',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workforce.project'),
        ),
        migrations.AddField(
            model_name='projectplace',
            name='project',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='places', to='workforce.project'),
        ),
        migrations.AddField(
            model_name='placeinterestevent',
            name='place',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workforce.projectplace'),
        ),
        migrations.AddField(
            model_name='placeinterest',
            name='place',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='interest', to='workforce.projectplace'),
        ),
        migrations.AddField(
            model_name='projectplaceevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='projectplaceevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workforce.projectplace'),
        ),
        migrations.AddField(
            model_name='projectplaceevent',
            name='project',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workforce.project'),
        ),
        migrations.AddField(
            model_name='schemecriterion',
            name='scheme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='criteria', to='workforce.accreditationscheme'),
        ),
        migrations.AddField(
            model_name='criterioncheckevent',
            name='criterion',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workforce.schemecriterion'),
        ),
        migrations.AddField(
            model_name='criterioncheck',
            name='criterion',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.schemecriterion'),
        ),
        migrations.AddField(
            model_name='schemecriterionevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='schemecriterionevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workforce.schemecriterion'),
        ),
        migrations.AddField(
            model_name='schemecriterionevent',
            name='scheme',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workforce.accreditationscheme'),
        ),
        migrations.AddField(
            model_name='successionmove',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='successionmove',
            name='critical',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='workforce.criticalpost'),
        ),
        migrations.AddField(
            model_name='successionmoveevent',
            name='by',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='successionmoveevent',
            name='critical',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workforce.criticalpost'),
        ),
        migrations.AddField(
            model_name='successionmoveevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='successionmoveevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workforce.successionmove'),
        ),
        migrations.AddField(
            model_name='successor',
            name='critical',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='successors', to='workforce.criticalpost'),
        ),
        migrations.AddField(
            model_name='successor',
            name='worker',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='succeeds', to='workforce.worker'),
        ),
        migrations.AddField(
            model_name='successorevent',
            name='critical',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workforce.criticalpost'),
        ),
        migrations.AddField(
            model_name='successorevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='successorevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workforce.successor'),
        ),
        migrations.AddField(
            model_name='successorevent',
            name='worker',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workforce.worker'),
        ),
        migrations.AddField(
            model_name='talentnote',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='talentnote',
            name='worker',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='workforce.worker'),
        ),
        migrations.AddField(
            model_name='talentnoteevent',
            name='by',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='talentnoteevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='talentnoteevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workforce.talentnote'),
        ),
        migrations.AddField(
            model_name='talentnoteevent',
            name='worker',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workforce.worker'),
        ),
        migrations.AddField(
            model_name='talentnoteshown',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='talentnoteshown',
            name='worker',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='workforce.worker'),
        ),
        migrations.AddField(
            model_name='talentnoteshownevent',
            name='by',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='talentnoteshownevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='talentnoteshownevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workforce.talentnoteshown'),
        ),
        migrations.AddField(
            model_name='talentnoteshownevent',
            name='worker',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workforce.worker'),
        ),
        migrations.AddField(
            model_name='unittag',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tags', to='workforce.unit'),
        ),
        migrations.AddField(
            model_name='unittagevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='unittagevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workforce.unittag'),
        ),
        migrations.AddField(
            model_name='unittagevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workforce.unit'),
        ),
        migrations.AddField(
            model_name='workforceplan',
            name='owner',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker'),
        ),
        migrations.AddField(
            model_name='workforceplan',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='workforce_plans', to='workforce.unit'),
        ),
        migrations.AddField(
            model_name='workforceplanaction',
            name='owner',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker'),
        ),
        migrations.AddField(
            model_name='workforceplanaction',
            name='plan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='actions', to='workforce.workforceplan'),
        ),
        migrations.AddField(
            model_name='workforceplanactionevent',
            name='owner',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workforce.worker'),
        ),
        migrations.AddField(
            model_name='workforceplanactionevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='workforceplanactionevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workforce.workforceplanaction'),
        ),
        migrations.AddField(
            model_name='workforceplanactionevent',
            name='plan',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workforce.workforceplan'),
        ),
        migrations.AddField(
            model_name='workforceplanevent',
            name='owner',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workforce.worker'),
        ),
        migrations.AddField(
            model_name='workforceplanevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='workforceplanevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workforce.workforceplan'),
        ),
        migrations.AddField(
            model_name='workforceplanevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workforce.unit'),
        ),
        migrations.AddField(
            model_name='workforceplanmove',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='workforceplanmove',
            name='plan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='workforce.workforceplan'),
        ),
        migrations.AddField(
            model_name='workforceplanmoveevent',
            name='by',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='workforceplanmoveevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='workforceplanmoveevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workforce.workforceplanmove'),
        ),
        migrations.AddField(
            model_name='workforceplanmoveevent',
            name='plan',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workforce.workforceplan'),
        ),
        migrations.AddField(
            model_name='workforceplanversion',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='workforceplanversion',
            name='plan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='workforce.workforceplan'),
        ),
        migrations.AddField(
            model_name='workforceplanversionevent',
            name='by',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='workforceplanversionevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='workforceplanversionevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workforce.workforceplanversion'),
        ),
        migrations.AddField(
            model_name='workforceplanversionevent',
            name='plan',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workforce.workforceplan'),
        ),
        migrations.AddIndex(
            model_name='accreditationschemeevent',
            index=models.Index(fields=['pgh_created_at', 'pgh_id'], name='workforce_a_pgh_cre_6fcee7_idx'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accreditationschemeevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='aea3eb20cb123b942321e405d590ed1aa06984ea', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a3700', table='workforce_accreditationschemeevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='changeprogramme',
            constraint=models.CheckConstraint(condition=models.Q(('period__isempty', False), ('period__lower_inf', False)), name='change_programme_has_a_start', violation_error_message='The period needs a first day that is not after its last day.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='changeprogramme',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_changeprogrammeevent" ("id", "lead_id", "name", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose") SELECT new_values."id", new_values."lead_id", new_values."name", new_values."period", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."purpose" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b9f0f1f6dbea671592aeb91f773750bd19fb72a0', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_ab53d', referencing='REFERENCING NEW TABLE AS new_values ', table='workforce_changeprogramme', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='changeprogramme',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_changeprogrammeevent" ("id", "lead_id", "name", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose") SELECT new_values."id", new_values."lead_id", new_values."name", new_values."period", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."purpose" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7a896ddca9c6c5bba5b54e116315168a52416f8f', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_6bf72', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workforce_changeprogramme', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='changeprogramme',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_changeprogrammeevent" ("id", "lead_id", "name", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose") SELECT old_values."id", old_values."lead_id", old_values."name", old_values."period", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."purpose" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='c7b707dc9a7ff671b758c0da13466e06db64c4d8', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_8b8f0', referencing='REFERENCING OLD TABLE AS old_values ', table='workforce_changeprogramme', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='changeprogrammeevent',
            index=models.Index(fields=['pgh_created_at', 'pgh_id'], name='workforce_c_pgh_cre_62a011_idx'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='changeprogrammeevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7db98b03e9bef644ed2c3d97965eb6c57ba38f2c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b179d', table='workforce_changeprogrammeevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='continuousservice',
            constraint=models.CheckConstraint(condition=models.Q(('transferred_on__isnull', True), ('counts_from__lte', models.F('transferred_on')), _connector='OR'), name='service_began_before_the_transfer', violation_error_message='The service began on the day of the transfer or before it.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='continuousservice',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_continuousserviceevent" ("came_from", "counts_from", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "transferred_on", "words", "worker_id") SELECT new_values."came_from", new_values."counts_from", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."transferred_on", new_values."words", new_values."worker_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8bcb0d4214baf083b8da883023af2f1787e5a4bf', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_e440c', referencing='REFERENCING NEW TABLE AS new_values ', table='workforce_continuousservice', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='continuousservice',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_continuousserviceevent" ("came_from", "counts_from", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "transferred_on", "words", "worker_id") SELECT new_values."came_from", new_values."counts_from", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."transferred_on", new_values."words", new_values."worker_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='06ac500968530650e5aba27df697333460e49bd3', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_df271', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workforce_continuousservice', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='continuousservice',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_continuousserviceevent" ("came_from", "counts_from", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "transferred_on", "words", "worker_id") SELECT old_values."came_from", old_values."counts_from", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."transferred_on", old_values."words", old_values."worker_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='9eaba640cc03de42c3dc9237a3dca0b4dce94374', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_93668', referencing='REFERENCING OLD TABLE AS old_values ', table='workforce_continuousservice', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='continuousserviceevent',
            index=models.Index(fields=['pgh_created_at', 'pgh_id'], name='workforce_c_pgh_cre_65df1b_idx'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='continuousserviceevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='379cf068d66b4dfee70f14a65471f82024fe71f1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_35b1d', table='workforce_continuousserviceevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='criticalpost',
            constraint=models.CheckConstraint(condition=models.Q(('period__isempty', False), ('period__lower_inf', False)), name='critical_post_has_a_start', violation_error_message='The period needs a first day that is not after its last day.'),
        ),
        migrations.AddConstraint(
            model_name='criticalpost',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('post', '='), ('period', '&&')], name='critical_post_once_at_a_time', violation_error_message='This post is marked as critical already.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criticalpost',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_criticalpostevent" ("id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "reason") SELECT new_values."id", new_values."period", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."post_id", new_values."reason" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2199d4d365b92cb2daab55af966b4ffb16aff056', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_2a570', referencing='REFERENCING NEW TABLE AS new_values ', table='workforce_criticalpost', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criticalpost',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_criticalpostevent" ("id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "reason") SELECT new_values."id", new_values."period", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."post_id", new_values."reason" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='fbf36825eb7343b384343e7253873715a747d806', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_f5525', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workforce_criticalpost', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criticalpost',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_criticalpostevent" ("id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "reason") SELECT old_values."id", old_values."period", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."post_id", old_values."reason" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='c3c6f29afeaf06ab4d653b35782facd6aaaf1fd4', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_e9597', referencing='REFERENCING OLD TABLE AS old_values ', table='workforce_criticalpost', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='criticalpostevent',
            index=models.Index(fields=['pgh_created_at', 'pgh_id'], name='workforce_c_pgh_cre_d20dea_idx'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criticalpostevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2b2102cce46bbb8d4f0f84e19e766747bcf2b8f7', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2c5ef', table='workforce_criticalpostevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='developmentaction',
            constraint=models.CheckConstraint(condition=models.Q(('done_on__isnull', False), ('outcome', ''), _connector='OR'), name='development_outcome_once_it_is_done', violation_error_message='An action has an outcome once it is done.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='developmentaction',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_developmentactionevent" ("critical_id", "done_on", "due_on", "id", "outcome", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "worker_id") SELECT new_values."critical_id", new_values."done_on", new_values."due_on", new_values."id", new_values."outcome", new_values."owner_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."text", new_values."worker_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9d49a70b83673037a83134c36bdc869291938070', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_9662e', referencing='REFERENCING NEW TABLE AS new_values ', table='workforce_developmentaction', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='developmentaction',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_developmentactionevent" ("critical_id", "done_on", "due_on", "id", "outcome", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "worker_id") SELECT new_values."critical_id", new_values."done_on", new_values."due_on", new_values."id", new_values."outcome", new_values."owner_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."text", new_values."worker_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='903d6530883bfebb62c0bded71702e5bb3a7f93b', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5568c', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workforce_developmentaction', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='developmentaction',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_developmentactionevent" ("critical_id", "done_on", "due_on", "id", "outcome", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "worker_id") SELECT old_values."critical_id", old_values."done_on", old_values."due_on", old_values."id", old_values."outcome", old_values."owner_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."text", old_values."worker_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='aa1938ae20d3a123de0667bb14be02ff733f35fc', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_d85c3', referencing='REFERENCING OLD TABLE AS old_values ', table='workforce_developmentaction', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='developmentactionevent',
            index=models.Index(fields=['pgh_created_at', 'pgh_id'], name='workforce_d_pgh_cre_ca761a_idx'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='developmentactionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7baade32715c7d87048f6e0620c5046c1b2e547b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_bd5b3', table='workforce_developmentactionevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='incumbentrisk',
            index=models.Index(fields=['critical', 'on'], name='latest_risk_of_a_post'),
        ),
        migrations.AddConstraint(
            model_name='incumbentrisk',
            constraint=models.CheckConstraint(condition=models.Q(('within_12__in', ['low', 'medium', 'high']), ('within_24__in', ['low', 'medium', 'high'])), name='risk_is_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incumbentrisk',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='cd78a1908e87e6f49b8251c839bc6491d78bc734', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_66539', table='workforce_incumbentrisk', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incumbentrisk',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_incumbentriskevent" ("by_id", "critical_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "why", "within_12", "within_24", "worker_id") SELECT new_values."by_id", new_values."critical_id", new_values."id", new_values."on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."why", new_values."within_12", new_values."within_24", new_values."worker_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='97f1c315f7fcd4e734d2ecffe54a0bcc3ea13c15', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_9329b', referencing='REFERENCING NEW TABLE AS new_values ', table='workforce_incumbentrisk', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incumbentrisk',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_incumbentriskevent" ("by_id", "critical_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "why", "within_12", "within_24", "worker_id") SELECT new_values."by_id", new_values."critical_id", new_values."id", new_values."on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."why", new_values."within_12", new_values."within_24", new_values."worker_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='746263c7f7c0a15ae4a42b5da594dc3ad2c559d2', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_3dbf6', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workforce_incumbentrisk', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incumbentrisk',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_incumbentriskevent" ("by_id", "critical_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "why", "within_12", "within_24", "worker_id") SELECT old_values."by_id", old_values."critical_id", old_values."id", old_values."on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."why", old_values."within_12", old_values."within_24", old_values."worker_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='df90fc1bcaf3c9116aea9c7f14179ef78a1436ad', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_48abd', referencing='REFERENCING OLD TABLE AS old_values ', table='workforce_incumbentrisk', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='incumbentriskevent',
            index=models.Index(fields=['pgh_created_at', 'pgh_id'], name='workforce_i_pgh_cre_ef4739_idx'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='incumbentriskevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9fc05d71fdc18f1e32f40da5421ddc062f3987f3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_21b0a', table='workforce_incumbentriskevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='nomination',
            constraint=models.UniqueConstraint(condition=models.Q(('outcome', '')), fields=('worker', 'scheme'), name='one_open_nomination_for_a_scheme', violation_error_message='This person is nominated for this scheme already.'),
        ),
        migrations.AddConstraint(
            model_name='nomination',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome', ''), ('outcome_on__isnull', True)), models.Q(('outcome__in', ['accredited', 'not_accredited', 'withdrawn']), ('outcome_on__isnull', False)), _connector='OR'), name='nomination_outcome_has_its_day', violation_error_message='An outcome has a day.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='nomination',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_nominationevent" ("by_id", "id", "nominated_on", "outcome", "outcome_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scheme_id", "words", "worker_id") SELECT new_values."by_id", new_values."id", new_values."nominated_on", new_values."outcome", new_values."outcome_on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."scheme_id", new_values."words", new_values."worker_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6a3b76233bc7923adf75faddaf38e4d3a0020d58', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_6f725', referencing='REFERENCING NEW TABLE AS new_values ', table='workforce_nomination', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='nomination',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_nominationevent" ("by_id", "id", "nominated_on", "outcome", "outcome_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scheme_id", "words", "worker_id") SELECT new_values."by_id", new_values."id", new_values."nominated_on", new_values."outcome", new_values."outcome_on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."scheme_id", new_values."words", new_values."worker_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='da1a330931a350aaccec92c5738bc0b2b7393f49', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_3eb0f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workforce_nomination', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='nomination',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_nominationevent" ("by_id", "id", "nominated_on", "outcome", "outcome_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scheme_id", "words", "worker_id") SELECT old_values."by_id", old_values."id", old_values."nominated_on", old_values."outcome", old_values."outcome_on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."scheme_id", old_values."words", old_values."worker_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='346fe090f66ddc1662717a1f6306e2a72d0b87b8', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_c92c1', referencing='REFERENCING OLD TABLE AS old_values ', table='workforce_nomination', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='nominationevent',
            index=models.Index(fields=['pgh_created_at', 'pgh_id'], name='workforce_n_pgh_cre_785a57_idx'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='nominationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='fe5bd6565646b7a219384f2f3b8bf475a94c7156', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_50bb0', table='workforce_nominationevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='partnermember',
            constraint=models.CheckConstraint(condition=models.Q(('period__isempty', False), ('period__lower_inf', False)), name='partner_member_has_a_start', violation_error_message='The period needs a first day that is not after its last day.'),
        ),
        migrations.AddConstraint(
            model_name='partnermember',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['partner', 'volunteer'])), name='partner_member_kind_is_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='partnermember',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_partnermemberevent" ("email", "first_name", "id", "kind", "last_name", "organisation", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "role_title", "team_id") SELECT new_values."email", new_values."first_name", new_values."id", new_values."kind", new_values."last_name", new_values."organisation", new_values."period", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phone", new_values."role_title", new_values."team_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='abd5e5e81218160f0a1b241d963b365e8cb80401', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b13d5', referencing='REFERENCING NEW TABLE AS new_values ', table='workforce_partnermember', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='partnermember',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_partnermemberevent" ("email", "first_name", "id", "kind", "last_name", "organisation", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "role_title", "team_id") SELECT new_values."email", new_values."first_name", new_values."id", new_values."kind", new_values."last_name", new_values."organisation", new_values."period", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."phone", new_values."role_title", new_values."team_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7eb234728cf37c64c3a46673e7358f1d7672ea1d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_00d16', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workforce_partnermember', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='partnermember',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_partnermemberevent" ("email", "first_name", "id", "kind", "last_name", "organisation", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "role_title", "team_id") SELECT old_values."email", old_values."first_name", old_values."id", old_values."kind", old_values."last_name", old_values."organisation", old_values."period", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."phone", old_values."role_title", old_values."team_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='8274b54324df2eb46ed5eddd37dbc9e863092f46', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_fc011', referencing='REFERENCING OLD TABLE AS old_values ', table='workforce_partnermember', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='partnermemberevent',
            index=models.Index(fields=['pgh_created_at', 'pgh_id'], name='workforce_p_pgh_cre_154b6a_idx'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='partnermemberevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ca9f60eb748a22d2950fea078a9366df208088ba', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e6b77', table='workforce_partnermemberevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='programmepart',
            constraint=models.CheckConstraint(condition=models.Q(('unit__isnull', True), ('post__isnull', True), _connector='XOR'), name='programme_part_is_a_unit_or_a_post', violation_error_message='A programme affects a unit, or a single post.'),
        ),
        migrations.AddConstraint(
            model_name='programmepart',
            constraint=models.UniqueConstraint(fields=('programme', 'unit', 'post'), name='programme_part_once', nulls_distinct=False, violation_error_message='The programme has this unit or post already.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmepart',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_programmepartevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "programme_id", "unit_id") SELECT new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."post_id", new_values."programme_id", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='80ff9332efb39f899a83816f07624bd757293645', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_09a4a', referencing='REFERENCING NEW TABLE AS new_values ', table='workforce_programmepart', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmepart',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_programmepartevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "programme_id", "unit_id") SELECT new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."post_id", new_values."programme_id", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='854441420f79dcc385757e9eefdd3c8cd2750f96', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_fa164', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workforce_programmepart', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmepart',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_programmepartevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "programme_id", "unit_id") SELECT old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."post_id", old_values."programme_id", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='cfd48e05d6f13790d3a640a88cc22d798e028368', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_49511', referencing='REFERENCING OLD TABLE AS old_values ', table='workforce_programmepart', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='programmepartevent',
            index=models.Index(fields=['pgh_created_at', 'pgh_id'], name='workforce_p_pgh_cre_1e43db_idx'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='programmepartevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='737fd583a81be1880218cafe4814ab562a351bdd', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c1961', table='workforce_programmepartevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='project',
            constraint=models.CheckConstraint(condition=models.Q(('period__isempty', False), ('period__lower_inf', False)), name='project_has_a_start', violation_error_message='The period needs a first day that is not after its last day.'),
        ),
        migrations.AddConstraint(
            model_name='project',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'under_way', 'closed', 'stopped'])), name='project_state_is_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='project',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_projectevent" ("id", "name", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "sponsor_id", "state") SELECT new_values."id", new_values."name", new_values."period", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."purpose", new_values."sponsor_id", new_values."state" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='fc1b96ad52b200e320c002be2dffe1b0f7f2c9a3', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_2add5', referencing='REFERENCING NEW TABLE AS new_values ', table='workforce_project', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='project',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_projectevent" ("id", "name", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "sponsor_id", "state") SELECT new_values."id", new_values."name", new_values."period", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."purpose", new_values."sponsor_id", new_values."state" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='07829f974442b99bf124b1522712f0b73843a765', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_ee134', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workforce_project', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='project',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_projectevent" ("id", "name", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "sponsor_id", "state") SELECT old_values."id", old_values."name", old_values."period", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."purpose", old_values."sponsor_id", old_values."state" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='c35663a60a114d5a334869ce951d7b7aca2c6980', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_dfd96', referencing='REFERENCING OLD TABLE AS old_values ', table='workforce_project', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='projectevent',
            index=models.Index(fields=['pgh_created_at', 'pgh_id'], name='workforce_p_pgh_cre_c0933b_idx'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='projectevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='43a55d9de82448accf1edc8086274909da8fbbd5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ef0fa', table='workforce_projectevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='projectmove',
            constraint=models.CheckConstraint(condition=models.Q(('to__in', ['planned', 'under_way', 'closed', 'stopped'])), name='project_move_is_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='projectmove',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='fbb375ddf80d9307e03054663e276c4a7b02490d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_fa81d', table='workforce_projectmove', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='projectmove',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_projectmoveevent" ("by_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "to", "words") SELECT new_values."by_id", new_values."id", new_values."on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."project_id", new_values."to", new_values."words" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='253252a7753c30cc16b5d73c76d1b934d19ed7c6', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_9de10', referencing='REFERENCING NEW TABLE AS new_values ', table='workforce_projectmove', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='projectmove',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_projectmoveevent" ("by_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "to", "words") SELECT new_values."by_id", new_values."id", new_values."on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."project_id", new_values."to", new_values."words" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='83c200ef99e9db7fbf7aca5d7acd24fb3302f686', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_99227', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workforce_projectmove', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='projectmove',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_projectmoveevent" ("by_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "to", "words") SELECT old_values."by_id", old_values."id", old_values."on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."project_id", old_values."to", old_values."words" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='6a17a964b404d02ddf3ba87150322a41b0a57274', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_2a065', referencing='REFERENCING OLD TABLE AS old_values ', table='workforce_projectmove', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='projectmoveevent',
            index=models.Index(fields=['pgh_created_at', 'pgh_id'], name='workforce_p_pgh_cre_9cb1d6_idx'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='projectmoveevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f01787df91da992cd6e973cb2e1586325a3005ea', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f64bb', table='workforce_projectmoveevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='projectplace',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='project_place_is_for_somebody', violation_error_message='A place is for at least one person.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='projectplace',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_projectplaceevent" ("apply_by", "id", "number", "offer", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "title") SELECT new_values."apply_by", new_values."id", new_values."number", new_values."offer", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."project_id", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e123c5fdb777212c304c2a9b7bcf174065cd6452', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_1f5f4', referencing='REFERENCING NEW TABLE AS new_values ', table='workforce_projectplace', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='projectplace',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_projectplaceevent" ("apply_by", "id", "number", "offer", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "title") SELECT new_values."apply_by", new_values."id", new_values."number", new_values."offer", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."project_id", new_values."title" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='61ab8d49806fc7c99d00530e853becb7350ccdb8', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_c23b6', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workforce_projectplace', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='projectplace',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_projectplaceevent" ("apply_by", "id", "number", "offer", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "title") SELECT old_values."apply_by", old_values."id", old_values."number", old_values."offer", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."project_id", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='f3c73de282b2e8a40d4f68b3362a001708ac2501', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_13630', referencing='REFERENCING OLD TABLE AS old_values ', table='workforce_projectplace', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='placeinterestevent',
            index=models.Index(fields=['pgh_created_at', 'pgh_id'], name='workforce_p_pgh_cre_3156e5_idx'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='placeinterestevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='12421abe038ccf311b9d1820f7e80e7da6d21794', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_26c80', table='workforce_placeinterestevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='placeinterest',
            constraint=models.UniqueConstraint(condition=models.Q(('outcome', 'withdrawn'), _negated=True), fields=('worker', 'place'), name='interest_in_a_place_once', violation_error_message='You have said so already.'),
        ),
        migrations.AddConstraint(
            model_name='placeinterest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome', ''), ('outcome_on__isnull', True), ('outcome_words', '')), models.Q(('outcome__in', ['taken_on', 'not_this_time', 'withdrawn']), ('outcome_on__isnull', False)), _connector='OR'), name='interest_outcome_has_its_day', violation_error_message='An outcome has a day.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='placeinterest',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_placeinterestevent" ("id", "on", "outcome", "outcome_on", "outcome_words", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "words", "worker_id") SELECT new_values."id", new_values."on", new_values."outcome", new_values."outcome_on", new_values."outcome_words", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place_id", new_values."words", new_values."worker_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='db4c3d5fc60b352a04b12a461d9e2963068ef4d2', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_ab594', referencing='REFERENCING NEW TABLE AS new_values ', table='workforce_placeinterest', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='placeinterest',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_placeinterestevent" ("id", "on", "outcome", "outcome_on", "outcome_words", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "words", "worker_id") SELECT new_values."id", new_values."on", new_values."outcome", new_values."outcome_on", new_values."outcome_words", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place_id", new_values."words", new_values."worker_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b21996f7d3356994c9d8386b15513e16068d7600', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_7d093', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workforce_placeinterest', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='placeinterest',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_placeinterestevent" ("id", "on", "outcome", "outcome_on", "outcome_words", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "words", "worker_id") SELECT old_values."id", old_values."on", old_values."outcome", old_values."outcome_on", old_values."outcome_words", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place_id", old_values."words", old_values."worker_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='4c46a285fa72678f02088bf3202d48cf4ca654f8', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_8e4cd', referencing='REFERENCING OLD TABLE AS old_values ', table='workforce_placeinterest', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='projectplaceevent',
            index=models.Index(fields=['pgh_created_at', 'pgh_id'], name='workforce_p_pgh_cre_212c04_idx'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='projectplaceevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='83b7e9d81d6811814a944f7e739d94ac6641b2f9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_83448', table='workforce_projectplaceevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='schemecriterion',
            constraint=models.UniqueConstraint(fields=('scheme', 'position'), name='criterion_has_its_place'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='schemecriterion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_schemecriterionevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scheme_id", "text") SELECT new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."scheme_id", new_values."text" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='cbb35472c9cdb00722dfb56a414df787e84af932', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_5df94', referencing='REFERENCING NEW TABLE AS new_values ', table='workforce_schemecriterion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='schemecriterion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_schemecriterionevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scheme_id", "text") SELECT new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position", new_values."scheme_id", new_values."text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='788c7185580454ecc7a2582b625297823ea89a22', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_a90c9', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workforce_schemecriterion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='schemecriterion',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_schemecriterionevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scheme_id", "text") SELECT old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position", old_values."scheme_id", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='c9376347724df7be62834bbc07dd816a73e924e0', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_f3bfb', referencing='REFERENCING OLD TABLE AS old_values ', table='workforce_schemecriterion', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='criterioncheckevent',
            index=models.Index(fields=['pgh_created_at', 'pgh_id'], name='workforce_c_pgh_cre_376fd3_idx'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criterioncheckevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e07959738a04259fa3b7947a80295a849793582a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_da437', table='workforce_criterioncheckevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='criterioncheck',
            index=models.Index(fields=['worker'], name='criteria_of_a_person'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criterioncheck',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b149c20eba820a1fe06113ffb93ae143a744201b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1672b', table='workforce_criterioncheck', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criterioncheck',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_criterioncheckevent" ("by_id", "criterion_id", "id", "met", "nomination_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "worker_id") SELECT new_values."by_id", new_values."criterion_id", new_values."id", new_values."met", new_values."nomination_id", new_values."on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."worker_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='41a4a43f3a8d3919fab1bfbd7d929f5600e84d2d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b7501', referencing='REFERENCING NEW TABLE AS new_values ', table='workforce_criterioncheck', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criterioncheck',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_criterioncheckevent" ("by_id", "criterion_id", "id", "met", "nomination_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "worker_id") SELECT new_values."by_id", new_values."criterion_id", new_values."id", new_values."met", new_values."nomination_id", new_values."on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."worker_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ba9b1a2d64a7e8cffc9405e20c45fb1d14eea53a', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_44b9f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workforce_criterioncheck', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='criterioncheck',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_criterioncheckevent" ("by_id", "criterion_id", "id", "met", "nomination_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "worker_id") SELECT old_values."by_id", old_values."criterion_id", old_values."id", old_values."met", old_values."nomination_id", old_values."on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."worker_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='0403d291ad22d9917cabf27ad1c5554f80cb9470', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_6ea1f', referencing='REFERENCING OLD TABLE AS old_values ', table='workforce_criterioncheck', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='schemecriterionevent',
            index=models.Index(fields=['pgh_created_at', 'pgh_id'], name='workforce_s_pgh_cre_1bd95e_idx'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='schemecriterionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='86207830488cf790bd85881a5396267a36d98043', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_14401', table='workforce_schemecriterionevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='successionmove',
            index=models.Index(fields=['critical', 'on'], name='latest_move_of_succession'),
        ),
        migrations.AddConstraint(
            model_name='successionmove',
            constraint=models.CheckConstraint(condition=models.Q(('to__in', ('draft', 'agreed'))), name='succession_state_is_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='successionmove',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7190363ed612e5edb6244bf32d61ec4bb8ace627', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_fe007', table='workforce_successionmove', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='successionmove',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_successionmoveevent" ("by_id", "critical_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to", "words") SELECT new_values."by_id", new_values."critical_id", new_values."id", new_values."on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."to", new_values."words" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9de61f68a24b373d46a95f476b379ff018d1adcc', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_bfcd7', referencing='REFERENCING NEW TABLE AS new_values ', table='workforce_successionmove', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='successionmove',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_successionmoveevent" ("by_id", "critical_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to", "words") SELECT new_values."by_id", new_values."critical_id", new_values."id", new_values."on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."to", new_values."words" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='573aa1582b2d0ad08a0610694aef6f4175a7450d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_8d008', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workforce_successionmove', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='successionmove',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_successionmoveevent" ("by_id", "critical_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to", "words") SELECT old_values."by_id", old_values."critical_id", old_values."id", old_values."on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."to", old_values."words" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='2fc6d4751d59520e9c6e6bb3b340dd60c703c2f5', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_b65e2', referencing='REFERENCING OLD TABLE AS old_values ', table='workforce_successionmove', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='successionmoveevent',
            index=models.Index(fields=['pgh_created_at', 'pgh_id'], name='workforce_s_pgh_cre_b0c43c_idx'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='successionmoveevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f35e426d79edd91bc8e04241da756c4ceda12574', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_474da', table='workforce_successionmoveevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='successor',
            constraint=models.CheckConstraint(condition=models.Q(('period__isempty', False), ('period__lower_inf', False)), name='successor_has_a_start', violation_error_message='The period needs a first day that is not after its last day.'),
        ),
        migrations.AddConstraint(
            model_name='successor',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('critical', '='), ('worker', '='), ('period', '&&')], name='successor_once_at_a_time', violation_error_message='This person is named as a successor already.'),
        ),
        migrations.AddConstraint(
            model_name='successor',
            constraint=models.CheckConstraint(condition=models.Q(('readiness__in', ['now', 'soon', 'later'])), name='successor_readiness_is_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='successor',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_successorevent" ("critical_id", "id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "readiness", "worker_id") SELECT new_values."critical_id", new_values."id", new_values."period", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."readiness", new_values."worker_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d969494f4c72baad5c586e9834c7ebb234e06aaa', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_21bf4', referencing='REFERENCING NEW TABLE AS new_values ', table='workforce_successor', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='successor',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_successorevent" ("critical_id", "id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "readiness", "worker_id") SELECT new_values."critical_id", new_values."id", new_values."period", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."readiness", new_values."worker_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='aeb27724e4386d5b6d60bcab01ca210d17c97795', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_68e2e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workforce_successor', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='successor',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_successorevent" ("critical_id", "id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "readiness", "worker_id") SELECT old_values."critical_id", old_values."id", old_values."period", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."readiness", old_values."worker_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='760db5311fadb67559c0bf12fcdc82fee057426e', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_8892a', referencing='REFERENCING OLD TABLE AS old_values ', table='workforce_successor', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='successorevent',
            index=models.Index(fields=['pgh_created_at', 'pgh_id'], name='workforce_s_pgh_cre_372c37_idx'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='successorevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='69b454985532828ad2008d6757f65b47eb39910a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e9b0f', table='workforce_successorevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='talentnote',
            index=models.Index(fields=['worker', 'on'], name='talent_notes_of_a_person'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='talentnote',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='582592b783a86e03f038cd74a56bc75c7424a5d6', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_db6cd', table='workforce_talentnote', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='talentnote',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_talentnoteevent" ("by_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "worker_id") SELECT new_values."by_id", new_values."id", new_values."on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."text", new_values."worker_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='01c9f3375d9a85e82414a5fa64c5c1578f85f2c4', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_f121a', referencing='REFERENCING NEW TABLE AS new_values ', table='workforce_talentnote', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='talentnote',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_talentnoteevent" ("by_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "worker_id") SELECT new_values."by_id", new_values."id", new_values."on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."text", new_values."worker_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c51933c0e02590f548e4dc17fcb26e769366dfe0', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_9553c', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workforce_talentnote', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='talentnote',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_talentnoteevent" ("by_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "worker_id") SELECT old_values."by_id", old_values."id", old_values."on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."text", old_values."worker_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='6e607545604cb4be49f7b04aa35c87c5af2ee3c0', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_fb68b', referencing='REFERENCING OLD TABLE AS old_values ', table='workforce_talentnote', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='talentnoteevent',
            index=models.Index(fields=['pgh_created_at', 'pgh_id'], name='workforce_t_pgh_cre_3bdb24_idx'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='talentnoteevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7d43e793b76abac1dd7b6dd8b5e9e2feb43704e1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_511ee', table='workforce_talentnoteevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='talentnoteshown',
            index=models.Index(fields=['worker', 'on'], name='showings_to_a_person'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='talentnoteshown',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3b31d47752c48fefd060f9522113cb647c949099', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1c9f6', table='workforce_talentnoteshown', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='talentnoteshown',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_talentnoteshownevent" ("by_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "words", "worker_id") SELECT new_values."by_id", new_values."id", new_values."on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."words", new_values."worker_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f5740b3a0b350cbd08ea0a10d246e59ec67eca7b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b832b', referencing='REFERENCING NEW TABLE AS new_values ', table='workforce_talentnoteshown', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='talentnoteshown',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_talentnoteshownevent" ("by_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "words", "worker_id") SELECT new_values."by_id", new_values."id", new_values."on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."words", new_values."worker_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='18e376543d3560c17bdfc2823652b2baa5d7333d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_f0cbb', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workforce_talentnoteshown', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='talentnoteshown',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_talentnoteshownevent" ("by_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "words", "worker_id") SELECT old_values."by_id", old_values."id", old_values."on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."words", old_values."worker_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='405e2e2fe0f6e579142d79238fcde94750fdb6bf', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_8cc62', referencing='REFERENCING OLD TABLE AS old_values ', table='workforce_talentnoteshown', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='talentnoteshownevent',
            index=models.Index(fields=['pgh_created_at', 'pgh_id'], name='workforce_t_pgh_cre_0f03ba_idx'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='talentnoteshownevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='656e9b0de677fe84a0a27eece504cd101d4da3e5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d7e16', table='workforce_talentnoteshownevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='unittag',
            constraint=models.CheckConstraint(condition=models.Q(('period__isempty', False), ('period__lower_inf', False)), name='unit_tag_has_a_start', violation_error_message='The period needs a first day that is not after its last day.'),
        ),
        migrations.AddConstraint(
            model_name='unittag',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('unit', '='), ('kind', '='), ('label', '='), ('period', '&&')], name='unit_tag_once_at_a_time', violation_error_message='The unit has this already in this period.'),
        ),
        migrations.AddConstraint(
            model_name='unittag',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['team_type', 'co_located', 'partners', 'hosted', 'schools', 'terms'])), name='unit_tag_kind_is_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='unittag',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_unittagevent" ("id", "kind", "label", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT new_values."id", new_values."kind", new_values."label", new_values."period", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."unit_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6813bbd7a5d80a711f064ec6b3754f23252c5730', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_284ed', referencing='REFERENCING NEW TABLE AS new_values ', table='workforce_unittag', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='unittag',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_unittagevent" ("id", "kind", "label", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT new_values."id", new_values."kind", new_values."label", new_values."period", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."unit_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='974088e939ccf4607414bb2f751b91f789e0cff9', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_9b143', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workforce_unittag', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='unittag',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_unittagevent" ("id", "kind", "label", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") SELECT old_values."id", old_values."kind", old_values."label", old_values."period", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='0dbc7ab4abbdac78c9cf891b107aef2ce0e51978', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_91fc3', referencing='REFERENCING OLD TABLE AS old_values ', table='workforce_unittag', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='unittagevent',
            index=models.Index(fields=['pgh_created_at', 'pgh_id'], name='workforce_u_pgh_cre_7ef83d_idx'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='unittagevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='58d097d456ccfb8b3285df0c063f82ed718f6829', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_46c69', table='workforce_unittagevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='workforceplan',
            constraint=models.UniqueConstraint(fields=('unit', 'year'), name='one_workforce_plan_a_year', violation_error_message='This unit has a workforce plan for this year already.'),
        ),
        migrations.AddConstraint(
            model_name='workforceplan',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'agreed', 'live', 'reviewed'])), name='workforce_plan_state_is_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workforceplan',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_workforceplanevent" ("due_on", "id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "unit_id", "year") SELECT new_values."due_on", new_values."id", new_values."owner_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."state", new_values."unit_id", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='55aebc29a0b07dc8aa118704982235c82211bd15', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_3b85c', referencing='REFERENCING NEW TABLE AS new_values ', table='workforce_workforceplan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workforceplan',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_workforceplanevent" ("due_on", "id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "unit_id", "year") SELECT new_values."due_on", new_values."id", new_values."owner_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."state", new_values."unit_id", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b84986821fef5d2579e7cf3b57cd8cd6757b486e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_0325a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workforce_workforceplan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workforceplan',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_workforceplanevent" ("due_on", "id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "unit_id", "year") SELECT old_values."due_on", old_values."id", old_values."owner_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."state", old_values."unit_id", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='dcf23e42b6afd9314f8e82d85a7026a92e8aaa24', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_8f341', referencing='REFERENCING OLD TABLE AS old_values ', table='workforce_workforceplan', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='workforceplanaction',
            constraint=models.CheckConstraint(condition=models.Q(('done_on__isnull', False), ('outcome', ''), _connector='OR'), name='workforce_action_outcome_once_it_is_done', violation_error_message='An action has an outcome once it is done.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workforceplanaction',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_workforceplanactionevent" ("done_on", "due_on", "id", "measure", "outcome", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "priority", "text") SELECT new_values."done_on", new_values."due_on", new_values."id", new_values."measure", new_values."outcome", new_values."owner_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."plan_id", new_values."priority", new_values."text" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ac7fbbb5f41f3bb3824f7f8fc990c0f833ec862b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d9047', referencing='REFERENCING NEW TABLE AS new_values ', table='workforce_workforceplanaction', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workforceplanaction',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_workforceplanactionevent" ("done_on", "due_on", "id", "measure", "outcome", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "priority", "text") SELECT new_values."done_on", new_values."due_on", new_values."id", new_values."measure", new_values."outcome", new_values."owner_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."plan_id", new_values."priority", new_values."text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='81262902418146ca850ad665028e8d98bf230d95', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_e7adf', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workforce_workforceplanaction', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workforceplanaction',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_workforceplanactionevent" ("done_on", "due_on", "id", "measure", "outcome", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "priority", "text") SELECT old_values."done_on", old_values."due_on", old_values."id", old_values."measure", old_values."outcome", old_values."owner_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."plan_id", old_values."priority", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='6b8b412b4e7c587be82faeddb2b8b078506175cf', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_c5435', referencing='REFERENCING OLD TABLE AS old_values ', table='workforce_workforceplanaction', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='workforceplanactionevent',
            index=models.Index(fields=['pgh_created_at', 'pgh_id'], name='workforce_w_pgh_cre_ddb6dd_idx'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workforceplanactionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='674fb18b8c8475c8f67dd7f13d93c96567cc71ad', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b477f', table='workforce_workforceplanactionevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='workforceplanevent',
            index=models.Index(fields=['pgh_created_at', 'pgh_id'], name='workforce_w_pgh_cre_af5e8c_idx'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workforceplanevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7be3ee588e3cdacedd323163ad4672a6ecf591f0', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6bdd7', table='workforce_workforceplanevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='workforceplanmove',
            constraint=models.CheckConstraint(condition=models.Q(('to__in', ['draft', 'agreed', 'live', 'reviewed'])), name='workforce_plan_move_is_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workforceplanmove',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='fe8137bf0151645495f62358150d0b39399571b0', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8eb8d', table='workforce_workforceplanmove', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workforceplanmove',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_workforceplanmoveevent" ("by_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "to", "words") SELECT new_values."by_id", new_values."id", new_values."on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."plan_id", new_values."to", new_values."words" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='35978def51ede45e400f9f681db544cc92839277', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_513ff', referencing='REFERENCING NEW TABLE AS new_values ', table='workforce_workforceplanmove', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workforceplanmove',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_workforceplanmoveevent" ("by_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "to", "words") SELECT new_values."by_id", new_values."id", new_values."on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."plan_id", new_values."to", new_values."words" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3e797f2420fa8066fa215ded29cbff369fa586a4', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_e699b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workforce_workforceplanmove', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workforceplanmove',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_workforceplanmoveevent" ("by_id", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "to", "words") SELECT old_values."by_id", old_values."id", old_values."on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."plan_id", old_values."to", old_values."words" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='4d1eb0b386393ccc404555fcb2d210aefef97660', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_0e6c0', referencing='REFERENCING OLD TABLE AS old_values ', table='workforce_workforceplanmove', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='workforceplanmoveevent',
            index=models.Index(fields=['pgh_created_at', 'pgh_id'], name='workforce_w_pgh_cre_06c5f7_idx'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workforceplanmoveevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3ce2955457e5bd64263bcea4b43de36ddbb101e8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_26ba0', table='workforce_workforceplanmoveevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='workforceplanversion',
            constraint=models.UniqueConstraint(fields=('plan', 'number'), name='workforce_plan_version_once', violation_error_message='Somebody has written this version meanwhile.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workforceplanversion',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b13e9d83981b5dfec0751a276b7d424ad535bba1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_24583', table='workforce_workforceplanversion', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workforceplanversion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_workforceplanversionevent" ("by_id", "change", "id", "number", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "text") SELECT new_values."by_id", new_values."change", new_values."id", new_values."number", new_values."on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."plan_id", new_values."text" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c6d91bbac4acfe3203ef9c5363e1db7827279d8a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_3d04d', referencing='REFERENCING NEW TABLE AS new_values ', table='workforce_workforceplanversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workforceplanversion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_workforceplanversionevent" ("by_id", "change", "id", "number", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "text") SELECT new_values."by_id", new_values."change", new_values."id", new_values."number", new_values."on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."plan_id", new_values."text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='11e594a58a1604f029831fc55dcdd946032e4bde', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_04746', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='workforce_workforceplanversion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workforceplanversion',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "workforce_workforceplanversionevent" ("by_id", "change", "id", "number", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "text") SELECT old_values."by_id", old_values."change", old_values."id", old_values."number", old_values."on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."plan_id", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='942928351101282d50a99d4ec5f49482e84e9a3b', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_e4abf', referencing='REFERENCING OLD TABLE AS old_values ', table='workforce_workforceplanversion', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='workforceplanversionevent',
            index=models.Index(fields=['pgh_created_at', 'pgh_id'], name='workforce_w_pgh_cre_514a79_idx'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workforceplanversionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='dfbf31f9587dc1d693d55886208d6c6c9b242bdb', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_25564', table='workforce_workforceplanversionevent', when='BEFORE')),
        ),
            ]
        ),
        *map(found_by_the_person, OF_PEOPLE),
    ]
