"""Bring the database of a demonstration up to date: migrations, then the synthetic council and its figures.

One process for all, because starting Django takes longer than finding out that there is nothing to do. Run as
`python -m devstack.prepare FILE`; the table of demo accounts is written to the file.
"""

import os
import sys
from pathlib import Path


def main(accounts: Path) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django
    from django.core.management import call_command

    django.setup()
    import pghistory

    call_command("migrate", interactive=False, verbosity=0)
    with pghistory.context(command="load_demo"):
        call_command("load_demo")
    with accounts.open("w") as file:
        call_command("demo_accounts", stdout=file, no_color=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
