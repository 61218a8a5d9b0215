"""`manage.py send_digests --day 2026-11-23`: what the hourly job does, here and now, whatever the hour."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from workforce.queries.digests import digests_due
from workforce.queries.grants import account_with_email
from workforce.tasks import deal_with_digests


class Command(BaseCommand):
    help = "Send the e-mails of what is due on a day to those who want one and have none yet."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--day", type=date.fromisoformat, help="today unless given")
        parser.add_argument(
            "--account", metavar="EMAIL", help="only this account, whatever it chose and whatever the weekday"
        )

    def handle(self, *, day: date | None, account: str | None, **options: Any) -> None:
        on = day or timezone.localdate()
        wanted = digests_due(on)
        if account:
            found = account_with_email(account)
            if found is None:
                raise CommandError("There is no account with this address.")
            wanted = [found.pk]
        sent = deal_with_digests(wanted, on)
        self.stdout.write(f"{sent} sent, {len(wanted) - sent} without anything due or sent before.")
