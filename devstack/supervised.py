"""The long-running processes of a demonstration, each started again whenever it ends."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from typing import NoReturn

from devstack import processes
from devstack.home import PROJECT
from devstack.output import relay, say
from devstack.problems import CannotStart
from devstack.servers import Broker, Postgres

LOOK_AGAIN_SECONDS = 0.2
LONGEST_PAUSE = 30.0
STEADY_SECONDS = 60.0
STOP_SECONDS = 4.0


def how_it_ended(code: int) -> str:
    return f"was killed by {signal.Signals(-code).name}" if code < 0 else f"ended with code {code}"


class Backoff:
    """The pause before the next try: none, then 1, 2, 4 … seconds, until something has run for a minute."""

    def __init__(self) -> None:
        self.failures = 0
        self.started_at = time.monotonic()
        self.next_try_at = 0.0

    def note_start(self) -> None:
        self.started_at = time.monotonic()

    def note_end(self) -> float:
        if time.monotonic() - self.started_at > STEADY_SECONDS:
            self.failures = 0
        pause = min(2.0 ** (self.failures - 1), LONGEST_PAUSE) if self.failures else 0.0
        self.failures += 1
        self.next_try_at = time.monotonic() + pause
        return pause

    def is_over(self) -> bool:
        return time.monotonic() >= self.next_try_at


class Child:
    """A Python program of the project (`-m module …`) that says its log lines under its own name."""

    def __init__(
        self,
        name: str,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        *,
        stopped_by: signal.Signals,
    ) -> None:
        self.name, self.arguments = name, arguments
        self.environment = {**os.environ, "PYTHONUNBUFFERED": "1", **environment}
        self.stopped_by = stopped_by
        self.backoff = Backoff()
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.backoff.note_start()
        self.process = processes.spawn(
            [sys.executable, *self.arguments],
            if_we_die=self.stopped_by,
            output=subprocess.PIPE,
            env=self.environment,
            cwd=PROJECT,
        )
        relay(self.name, self.process)

    def look_after(self) -> None:
        """Start it again if it has ended, after the pause that its earlier ends have earned."""
        if self.process is not None and (code := self.process.poll()) is not None:
            self._end_its_group()
            self.process = None
            pause = self.backoff.note_end()
            when = f"in {pause:.0f} s" if pause else "now"
            say(f"{self.name} {how_it_ended(code)}; starting it again {when}")
        if self.process is None and self.backoff.is_over():
            self.start()

    def ask_to_stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)

    def stop(self, *, patience: float) -> None:
        """Wait for an orderly end, which `ask_to_stop` began, then be less polite."""
        if self.process is None:
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(patience)
        processes.stop(self.process, by=[self.stopped_by], patience=3)
        self._end_its_group()
        self.process = None

    def _end_its_group(self) -> None:
        """The workers of a master that was killed would hold its port, or take jobs beside the next one."""
        assert self.process is not None
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)


def keep_running(servers: Sequence[Postgres | Broker], children: Sequence[Child]) -> NoReturn:
    """Start again whatever ends, until a signal ends us."""
    pauses = {id(server): Backoff() for server in servers}
    while True:
        for server in servers:
            if not server.is_alive():
                _start_again(server, pauses[id(server)])
        for child in children:
            child.look_after()
        time.sleep(LOOK_AGAIN_SECONDS)


def _start_again(server: Postgres | Broker, backoff: Backoff) -> None:
    """In place, on the same data; who uses the server connects again by itself."""
    if not backoff.is_over():
        return
    name = "PostgreSQL" if isinstance(server, Postgres) else "The broker"
    say(f"{name} ended; starting it again on its data")
    backoff.note_end()
    try:
        server.launch()
        server.wait()
    except CannotStart as problem:
        say(str(problem))
    else:
        backoff.note_start()
        say(f"{name} is up again")


def stop_all(children: Sequence[Child]) -> None:
    """All at once, so that the slowest sets the time; a second Ctrl-C changes nothing."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    say("Stopping")
    for child in children:
        child.ask_to_stop()
    deadline = time.monotonic() + STOP_SECONDS
    for child in children:
        child.stop(patience=max(deadline - time.monotonic(), 0.1))
