"""The servers themselves: first starts, second starts, and starts after a crash."""

import os
import shutil
import stat
from pathlib import Path

import psycopg
import pytest
import redis

from devstack.problems import CannotStart
from devstack.servers import LONGEST_SOCKET_PATH, Broker, Postgres, socket_folder
from devstack.session import Servers


def test_sockets_are_private_and_in_the_home(tmp_path: Path) -> None:
    folder = socket_folder(tmp_path)
    assert folder == tmp_path / "run"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_home_with_a_long_path_has_its_sockets_elsewhere(tmp_path: Path) -> None:
    home = tmp_path / ("x" * LONGEST_SOCKET_PATH)
    home.mkdir()
    folder = socket_folder(home)
    assert len(os.fsencode(folder / ".s.PGSQL.5432.lock")) <= LONGEST_SOCKET_PATH
    another = socket_folder(tmp_path / ("y" * LONGEST_SOCKET_PATH))
    assert folder == socket_folder(home) != another
    another.rmdir()
    broker = Broker(home, throwaway=True)
    broker.launch()
    broker.wait()
    assert redis.from_url(broker.url).ping()
    broker.stop()
    shutil.rmtree(folder)


def test_an_interrupted_first_start_is_repaired(tmp_path: Path) -> None:
    half_made = tmp_path / "postgres" / "data.new"
    half_made.mkdir(parents=True)
    (half_made / "PG_VERSION").write_text("18")
    server = Postgres(tmp_path, throwaway=True)
    server.launch()
    server.wait()
    with psycopg.connect(server.url) as connection:
        assert connection.execute("SELECT current_database()").fetchone() == ("tenure",)
    server.stop()


def test_a_process_number_that_means_another_process_by_now_does_not_matter(home: Path) -> None:
    (home / "postgres" / "data" / "postmaster.pid").write_text(f"{os.getpid()}\n")
    server = Postgres(home)
    server.launch()
    server.wait()
    assert server.is_alive()
    server.stop()


def test_data_of_another_major_version_are_refused_in_words(home: Path) -> None:
    version = home / "postgres" / "data" / "PG_VERSION"
    ours = version.read_text()
    version.write_text("9\n")
    with pytest.raises(CannotStart, match="was made by PostgreSQL 9, and this is"):
        Postgres(home).launch()
    version.write_text(ours)


def test_what_was_acknowledged_survives_a_kill_of_both(home: Path) -> None:
    servers = Servers(Postgres(home), Broker(home))
    with servers.running():
        with psycopg.connect(servers.database_url) as connection:
            connection.execute("CREATE TABLE acknowledged AS SELECT 42 AS answer")
        redis.from_url(servers.redis_url).set("kept", 42)
        for server in servers.embedded:
            assert server.process is not None
            server.process.kill()
            server.process.wait()
            server.launch()
            server.wait()
        with psycopg.connect(servers.database_url) as connection:
            assert connection.execute("SELECT answer FROM acknowledged").fetchone() == (42,)
        assert redis.from_url(servers.redis_url).get("kept") == b"42"
