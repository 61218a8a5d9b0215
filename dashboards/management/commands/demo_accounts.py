"""`manage.py demo_accounts`: whom to sign in as in a demonstration."""

from typing import Any

from django.core.management.base import BaseCommand

from workforce.demo.accounts import demo_accounts


class Command(BaseCommand):
    help = "Print the accounts of a demonstration."

    def handle(self, *args: Any, **options: Any) -> None:
        rows = [("Role", "E-mail address", "Password", "What to look at")]
        rows += [(account.role, account.email, account.password, account.name) for account in demo_accounts()]
        widths = [max(len(row[column]) for row in rows) for column in range(3)]
        for role, email, password, look_at in rows:
            self.stdout.write(f"{role:{widths[0]}}  {email:{widths[1]}}  {password:{widths[2]}}  {look_at}")
