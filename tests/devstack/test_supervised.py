"""What a demonstration does when one of its processes dies."""

import contextlib
import os
import re
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from devstack.supervised import Backoff, how_it_ended
from tests.devstack.conftest import QUERY, Run, finish, servers_on, wait_until

DEMONSTRATION = f"""
import os, signal
from pathlib import Path
from devstack.home import Home
from devstack.session import Servers, ends_in_order
from devstack.supervised import Child, keep_running, stop_all
servers = Servers.that_are_missing(Home(Path(os.environ["TENURE_HOME"])))
with ends_in_order(), servers.running():
    os.environ["DATABASE_URL"] = servers.database_url
    {QUERY}
    connection.execute("CREATE TABLE IF NOT EXISTS demonstrated AS SELECT 42 AS answer")
    print("servers", servers.postgres.process.pid, servers.broker.process.pid, flush=True)
    body = "import os, time; print('child', os.getpid()); time.sleep(60)"
    children = [Child("web", ["-c", body], {{}}, stopped_by=signal.SIGTERM)]
    try:
        keep_running(servers.embedded, children)
    finally:
        stop_all(children)
"""


class Demonstration:
    """The supervisor in a process of its own, and what it has said so far."""

    def __init__(self, run: Run) -> None:
        self.run, self.said = run, ""
        assert run.stdout is not None
        self.output = run.stdout.fileno()
        os.set_blocking(self.output, False)

    def number(self, pattern: str) -> int:
        """The process number in the last line that fits, waiting for it; each line is used once."""
        assert wait_until(lambda: self._read(pattern)), self.said
        found = re.search(pattern, self.said)
        assert found is not None
        self.said = self.said[found.end() :]
        return int(found[1])

    def _read(self, pattern: str) -> bool:
        with contextlib.suppress(BlockingIOError):
            self.said += os.read(self.output, 65536).decode()
        return re.search(pattern, self.said) is not None


@pytest.fixture
def demonstration(start: Callable[..., Run]) -> Iterator[Demonstration]:
    return Demonstration(start("-c", DEMONSTRATION))


def test_everything_that_dies_is_started_again_on_its_data(demonstration: Demonstration, home: Path) -> None:
    postgres = demonstration.number(r"servers (\d+)")
    broker = demonstration.number(r"(\d+)")
    child = demonstration.number(r"web     \| child (\d+)")

    os.kill(child, signal.SIGKILL)
    assert demonstration.number(r"web was killed by SIGKILL; starting it again now[^$]*child (\d+)") != child
    os.kill(postgres, signal.SIGKILL)
    os.kill(broker, signal.SIGKILL)
    assert wait_until(lambda: demonstration._read("The broker is up again")), demonstration.said
    assert "PostgreSQL is up again" in demonstration.said
    assert len(servers_on(home)) >= 2

    demonstration.run.send_signal(signal.SIGTERM)
    assert demonstration.run.wait(30) == 128 + signal.SIGTERM
    assert servers_on(home) == []


def test_data_are_there_after_a_demonstration(
    demonstration: Demonstration, command: Callable[..., Run]
) -> None:
    demonstration.number(r"child (\d+)")
    demonstration.run.send_signal(signal.SIGINT)
    demonstration.run.wait(30)
    after = command(f"{QUERY}; print(connection.execute('SELECT answer FROM demonstrated').fetchone())")
    assert finish(after) == (0, "(42,)\n", "")


def test_pauses_grow_and_are_forgotten_after_a_steady_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    backoff = Backoff()
    backoff.note_start()
    assert [backoff.note_end() for _ in range(8)] == [0, 1, 2, 4, 8, 16, 30, 30]
    assert not backoff.is_over()
    backoff.started_at = time.monotonic() - 61
    assert backoff.note_end() == 0
    assert backoff.is_over()


@pytest.mark.parametrize(("code", "words"), [(3, "ended with code 3"), (-9, "was killed by SIGKILL")])
def test_end_of_a_process_in_words(code: int, words: str) -> None:
    assert how_it_ended(code) == words
