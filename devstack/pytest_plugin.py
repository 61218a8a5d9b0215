"""Servers for one test run: thrown away at its end, shared by its xdist workers.

Loaded with `-p devstack.pytest_plugin` (see pyproject.toml), because pytest-django reads the settings before
any conftest.py. DATABASE_URL and REDIS_URL of the environment are used instead where they are set.
"""

import atexit
import contextlib
import os
import re
import shutil
import tempfile
from pathlib import Path

import pytest

from devstack.home import Home
from devstack.session import Servers

_ends = contextlib.ExitStack()


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker:
        os.environ["REDIS_URL"] = _redis_url_of(worker)
        return
    folder = Path(tempfile.mkdtemp(prefix="tenure-tests-"))
    _ends.callback(shutil.rmtree, folder, ignore_errors=True)
    atexit.register(_ends.close)  # when pytest fails before it is configured, nothing else is called
    servers = Servers.that_are_missing(Home(folder), throwaway=True)
    _ends.enter_context(servers.running())
    os.environ.update(
        DATABASE_URL=servers.database_url,
        REDIS_URL=servers.redis_url,
        TENURE_HOME=str(folder),
        TENURE_DEVELOPMENT="1",
        SECRET_KEY="only for tests",
        CONTENT_KEYS="b25seS1mb3ItdGVzdHMtb25seS1mb3ItdGVzdHMhISE=",
        DB_POOL="0",
        STATIC_MANIFEST="0",
    )


def pytest_unconfigure() -> None:
    _ends.close()


def _redis_url_of(worker: str) -> str:
    """Each xdist worker has a broker database for itself, as pytest-django gives it one of PostgreSQL."""
    number = int(worker.removeprefix("gw")) + 1
    url = os.environ["REDIS_URL"]
    if url.startswith("unix:"):
        return re.sub(r"\?db=\d+$", f"?db={number}", url)
    return re.sub(r"(/\d*)?$", f"/{number}", url, count=1)
