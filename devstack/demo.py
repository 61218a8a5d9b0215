"""`make demo`: servers, data, web server, worker and scheduler in the foreground, until Ctrl-C."""

import contextlib
import errno
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from devstack import processes
from devstack.home import PROJECT, Home, Owner
from devstack.output import relay, say
from devstack.problems import CannotStart
from devstack.session import Servers, describe_in_environment, ends_in_order
from devstack.supervised import LOOK_AGAIN_SECONDS, Child, keep_running, stop_all

TRIES = 3
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
COMPARED_AS = "392"
"""The synthetic council is put beside published figures as if it were North Tyneside, which is about its size."""


@dataclass(frozen=True)
class Address:
    host: str
    port: int

    @classmethod
    def from_environment(cls) -> "Address":
        port = os.environ.get("PORT") or "8000"
        if not port.isdigit() or not 0 < int(port) < 65536:
            raise CannotStart(f"PORT must be a number from 1 to 65535, not {port}.")
        return cls(os.environ.get("HOST") or "127.0.0.1", int(port))

    def __str__(self) -> str:
        shown = "127.0.0.1" if self.host in {"0.0.0.0", "::"} else self.host
        return f"http://{f'[{shown}]' if ':' in shown else shown}:{self.port}"

    @property
    def binding(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    def check_it_is_free(self) -> None:
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((self.host, self.port))
            except OSError as problem:
                raise CannotStart(self._why_not(problem)) from None

    def _why_not(self, problem: OSError) -> str:
        if problem.errno == errno.EADDRINUSE:
            another = f"make demo PORT={self.port + 1}"
            return (
                f"Port {self.port} on {self.host} is in use. Nothing was started. Choose another: {another}"
            )
        if problem.errno == errno.EACCES:
            return f"Port {self.port} needs root: make demo PORT=8000"
        return f"HOST={self.host} is not an address of this machine."

    def answers(self) -> bool:
        connection = http.client.HTTPConnection(str(self).removeprefix("http://"), timeout=10)
        try:
            connection.request("GET", "/", headers={"Host": "localhost"})
            return connection.getresponse().status > 0
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()


def run() -> int:
    """Run the demonstration; returns the exit code. Ctrl-C, SIGTERM and SIGHUP end it with code 0."""
    from config import env  # noqa: F401 (reading it puts what .env says into the environment)

    try:
        home, address = Home.from_environment(), Address.from_environment()
        _refuse_second_demo(home)
        address.check_it_is_free()
        with ends_in_order(), _lock(home, address) as owner:
            _run_on(home, address, owner)
    except CannotStart as problem:
        print(problem, file=sys.stderr)
        return 1
    except (KeyboardInterrupt, SystemExit):  # the latter from `ends_in_order`
        say(f"Everything is stopped; the data are kept in {home.folder}")
    return 0


def _refuse_second_demo(home: Home) -> None:
    owner = home.owner()
    if owner and owner.demo and "devstack" in processes.command_line(owner.pid):
        raise CannotStart(f"A demo already runs on {home.folder}: {owner.address} (process {owner.pid}).")


@contextlib.contextmanager
def _lock(home: Home, address: Address) -> Iterator[Owner]:
    owner = Owner(os.getpid(), "make demo", demo=True, address=str(address))
    said: str | None = None
    with contextlib.ExitStack() as ours:
        while True:
            try:
                ours.enter_context(home.owned_by(owner))
                break
            except BlockingIOError:
                _refuse_second_demo(home)
                said = home.wait_a_moment(said)
        yield owner


def _run_on(home: Home, address: Address, owner: Owner) -> None:
    started_at = time.monotonic()
    servers = Servers.that_are_missing(home)
    with servers.running():
        _describe(home, address, servers)
        say(f"PostgreSQL and broker are up; their data and logs are in {home.folder}")
        say("Bringing the database up to date; the first time, this takes a while")
        accounts = home.folder / "demo_accounts.txt"
        _prepare(accounts)
        ready = replace(owner, ready=True, database_url=servers.database_url, redis_url=servers.redis_url)
        children = _children(address)
        try:
            for child in children:
                child.start()
            home.publish(ready)
            _wait_for_web(address, children)
            _greet(address, accounts, time.monotonic() - started_at)
            keep_running(servers.embedded, children)
        finally:
            home.publish(owner)
            stop_all(children)


def _describe(home: Home, address: Address, servers: Servers) -> None:
    os.environ["TENURE_HOME"] = str(home.folder)
    os.environ["SECRET_KEY"] = os.environ.get("SECRET_KEY") or home.secret_key()
    os.environ["CONTENT_KEYS"] = os.environ.get("CONTENT_KEYS") or home.content_key()
    os.environ["DB_POOL"] = "0"
    os.environ.setdefault("COUNCIL_NAME", "Fellmoor Council (synthetic)")
    os.environ.setdefault("COUNCIL_LA_CODE", COMPARED_AS)
    (PROJECT / "staticfiles").mkdir(exist_ok=True)  # WhiteNoise expects it, though nothing is collected here
    describe_in_environment(servers.database_url, servers.redis_url)
    if address.host not in LOOPBACK:
        os.environ.setdefault("ALLOWED_HOSTS", "*")
        say(f"Anyone who can reach {address.binding} can sign in with the demo accounts.")


def _prepare(accounts: Path) -> None:
    """Migrations, the synthetic council with its figures if it is not there yet, the list of accounts."""
    command = [sys.executable, "-m", "devstack.prepare", str(accounts)]
    process = processes.spawn(command, output=subprocess.PIPE, env=os.environ, cwd=PROJECT)
    relay("set-up", process)
    try:
        code = process.wait()
    finally:
        processes.stop(process, by=[signal.SIGTERM], patience=5)
    if code:
        raise CannotStart("The set-up failed; its last lines above say why.")


def _children(address: Address) -> list[Child]:
    gunicorn = ["--bind", address.binding, "--workers", "2", "--worker-class", "gthread", "--threads", "4"]
    gunicorn += ["--no-control-socket", "--preload", "--graceful-timeout", "5", "--log-level", "warning"]
    celery = ["-m", "celery", "--quiet", "--app", "config.celery:app"]
    worker = ["worker", "--concurrency", "2", "--loglevel", "INFO", "--without-gossip", "--without-mingle"]
    beat = ["beat", "--loglevel", "INFO", "--pidfile="]
    for_web = {"DB_POOL": "1", "TENURE_DEMO_ACCOUNTS": "1"}
    for_worker = {"PYTHONWARNINGS": "ignore:You're running the worker with superuser"}  # root's own machine
    return [
        Child("web", ["-m", "gunicorn", *gunicorn, "config.wsgi"], for_web, stopped_by=signal.SIGTERM),
        Child("worker", [*celery, *worker], for_worker, stopped_by=signal.SIGQUIT),
        Child("beat", [*celery, *beat], {}, stopped_by=signal.SIGTERM),
    ]


def _wait_for_web(address: Address, children: list[Child]) -> None:
    web = children[0]
    while not address.answers():
        if web.backoff.failures >= TRIES:
            raise CannotStart("The web server does not start; its lines above say why.")
        for child in children:
            child.look_after()
        time.sleep(LOOK_AGAIN_SECONDS)


def _greet(address: Address, accounts: Path, seconds: float) -> None:
    say("")
    for line in accounts.read_text().splitlines():
        say(line)
    say("")
    say(f"Tenure is at {address} (ready after {seconds:.0f} s). Ctrl-C stops everything.")
