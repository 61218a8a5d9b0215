"""PostgreSQL and the broker as children of this process, on Unix sockets, with their data in one folder."""

import contextlib
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

from devstack import processes, programs
from devstack.problems import CannotStart

ROLE = DATABASE = "tenure"
START_SECONDS = 60
START_TRIES = 15
LONGEST_SOCKET_PATH = 100  # the kernel takes 108 bytes, that of macOS 104


def socket_folder(home: Path) -> Path:
    """A private folder for sockets: in the home, or in the temporary folder where that path is too long."""
    folder = home / "run"
    if len(os.fsencode(folder / ".s.PGSQL.5432.lock")) > LONGEST_SOCKET_PATH:
        mark = hashlib.sha256(os.fsencode(home)).hexdigest()[:12]
        folder = Path(tempfile.gettempdir()) / f"tenure-{os.getuid()}-{mark}"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    status = folder.lstat()
    if folder.is_symlink() or (os.geteuid() and status.st_uid != os.getuid()):
        raise CannotStart(f"{folder} belongs to someone else: remove it or set TMPDIR.")
    folder.chmod(0o700)
    return folder


class Postgres:
    """One cluster with one database, owned by a role that is not superuser but may create databases."""

    def __init__(self, home: Path, *, throwaway: bool = False) -> None:
        self.home, self.throwaway = home, throwaway
        self.folder = home / "postgres"
        self.data, self.log = self.folder / "data", self.folder / "server.log"
        self.sockets = socket_folder(home)
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"postgresql://{ROLE}@/{DATABASE}?host={quote(str(self.sockets))}"

    def launch(self) -> None:
        """Start the server without waiting for it (see `wait`); make its cluster where there is none."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for folder in (self.folder, self.sockets):
            programs.hand_over(folder)
        if not (self.data / "PG_VERSION").exists():
            self._make_cluster()
        self._check_version()
        processes.stop_left_over(self.data / "postmaster.pid", mark=str(self.data), by=signal.SIGINT)
        self._spawn()

    def wait(self) -> None:
        """Return when the server takes connections.

        Starts it again if it ends: after a kill -9 the shared memory of the dead one may linger.
        """
        deadline, tries = time.monotonic() + START_SECONDS, START_TRIES
        while not self._is_ready():
            if time.monotonic() > deadline or not tries:
                raise CannotStart(f"PostgreSQL did not start; see {self.log}")
            time.sleep(0.02)
            if not self.is_alive():
                time.sleep(0.3)
                tries -= 1
                self._spawn()

    def is_alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def stop(self) -> None:
        """A fast stop: open connections are closed. (SIGTERM would wait for them.)"""
        if self.process is not None:
            processes.stop(self.process, by=[signal.SIGINT, signal.SIGQUIT])
            self.process = None

    def _check_version(self) -> None:
        made_by = (self.data / "PG_VERSION").read_text().strip()
        if made_by != str(programs.postgres_major()):
            raise CannotStart(
                f"{self.data} was made by PostgreSQL {made_by}, and this is {programs.postgres_major()}: "
                "dump and restore, or move the folder away to start afresh."
            )

    def _spawn(self) -> None:
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": f'"{self.sockets}"',
            "unix_socket_permissions": "0700",
            "timezone": "UTC",
            "log_timezone": "UTC",
            "max_connections": "100",
            "shared_buffers": "256MB",
            "work_mem": "16MB",
            "max_wal_size": "4GB",
            "random_page_cost": "1.1",
        }
        if self.throwaway:
            settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        command = [*_program("postgres"), "-D", self.data]
        for name, value in settings.items():
            command += ["-c", f"{name}={value}"]
        with self.log.open("ab") as log:
            env = _clean_environment()
            self.process = processes.spawn(command, if_we_die=signal.SIGINT, output=log, env=env)

    def _is_ready(self) -> bool:
        """What pg_ctl itself goes by: the server writes its number and its state into postmaster.pid."""
        try:
            words = (self.data / "postmaster.pid").read_text().split()
        except OSError:
            return False
        return self.process is not None and words[:1] == [str(self.process.pid)] and words[-1] == "ready"

    def _make_cluster(self) -> None:
        """Make it beside the final place, then rename: an interrupted first start repairs itself."""
        fresh = self.folder / "data.new"
        shutil.rmtree(fresh, ignore_errors=True)
        provider = (
            ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
            if programs.postgres_major() >= 17
            else []
        )
        options = ["-U", "postgres", "--auth=trust", "-E", "UTF8", "--locale=C", *provider, "--no-sync"]
        self._run_program("initdb", "-D", fresh, *options)
        statements = f"CREATE ROLE {ROLE} LOGIN CREATEDB\nCREATE DATABASE {DATABASE} OWNER {ROLE}\n"
        self._run_program("postgres", "--single", "-D", fresh, "postgres", statements=statements)
        fresh.rename(self.data)

    def _run_program(self, program: str, *arguments: str | Path, statements: str = "") -> None:
        done = subprocess.run(
            [*_program(program), *arguments],
            input=statements,
            capture_output=True,
            text=True,
            env=_clean_environment(),
            cwd=self.folder,
        )
        if done.returncode or "ERROR:" in done.stderr:
            raise CannotStart(f"{program} failed:\n{done.stderr.strip()}")


class Broker:
    """A Redis-compatible server for the Celery queue and the cache; what is queued survives a crash."""

    def __init__(self, home: Path, *, throwaway: bool = False) -> None:
        self.throwaway = throwaway
        self.folder = home / "broker"
        self.log, self.pid_file = self.folder / "server.log", self.folder / "server.pid"
        self.socket = socket_folder(home) / "broker.sock"
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"unix://{quote(str(self.socket))}?db=0"

    def launch(self) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        processes.stop_left_over(self.pid_file, mark=str(self.socket), by=signal.SIGTERM)
        self.socket.unlink(missing_ok=True)
        self._spawn()

    def wait(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            if time.monotonic() > deadline or not self.is_alive():
                raise CannotStart(f"The broker did not start; see {self.log}")
            time.sleep(0.02)

    def is_alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def stop(self) -> None:
        if self.process is not None:
            processes.stop(self.process, by=[signal.SIGTERM])
            self.process = None
        self.pid_file.unlink(missing_ok=True)

    def _spawn(self) -> None:
        settings = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "dir": str(self.folder),
            "pidfile": str(self.pid_file),
            "databases": "64",
            "maxmemory-policy": "noeviction",
            "save": "",
            "appendonly": "no" if self.throwaway else "yes",
        }
        command: list[str | Path] = [programs.broker_program()]
        for name, value in settings.items():
            command += [f"--{name}", value]
        with self.log.open("ab") as log:
            self.process = processes.spawn(command, output=log)

    def _answers(self) -> bool:
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as client:
            client.settimeout(1)
            client.connect(str(self.socket))
            client.sendall(b"PING\r\n")
            return client.recv(16).startswith(b"+PONG")
        return False


def _program(name: str) -> list[str | Path]:
    return [*programs.unprivileged_prefix(), programs.postgres_programs() / name]


def _clean_environment() -> dict[str, str]:
    """Our environment without what would change the server's language or the place of its data."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PG"))}
