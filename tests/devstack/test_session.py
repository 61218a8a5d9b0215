"""What one management command finds, and what it leaves behind."""

import os
import signal
import stat
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from devstack.home import Home, Owner
from devstack.servers import Broker, Postgres
from devstack.session import Servers, servers_for_command
from tests.devstack.conftest import QUERY, Run, finish, servers_on, wait_until

Start = Callable[..., Run]
SLEEP = 'print("running", flush=True); import time; time.sleep(60)'


def test_command_has_both_servers_and_ends_them(command: Start, home: Path) -> None:
    run = command(
        f"""{QUERY}
for name in ("btree_gist", "pg_trgm", "unaccent"):
    connection.execute(f"CREATE EXTENSION {{name}}")
connection.execute("CREATE DATABASE another")
print(connection.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone())
print(connection.execute("SELECT datcollate, datlocale, upper('é') FROM pg_database LIMIT 1").fetchone()[2])
import redis
print(redis.from_url(os.environ["REDIS_URL"]).ping())
print(os.environ["TENURE_DEVELOPMENT"], os.environ["DB_POOL"])
"""
    )
    assert finish(run) == (0, "(False,)\nÉ\nTrue\n1 0\n", "")
    assert servers_on(home) == []


def test_exit_code_of_the_command_passes_through(command: Start) -> None:
    assert finish(command("sys.exit(7)")) == (7, "", "")


def test_servers_end_when_the_command_raises(command: Start, home: Path) -> None:
    code, _, errors = finish(command("raise LookupError('no such unit')"))
    assert (code, errors.splitlines()[-1]) == (1, "LookupError: no such unit")
    assert servers_on(home) == []


@pytest.mark.parametrize(
    "number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name
)
def test_servers_end_with_a_signal(command: Start, home: Path, number: signal.Signals) -> None:
    run = command(SLEEP)
    run.first_line()
    run.send_signal(number)
    finish(run)
    assert run.returncode in (128 + number, -number)
    assert servers_on(home) == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent died")
def test_no_server_outlives_a_kill_and_the_data_are_kept(command: Start, home: Path) -> None:
    run = command(f"{QUERY}; connection.execute('CREATE TABLE kept AS SELECT 42 AS answer'); {SLEEP}")
    run.first_line()
    run.kill()
    after = command(f"{QUERY}; print(connection.execute('SELECT answer FROM kept').fetchone())")
    assert finish(after) == (0, "(42,)\n", "")


def test_second_command_waits_for_the_first_and_says_so_once(
    command: Start, home: Path, tmp_path: Path
) -> None:
    go = tmp_path / "go"
    first = command(
        f"import time; print('running', flush=True)\n"
        f"while not os.path.exists({str(go)!r}): time.sleep(0.02)\n"
        f"print('first done')"
    )
    assert first.first_line() == "running"
    second = command("print('second done')")
    assert second.stderr is not None
    said = f"Waiting for manage.py probe (process {first.pid}), which is using {home}.\n"
    assert second.stderr.readline() == said
    go.touch()
    assert finish(first) == (0, "first done\n", "")
    assert finish(second) == (0, "second done\n", "")


def test_command_joins_a_running_demo_and_leaves_its_servers_alone(command: Start, home: Path) -> None:
    with demo_on(home, ready=True) as servers:
        ask = f"{QUERY}; print(connection.info.backend_pid > 0, os.environ['DATABASE_URL'])"
        assert finish(command(ask)) == (0, f"True {servers.database_url}\n", "")
        assert [server.is_alive() for server in servers.embedded] == [True, True]


def test_command_waits_for_a_demo_that_is_starting(command: Start, home: Path) -> None:
    with demo_on(home, ready=False) as servers:
        run = command("print(os.environ['REDIS_URL'])")
        assert run.stderr is not None
        assert run.stderr.readline().startswith("Waiting for make demo")
        Home(home).publish(owner_of(servers, ready=True))
        assert finish(run) == (0, f"{servers.redis_url}\n", "")


def owner_of(servers: Servers, *, ready: bool) -> Owner:
    urls = {"database_url": servers.database_url, "redis_url": servers.redis_url}
    return replace(Owner(os.getpid(), "make demo", demo=True, ready=ready), **urls)


