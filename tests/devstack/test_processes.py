"""Children that end with us, and left-over ones that are stopped only if they are ours."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from devstack.processes import command_line, spawn, stop, stop_left_over
from tests.devstack.conftest import wait_until

SLEEPER = [sys.executable, "-c", "import time; print(flush=True); time.sleep(60)"]
STUBBORN = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); time.sleep(60)",
]


def started(command: list[str]) -> "subprocess.Popen[bytes]":
    process = spawn(command, output=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    return process


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent died")
def test_child_ends_when_its_parent_is_killed() -> None:
    body = f"print(spawn({SLEEPER!r}).pid, flush=True); time.sleep(60)"
    command = [sys.executable, "-c", f"import time; from devstack.processes import spawn; {body}"]
    parent = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    with parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert command_line(child)
        parent.kill()
    assert wait_until(lambda: not command_line(child))


def test_stop_ends_a_child_that_ignores_the_first_signal() -> None:
    process = started(STUBBORN)
    stop(process, by=[signal.SIGTERM], patience=0.2)
    assert process.returncode == -signal.SIGKILL


def test_left_over_process_is_stopped_and_its_file_removed(tmp_path: Path) -> None:
    process = started([*SLEEPER, str(tmp_path)])
    pid_file = tmp_path / "server.pid"
    pid_file.write_text(f"{process.pid}\n")
    stop_left_over(pid_file, mark=str(tmp_path), by=signal.SIGTERM)
    assert process.wait() == -signal.SIGTERM
    assert not pid_file.exists()


def test_another_process_with_the_number_is_left_alone(tmp_path: Path) -> None:
    process = started(SLEEPER)
    pid_file = tmp_path / "server.pid"
    pid_file.write_text(f"{process.pid}\n")
    stop_left_over(pid_file, mark=str(tmp_path), by=signal.SIGTERM)
    assert process.poll() is None
    assert not pid_file.exists()
    stop(process, by=[signal.SIGTERM])


@pytest.mark.parametrize("content", ["", "not a number", "\n"])
def test_damaged_pid_file_stops_nothing(tmp_path: Path, content: str) -> None:
    pid_file = tmp_path / "server.pid"
    pid_file.write_text(content)
    stop_left_over(pid_file, mark="", by=signal.SIGKILL)


def test_command_line_of_no_process_is_empty() -> None:
    assert command_line(2**22 + 1) == ""
    assert sys.executable.split("/")[-1][:6] in command_line(os.getpid())
