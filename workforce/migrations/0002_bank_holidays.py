from typing import Any

from django.db import migrations

from workforce.queries.calendar import published_bank_holidays

FIRST_YEAR, LAST_YEAR = 1990, 2040


def write_defaults(apps: Any, schema_editor: Any) -> None:
    """The bank holidays of England and Wales, so that working days count from the first day on."""
    BankHoliday = apps.get_model("workforce", "BankHoliday")
    days = published_bank_holidays(FIRST_YEAR, LAST_YEAR)
    BankHoliday.objects.bulk_create(
        (BankHoliday(day=day, name=name) for day, name in days.items()), ignore_conflicts=True
    )


class Migration(migrations.Migration):
    dependencies = [("workforce", "0001_initial")]

    # rows that a council has added or changed since cannot be told from these: nothing is taken away again
    operations = [migrations.RunPython(write_defaults, migrations.RunPython.noop)]