class demo_on:  # noqa: N801 (reads as a verb)
    """Servers of this process under the lock that a demo would hold."""

    def __init__(self, folder: Path, *, ready: bool) -> None:
        self.home = Home(folder)
        self.servers = Servers(Postgres(folder), Broker(folder))
        self.lock = self.home.owned_by(owner_of(self.servers, ready=ready))
        self.running = self.servers.running()

    def __enter__(self) -> Servers:
        self.lock.__enter__()
        self.running.__enter__()
        return self.servers

    def __exit__(self, *problem: object) -> None:
        self.running.__exit__(None, None, None)
        self.lock.__exit__(None, None, None)


def test_given_servers_are_used_and_nothing_is_started(command: Start, tmp_path: Path) -> None:
    home = tmp_path / "untouched"
    given = {"DATABASE_URL": "postgresql:///given", "REDIS_URL": "redis://given/0", "TENURE_HOME": str(home)}
    show = "print(*(os.environ.get(name) for name in ('DATABASE_URL', 'REDIS_URL', 'TENURE_DEVELOPMENT')))"
    assert finish(command(show, **given)) == (0, "postgresql:///given redis://given/0 None\n", "")
    assert sorted(entry.name for entry in home.iterdir()) == ["content_key", "secret_key"]
    assert stat.S_IMODE((home / "secret_key").stat().st_mode) == 0o600


def test_secret_key_stays_the_same_and_a_given_one_wins(command: Start, tmp_path: Path) -> None:
    given = {
        "DATABASE_URL": "postgresql:///given",
        "REDIS_URL": "redis://given/0",
        "TENURE_HOME": str(tmp_path),
    }
    show = "print(os.environ['SECRET_KEY'])"
    first, second = finish(command(show, **given)), finish(command(show, **given))
    assert first == second
    assert len(first[1]) > 50
    assert finish(command(show, **given, SECRET_KEY="ours")) == (0, "ours\n", "")


def test_only_the_missing_server_is_started(command: Start, home: Path) -> None:
    run = command(f"print(os.environ['REDIS_URL'], flush=True); {SLEEP}", REDIS_URL="redis://given/0")
    assert run.first_line() == "redis://given/0"
    assert {Path(line.split()[0]).name for line in servers_on(home)} == {"postgres"}
    run.terminate()
    finish(run)


@pytest.mark.parametrize("arguments", [[], ["help"], ["migrate", "--help"], ["collectstatic"]], ids=str)
def test_commands_that_only_read_the_settings_need_no_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    for name in ("DATABASE_URL", "REDIS_URL"):
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("TENURE_HOME", str(tmp_path))
    with servers_for_command(["manage.py", *arguments]):
        assert os.environ["DATABASE_URL"].startswith("postgresql://")
    assert not (tmp_path / "postgres").exists()


def test_a_home_that_cannot_be_made_is_said_in_one_line(command: Start, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    home = tmp_path / "file" / "home"
    said = f"{home} cannot be made (Not a directory): set TENURE_HOME.\n"
    assert finish(command("print('never')", TENURE_HOME=str(home))) == (1, "", said)


def test_two_first_commands_get_one_secret_key(tmp_path: Path) -> None:
    home = Home(tmp_path)
    assert home.secret_key() == Home(tmp_path).secret_key()
    assert [entry.name for entry in tmp_path.iterdir()] == ["secret_key"]


def test_owner_that_was_killed_is_not_joined(tmp_path: Path) -> None:
    dead = Owner(2**22 + 1, "make demo", demo=True, ready=True)
    assert not dead.can_be_joined()
    assert replace(dead, pid=os.getpid()).can_be_joined()


def test_lock_is_taken_once(tmp_path: Path) -> None:
    home, owner = Home(tmp_path), Owner(os.getpid(), "a test")
    with home.owned_by(owner):
        assert Home(tmp_path).owner() == owner
        with pytest.raises(BlockingIOError), Home(tmp_path).owned_by(owner):
            pass
    assert wait_until(lambda: home.owner() is None)
