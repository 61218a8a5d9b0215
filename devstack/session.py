"""Servers for as long as something runs: those that are given, those of a running demo, or our own."""

import contextlib
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import FrameType

from devstack.home import Home, Owner
from devstack.problems import CannotStart
from devstack.servers import Broker, Postgres

WITHOUT_SERVERS = {"help", "version", "--help", "-h", "--version", "collectstatic"}


@dataclass
class Servers:
    """The embedded ones among the two servers; an address that is given in the environment needs none."""

    postgres: Postgres | None
    broker: Broker | None

    @classmethod
    def that_are_missing(cls, home: Home, *, throwaway: bool = False) -> "Servers":
        return cls(
            None if os.environ.get("DATABASE_URL") else Postgres(home.folder, throwaway=throwaway),
            None if os.environ.get("REDIS_URL") else Broker(home.folder, throwaway=throwaway),
        )

    @property
    def embedded(self) -> list[Postgres | Broker]:
        return [server for server in (self.postgres, self.broker) if server is not None]

    @property
    def database_url(self) -> str:
        return self.postgres.url if self.postgres else os.environ["DATABASE_URL"]

    @property
    def redis_url(self) -> str:
        return self.broker.url if self.broker else os.environ["REDIS_URL"]

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        try:
            for server in self.embedded:
                server.launch()
            for server in self.embedded:
                server.wait()
            yield
        finally:
            for server in self.embedded:
                server.stop()


@contextlib.contextmanager
def servers_for_command(argv: Sequence[str]) -> Iterator[None]:
    """The environment that settings need for one run of manage.py, with servers behind the addresses.

    DATABASE_URL and REDIS_URL, from the environment or the file .env, are used as they are; for one that
    is missing, the server of a running demo on the same TENURE_HOME, or one that lives as long as the
    command. Of two commands on one home the second waits. Whatever ends the command ends our servers.
    """
    from config import env  # noqa: F401 (reading it puts what .env says into the environment)

    os.environ["DB_POOL"] = "0"  # a pool is for the many requests of a web process
    if all(os.environ.get(name) for name in ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "CONTENT_KEYS")):
        yield  # and TENURE_HOME is not touched: it may be read-only, in a container
        return
    with contextlib.ExitStack() as session:
        try:
            session.enter_context(_session(argv))
        except CannotStart as problem:
            raise SystemExit(str(problem)) from None
        yield


@contextlib.contextmanager
def _session(argv: Sequence[str]) -> Iterator[None]:
    home = Home.from_environment()
    os.environ["SECRET_KEY"] = os.environ.get("SECRET_KEY") or home.secret_key()
    os.environ["CONTENT_KEYS"] = os.environ.get("CONTENT_KEYS") or home.content_key()
    if os.environ.get("DATABASE_URL") and os.environ.get("REDIS_URL"):
        yield
    elif _needs_no_server(argv):
        missing = Servers.that_are_missing(home)
        describe_in_environment(missing.database_url, missing.redis_url)
        yield
    else:
        with servers_of_demo_or_own(home, what="manage.py " + argv[1]):
            yield


def _needs_no_server(argv: Sequence[str]) -> bool:
    return len(argv) < 2 or argv[1] in WITHOUT_SERVERS or "--help" in argv[2:] or "-h" in argv[2:]


@contextlib.contextmanager
def servers_of_demo_or_own(home: Home, *, what: str) -> Iterator[None]:
    said: str | None = None
    while True:
        with contextlib.ExitStack() as ours:
            try:
                ours.enter_context(home.owned_by(Owner(os.getpid(), what)))
            except BlockingIOError:
                owner = home.owner()
                if owner is None or not owner.can_be_joined():
                    said = home.wait_a_moment(said)
                    continue
                describe_in_environment(owner.database_url, owner.redis_url)
            else:
                ours.enter_context(ends_in_order())
                servers = Servers.that_are_missing(home)
                ours.enter_context(servers.running())
                describe_in_environment(servers.database_url, servers.redis_url)
            yield
            return


def describe_in_environment(database_url: str, redis_url: str) -> None:
    """Addresses of embedded servers also mean development; what is given stays as it is."""
    os.environ["DATABASE_URL"] = os.environ.get("DATABASE_URL") or database_url
    os.environ["REDIS_URL"] = os.environ.get("REDIS_URL") or redis_url
    os.environ.setdefault("TENURE_DEVELOPMENT", "1")


@contextlib.contextmanager
def ends_in_order() -> Iterator[None]:
    """Turn SIGTERM and SIGHUP into SystemExit and SIGINT into KeyboardInterrupt, so that `finally` runs.

    SIGINT too, because a shell starts its background jobs with SIGINT ignored.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {
        signal.SIGTERM: signal.signal(signal.SIGTERM, _leave),
        signal.SIGHUP: signal.signal(signal.SIGHUP, _leave),
        signal.SIGINT: signal.signal(signal.SIGINT, signal.default_int_handler),
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _leave(number: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + number)
