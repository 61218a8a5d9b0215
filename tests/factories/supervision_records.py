"""Two people with accounts, one of whom supervises the other, and what they record together."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pgtrigger

from supervision.domain.recording import Entry, begin_record
from supervision.domain.signing import share_record
from supervision.enums import SessionKind
from supervision.models import RecordTemplate, SupervisionSession
from supervision.prompts import PROMPTS
from supervision.queries.records import saved_of
from tests.factories.workforce import AccountFactory, AssignmentFactory, WorkerFactory
from tests.periods import LAST_YEAR, TODAY
from workforce.models import Account, Worker

WORDS = {
    "agenda": "The week.",
    "workload": "Twelve cases.",
    "learning": "Court work.",
}


@dataclass(frozen=True)
class Pair:
    """Who supervises, who is supervised, and their accounts."""

    boss: Worker
    worker: Worker
    supervisor: Account
    supervisee: Account

    def entry(self, **changed: Any) -> Entry:
        return replace(Entry(SessionKind.ONE_TO_ONE, TODAY, WORDS), **changed)

    def record(self, *, today: date = TODAY, **changed: Any) -> SupervisionSession:
        """A record that is held and not shared."""
        return begin_record(
            supervisor_id=self.boss.pk,
            supervisee_id=self.worker.pk,
            entry=self.entry(**changed),
            today=today,
            by=self.supervisor,
        )

    def shared(self, *, today: date = TODAY, **changed: Any) -> SupervisionSession:
        record = self.record(today=today, **changed)
        return share_record(session_id=record.pk, today=today, by=self.supervisor)


def published_form() -> RecordTemplate:
    """The first form of records, which tests that empty the tables take away with the rest."""
    keys = [prompt.key for prompt in PROMPTS]
    form, _ = RecordTemplate.objects.get_or_create(
        version=1,
        defaults={
            "name": "Record",
            "prompts": keys,
            "required": ["workload", "learning"],
            "published_on": LAST_YEAR,
        },
    )
    return form


def without_forms() -> None:
    """As before the first form of records was published. One that is published is not deleted otherwise."""
    with pgtrigger.ignore("supervision.RecordTemplate:published_form_stays"):
        RecordTemplate.objects.all().delete()


def make_pair() -> Pair:
    published_form()
    boss, worker = WorkerFactory(first_name="Mina", last_name="Lead"), WorkerFactory(first_name="Olu")
    AssignmentFactory(worker=boss)
    AssignmentFactory(worker=worker, manager=boss)
    return Pair(boss, worker, AccountFactory(worker=boss), AccountFactory(worker=worker))


def mark(session: SupervisionSession) -> str:
    """The mark of what is saved now."""
    session.refresh_from_db()
    return saved_of(session).mark
