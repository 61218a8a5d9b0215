"""What is written in supervision: nothing of it can be read or searched in the database, its history or its logs."""

import io
import os
import subprocess
import sys
import time
from typing import Any

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import FieldError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.db.models import Model

from config.env import BASE_DIR
from supervision.models import (
    ActionMove,
    Addendum,
    AgreedAction,
    Agreement,
    FormalOpening,
    SessionAudit,
    SessionDraft,
    SessionVersion,
    WellbeingVersion,
)
from tests.factories.supervision_sessions import AgreedActionFactory, AgreementFactory, SessionFactory
from tests.factories.workforce import AccountFactory
from tests.periods import TODAY
from tests.real_worker import database_url
from workforce.encryption import is_of_first_key
from workforce.queries.content_keys import token_columns

SECRET = "The secret of the session"
OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()
WRITTEN = (
    *(ActionMove, Addendum, AgreedAction, Agreement, FormalOpening),
    *(SessionAudit, SessionDraft, SessionVersion, WellbeingVersion),
)


def write_everything() -> None:
    """A row in every table of content."""
    session, account = SessionFactory(shared=True), AccountFactory()
    action = AgreedActionFactory(session=session, words=SECRET)
    ActionMove.objects.create(action=action, state="done", on=TODAY, words=SECRET)
    AgreementFactory(terms={"place": SECRET})
    for table in (SessionVersion, WellbeingVersion):
        table.objects.create(session=session, number=1, body={"agenda": SECRET})
    SessionDraft.objects.create(session=session, account=account, body={"agenda": SECRET})
    Addendum.objects.create(session=session, words=SECRET)
    FormalOpening.objects.create(session=session, account=account, reason=SECRET, on=TODAY, until=TODAY)
    SessionAudit.objects.create(
        session=session, auditor=account, sample="Spring", assigned_on=TODAY, until=TODAY, feedback=SECRET
    )


def tokens() -> list[str]:
    """Every token of the database, the history's included."""
    found: list[str] = []
    for each in token_columns():
        with connection.cursor() as cursor:
            table = each.model._meta.db_table
            cursor.execute(f'SELECT "{each.column}" FROM "{table}" WHERE "{each.column}" <> %s', [""])
            found += [row[0] for row in cursor.fetchall()]
    return found


def rows_in_the_history() -> int:
    events = [each.model for each in token_columns() if hasattr(each.model, "pgh_tracked_model")]
    return sum(each._default_manager.count() for each in events)


@pytest.mark.django_db
def test_every_encrypted_column_is_known_the_historys_included() -> None:
    names = {each.name for each in token_columns()}
    assert {"supervision.SessionVersion.body", "supervision.AgreedActionEvent.words"} <= names
    assert {each.model for each in token_columns()} >= set(WRITTEN)


@pytest.mark.django_db
def test_nothing_is_readable_in_the_database() -> None:
    write_everything()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            if not table.startswith("supervision_"):
                continue
            cursor.execute(
                f'SELECT count(*) FROM "{table}" AS found WHERE found::text ILIKE %s', ["%secret%"]
            )
            assert cursor.fetchone()[0] == 0, table
    assert len(tokens()) >= len(WRITTEN)
    assert SessionVersion.objects.get().body == {"agenda": SECRET}
    assert Addendum.objects.get().words == SECRET


@pytest.mark.django_db
@pytest.mark.parametrize("lookup", ["", "__exact", "__icontains", "__in", "__startswith", "__regex", "__gt"])
@pytest.mark.parametrize(("model", "field"), [(Addendum, "words"), (SessionVersion, "body")])
def test_content_is_not_searched(model: type[Model], field: str, lookup: str) -> None:
    with pytest.raises(FieldError, match="encrypted and cannot be searched"):
        model._default_manager.filter(**{f"{field}{lookup}": [SECRET]}).exists()


@pytest.mark.django_db
def test_whether_there_is_any_may_be_asked() -> None:
    write_everything()
    assert Addendum.objects.filter(words__isnull=False).count() == 1


