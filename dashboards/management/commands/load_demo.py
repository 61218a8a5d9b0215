"""`manage.py load_demo`: everything a demonstration needs, once."""

import time
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from dashboards.domain.benchmarks import load_shipped
from dashboards.domain.compute import compute
from dashboards.models import ComputedMonth, PublishedFigure
from dashboards.queries.span import months_with_facts
from workforce.demo.accounts import open_accounts
from workforce.models import Worker


class Command(BaseCommand):
    help = "Load a synthetic council, its accounts, published figures and figures. A second time it does nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO_DATA_ALLOWED:
            raise CommandError("Made-up people are not allowed here. TENURE_DEMO_DATA=1 allows them.")
        if not Worker.objects.exists():
            self._say("A synthetic council of 300 staff with six years of history:")
            call_command("seed_demo", staff=300, years=6, seed=1, stdout=self.stdout)
        open_accounts(timezone.localdate())
        if not PublishedFigure.objects.exists():
            self._say("Published figures of all authorities ...")
            load_shipped()
        if not ComputedMonth.objects.exists():
            self._compute()

    def _compute(self) -> None:
        now = timezone.now()
        months = months_with_facts(timezone.localdate(now))
        if months is not None:
            started = time.monotonic()
            done = compute(first=months[0], last=months[1], now=now)
            self._say(f"Figures of {done.months} months, in {time.monotonic() - started:.1f} seconds.")

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
