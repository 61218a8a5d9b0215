"""Requests per second of the dashboard page from a web server of two processes, with many readers at once."""

import asyncio
import signal
import socket
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.council import Figures, spawn_server
from devstack import processes
from devstack.problems import CannotStart

CONNECTIONS = 32
WARM_UP_SECONDS, SECONDS = 3.0, 10.0
START_SECONDS = 30.0
GUNICORN = ["--workers", "2", "--worker-class", "gthread", "--threads", "4", "--preload"]
GUNICORN += ["--no-control-socket", "--log-level", "warning"]


@dataclass
class Tally:
    """What the readers met: the seconds of each good answer, and how many were none."""

    seconds: list[float] = field(default_factory=list)
    errors: int = 0


def measure(environment: dict[str, str], path: str, cookie: str) -> Figures:
    """Ten seconds of requests, each reader asking again as soon as it has its answer. Readers keep their
    connection."""
    with _web_server(environment) as port:
        asyncio.run(_read(port, path, cookie, WARM_UP_SECONDS))
        tally = asyncio.run(_read(port, path, cookie, SECONDS))
    if not tally.seconds:
        raise CannotStart(f"{path} never answered 200 ({tally.errors} errors).")
    return {
        "dashboard": {
            "per second": len(tally.seconds) / SECONDS,
            "p50": statistics.median(tally.seconds),
            "p99": statistics.quantiles(tally.seconds, n=100)[98],
            "errors": tally.errors,
        }
    }


@contextmanager
def _web_server(environment: dict[str, str]) -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "gunicorn", *GUNICORN, "--bind", f"127.0.0.1:{port}", "config.wsgi"]
    log = Path(environment["TENURE_HOME"]) / "gunicorn.log"
    server = spawn_server(command, environment, log)
    try:
        deadline = time.monotonic() + START_SECONDS
        while not _answers(port):
            if server.poll() is not None or time.monotonic() > deadline:
                raise CannotStart(f"The web server does not start; see {log}")
            time.sleep(0.1)
        yield port
    finally:
        processes.stop(server, by=[signal.SIGTERM])


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False


async def _read(port: int, path: str, cookie: str, seconds: float) -> Tally:
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookie}\r\n\r\n".encode()
    tally, until = Tally(), time.perf_counter() + seconds
    await asyncio.gather(*(_reader(port, request, tally, until) for _ in range(CONNECTIONS)))
    return tally


async def _reader(port: int, request: bytes, tally: Tally, until: float) -> None:
    while time.perf_counter() < until:
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            tally.errors += 1
            continue
        try:
            while time.perf_counter() < until and await _ask(reader, writer, request, tally, until):
                pass
        except (OSError, asyncio.IncompleteReadError, ValueError):
            tally.errors += 1
        finally:
            writer.close()


async def _ask(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes, tally: Tally, until: float
) -> bool:
    """One answer; it counts if it came in time. Returns whether the connection stays open."""
    started = time.perf_counter()
    writer.write(request)
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    names = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
    await reader.readexactly(int(names.get("content-length", "0")))
    ended = time.perf_counter()
    if " 200 " not in head.split("\r\n", 1)[0]:
        tally.errors += 1
    elif ended <= until:
        tally.seconds.append(ended - started)
    return names.get("connection") != "close"
