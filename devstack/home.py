"""TENURE_HOME: the folder of one installation, whose servers have one owner at a time."""

import base64
import contextlib
import fcntl
import json
import os
import secrets
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from devstack import processes
from devstack.problems import CannotStart

PROJECT = Path(__file__).resolve().parent.parent
LOOK_AGAIN_SECONDS = 0.05


@dataclass(frozen=True)
class Owner:
    """Who has the lock, and where the servers are. Only a demo lets others join, once it is ready."""

    pid: int
    what: str
    demo: bool = False
    ready: bool = False
    address: str = ""
    database_url: str = ""
    redis_url: str = ""

    def can_be_joined(self) -> bool:
        return self.demo and self.ready and processes.command_line(self.pid) != ""


class Home:
    def __init__(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise CannotStart(f"{folder} cannot be made ({problem.strerror}): set TENURE_HOME.") from None
        if not os.access(folder, os.W_OK | os.X_OK):
            raise CannotStart(f"{folder} belongs to someone else: set TENURE_HOME to a folder of yours.")
        self.folder = folder.resolve()
        self._owner_file = self.folder / "owner.json"

    @classmethod
    def from_environment(cls) -> "Home":
        return cls(Path(os.environ.get("TENURE_HOME") or PROJECT / ".local"))

    def secret_key(self) -> str:
        """The key of this installation, made at the first call and readable by its owner only."""
        return self._kept("secret_key", secrets.token_urlsafe(50))

    def content_key(self) -> str:
        """The key of this installation's encrypted content: 32 random bytes, in the letters of an address."""
        return self._kept("content_key", base64.urlsafe_b64encode(secrets.token_bytes(32)).decode())

    def _kept(self, name: str, value: str) -> str:
        """What the file of this name holds; the value where there is none yet."""
        file = self.folder / name
        with contextlib.suppress(FileExistsError):
            fresh = self.folder / f"{name}.{os.getpid()}"
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as written:
                written.write(value)
            try:
                os.link(fresh, file)  # two first commands at once: one key wins whole
            finally:
                fresh.unlink()
        return file.read_text().strip()

    def owner(self) -> Owner | None:
        try:
            return Owner(**json.loads(self._owner_file.read_text()))
        except (OSError, ValueError, TypeError):
            return None

    def publish(self, owner: Owner) -> None:
        fresh = self._owner_file.with_suffix(".new")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as written:
            json.dump(asdict(owner), written)
        fresh.rename(self._owner_file)

    @contextlib.contextmanager
    def owned_by(self, owner: Owner) -> Iterator[None]:
        """Hold the lock, which the kernel frees however we end. Raises BlockingIOError where it is taken."""
        with (self.folder / "lock").open("ab") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self.publish(owner)
            try:
                yield
            finally:
                self._owner_file.unlink(missing_ok=True)

    def wait_a_moment(self, said: str | None) -> str:
        """Say once, on standard error, whom we wait for; return what was said, for the next call."""
        owner = self.owner()
        line = said
        if line is None and owner is not None:
            line = f"Waiting for {owner.what} (process {owner.pid}), which is using {self.folder}."
            print(line, file=sys.stderr, flush=True)
        time.sleep(LOOK_AGAIN_SECONDS)
        return line or ""
