"""Two at once on one record, on real connections; and a server that is killed while somebody types."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

from config.env import BASE_DIR
from supervision.domain.drafting import Typed, keep_draft
from supervision.domain.recording import save_record
from supervision.domain.signing import sign_record
from supervision.enums import SessionState
from supervision.models import SessionDraft, SupervisionSession
from supervision.queries.drafts import DraftOf
from supervision.queries.records import saved_of
from supervision.stamps import stamp_for
from tests.factories.supervision_records import WORDS, Pair, make_pair, mark
from tests.periods import TODAY
from tests.real_worker import database_url
from workforce.models import Account

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

TRIES = 5
NOW = datetime(2025, 9, 30, 12, tzinfo=UTC)


def at_once(*verbs: Callable[[], object]) -> list[str]:
    """Run these at the same moment, each on a connection of its own; what came of each."""
    start = threading.Barrier(len(verbs))
    came: dict[int, str] = {}

    def run(number: int, verb: Callable[[], object]) -> None:
        start.wait()
        try:
            verb()
            came[number] = "done"
        except Exception as error:
            came[number] = type(error).__name__
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(verbs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [came[number] for number in range(len(verbs))]


def saving(pair: Pair, record: SupervisionSession, seen: str, words: str) -> Callable[[], object]:
    entry = pair.entry(words=WORDS | {"agenda": words})
    return lambda: save_record(session_id=record.pk, entry=entry, seen=seen, today=TODAY, by=pair.supervisor)


def test_of_two_saves_from_the_same_form_one_is_told() -> None:
    for number in range(TRIES):
        pair = make_pair()
        record = pair.record()
        seen = mark(record)
        came = at_once(*(saving(pair, record, seen, f"{number} {name}") for name in ("one", "two")))
        assert sorted(came) == ["ChangedMeanwhile", "done"]
        assert saved_of(record).number == 2


def test_nothing_changes_under_a_signature() -> None:
    """The supervisor saves while the person signs: either the save is refused, or the signature."""
    for _ in range(TRIES):
        pair = make_pair()
        record = pair.shared()
        seen = mark(record)
        saved, signed = at_once(
            saving(pair, record, seen, "Changed."),
            lambda: sign_record(session_id=record.pk, seen=seen, today=TODAY, by=pair.supervisee),  # noqa: B023
        )
        record.refresh_from_db()
        words = saved_of(record).words["agenda"]
        if signed == "done":
            assert (saved, record.state, words) == ("DomainError", SessionState.SIGNED, WORDS["agenda"])
        else:
            assert (saved, signed, record.state, words) == (
                "done",
                "ChangedMeanwhile",
                SessionState.SHARED,
                "Changed.",
            )


def test_two_tabs_that_save_their_first_drafts_at_once_lose_nothing() -> None:
    for _ in range(TRIES):
        pair = make_pair()
        account = Account.objects.get(pk=pair.supervisor.pk)

        def keep(words: str, account: Account = account, pair: Pair = pair) -> Callable[[], object]:
            typed = Typed({"w_agenda": [words]}, base=0, tab=words)
            about = DraftOf(worker_id=pair.worker.pk)
            return lambda: keep_draft(about=about, account_id=account.pk, typed=typed, now=NOW)

        assert at_once(keep("one"), keep("two")) == ["done", "done"]
        body = SessionDraft.objects.get(account=account).body
        beside = [each["fields"]["w_agenda"] for each in body["beside"].values()]
        assert sorted([body["fields"]["w_agenda"], *beside]) == [["one"], ["two"]]


# A killed server


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextlib.contextmanager
def server(log: Path) -> Iterator[tuple["subprocess.Popen[bytes]", str]]:
    """A web server of its own on the test's database, which dies with the test."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "config.wsgi:application", "--workers", "1"]
    command += ["--bind", f"127.0.0.1:{port}"]
    environment = os.environ | {"DATABASE_URL": database_url(), "PYTHONPATH": str(BASE_DIR)}
    environment |= {"SECRET_KEY": settings.SECRET_KEY, "CONTENT_KEYS": ",".join(settings.CONTENT_KEYS)}
    with log.open("ab") as output:
        process = subprocess.Popen(
            command, cwd=BASE_DIR, env=environment, stdout=output, stderr=output, start_new_session=True
        )
        try:
            yield process, f"http://127.0.0.1:{port}"
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def wait_for(url: str, log: Path) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError):
            urllib.request.urlopen(f"{url}/health/live/", timeout=20).close()
            return
        time.sleep(0.2)
    pytest.fail(log.read_text()[-3000:])


def test_what_was_acknowledged_survives_a_killed_server(tmp_path: Path, today: date) -> None:
    pair = make_pair()
    record = pair.record(today=today, on=today)
    client = Client()
    client.force_login(pair.supervisor)
    about = DraftOf(session_id=record.pk)
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
    address = reverse("record_save_draft", args=[record.pk])
    told = []
    with server(tmp_path / "log") as (process, url):
        wait_for(url, tmp_path / "log")
        for turn in range(1, 6):
            sent = {
                "stamp": stamp_for(pair.supervisor.pk, about),
                "tab": "tab",
                "turn": turn,
                "draft_number": turn - 1,
                "w_agenda": f"Sentence {turn}.",
            }
            request = urllib.request.Request(
                url + address, urlencode(sent).encode(), headers={"Cookie": cookie}
            )
            with urllib.request.urlopen(request, timeout=60) as answer:
                told.append(answer.status)
        os.killpg(process.pid, signal.SIGKILL)
    assert told == [200] * 5
    assert SessionDraft.objects.get().body["fields"]["w_agenda"] == ["Sentence 5."]
    page = client.get(reverse("record_edit", args=[record.pk])).content.decode()
    assert "Sentence 5." in page