@pytest.mark.django_db
def test_refusal_of_the_database_names_no_words() -> None:
    write_everything()
    row = SessionVersion.objects.get()
    with pytest.raises(IntegrityError) as raised, transaction.atomic():
        SessionVersion.objects.create(session=row.session, number=1, body={"agenda": SECRET})
    assert SECRET not in str(raised.value)


@pytest.mark.django_db
def test_everything_is_encrypted_anew_once_and_no_event_is_written(settings: Any) -> None:
    settings.CONTENT_KEYS = [OLD]
    write_everything()
    before, events = tokens(), rows_in_the_history()
    settings.CONTENT_KEYS = [NEW, OLD]
    said = io.StringIO()
    call_command("rotate_content_keys", "--batch=1", stdout=said)
    assert f"{len(before)} encrypted anew. Everything is of the first key now" in said.getvalue()
    assert "supervision.AgreedActionEvent.words: 1 encrypted anew" in said.getvalue()
    assert all(map(is_of_first_key, tokens()))
    assert rows_in_the_history() == events

    again = io.StringIO()
    call_command("rotate_content_keys", stdout=again)
    assert "0 encrypted anew. Everything" in again.getvalue()
    settings.CONTENT_KEYS = [NEW]
    assert SessionVersion.objects.get().body == {"agenda": SECRET}
    assert SessionAudit.objects.get().feedback == SECRET


@pytest.mark.django_db
def test_append_only_tables_are_closed_again_afterwards(settings: Any) -> None:
    settings.CONTENT_KEYS = [OLD]
    write_everything()
    settings.CONTENT_KEYS = [NEW, OLD]
    call_command("rotate_content_keys", stdout=io.StringIO())
    with pytest.raises(Exception, match="Cannot update or delete"), transaction.atomic():
        SessionVersion.objects.update(number=2)


@pytest.mark.django_db
def test_what_no_key_opens_is_left_as_it_is_and_said(settings: Any, caplog: pytest.LogCaptureFixture) -> None:
    settings.CONTENT_KEYS = [Fernet.generate_key().decode()]
    write_everything()
    before = tokens()
    settings.CONTENT_KEYS = [NEW, OLD]
    with caplog.at_level("INFO"), pytest.raises(CommandError, match=f"{len(before)} cannot be opened"):
        call_command("rotate_content_keys", stdout=io.StringIO())
    assert tokens() == before
    assert "locked" in caplog.text
    assert SECRET not in caplog.text
    assert "gAAAA" not in caplog.text


@pytest.mark.django_db
def test_batch_of_nothing_is_refused() -> None:
    with pytest.raises(CommandError, match="at least one"):
        call_command("rotate_content_keys", "--batch=0")


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_killed_in_the_middle_it_goes_on_where_it_was(settings: Any) -> None:
    settings.CONTENT_KEYS = [OLD]
    session = SessionFactory(shared=True)
    rows = [
        SessionVersion.objects.create(session=session, number=number, body={"agenda": SECRET})
        for number in range(1, 7)
    ]
    settings.CONTENT_KEYS = [NEW, OLD]
    command = [sys.executable, "manage.py", "rotate_content_keys", "--batch=2"]
    environment = os.environ | {"DATABASE_URL": database_url(), "CONTENT_KEYS": f"{NEW},{OLD}"}
    with transaction.atomic():
        SessionVersion.objects.select_for_update().get(pk=rows[4].pk)
        process = subprocess.Popen(command, cwd=BASE_DIR, env=environment, stdout=subprocess.DEVNULL)
        try:
            wait_for(lambda: sum(map(is_of_first_key, tokens())) == 4, process)
        finally:
            process.kill()
            process.wait()
    assert [is_of_first_key(token) for token in tokens()].count(False) == 2
    assert {each.body["agenda"] for each in SessionVersion.objects.all()} == {SECRET}

    done = subprocess.run(command, cwd=BASE_DIR, env=environment, capture_output=True, text=True, check=True)
    assert "supervision.SessionVersion.body: 2 encrypted anew, 4 were already" in done.stdout
    assert all(map(is_of_first_key, tokens()))


def wait_for(holds: Any, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 120
    while not holds():
        assert process.poll() is None, "it ended before it was killed"
        assert time.monotonic() < deadline, "it did not come so far"
        time.sleep(0.1)
