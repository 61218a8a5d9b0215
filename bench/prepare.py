"""`python -m bench.prepare [STAFF]`: bring a database up to date; with a number of staff, fill it with a council.

The figures are computed anew each time, because a stored figure may be of an older way to compute it.
"""

import sys
from datetime import date

import django

YEARS, SEED, UNTIL = 10, 1, date(2026, 9, 30)


def main(staff: int | None) -> None:
    django.setup()
    import pghistory
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    if staff is None:
        return
    from workforce.demo.accounts import open_accounts
    from workforce.models import Worker

    with pghistory.context(command="bench"):
        if not Worker.objects.exists():
            call_command("seed_demo", staff=staff, years=YEARS, seed=SEED, until=UNTIL)
        open_accounts(UNTIL)
        call_command("compute_metrics")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else None)
