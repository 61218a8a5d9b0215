"""Child processes that never outlive us, and the left-over ones of a run that was killed."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO

PR_SET_PDEATHSIG = 1


def spawn(
    command: Sequence[str | Path],
    *,
    if_we_die: signal.Signals = signal.SIGTERM,
    output: IO[bytes] | int | None = None,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> subprocess.Popen[bytes]:
    """Start a child in a session of its own: Ctrl-C reaches only us, and we stop the children in order.

    On Linux the kernel sends `if_we_die` to the child when our thread ends, however it ends. Elsewhere
    a child that was left behind is stopped by the next start (see `stop_left_over`).
    """
    return subprocess.Popen(
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT if output is not None else None,
        start_new_session=True,
        preexec_fn=_signal_on_parent_death(if_we_die),
        env=None if env is None else dict(env),
        cwd=cwd,
    )


def _signal_on_parent_death(number: signal.Signals) -> Callable[[], None] | None:
    if not sys.platform.startswith("linux"):
        return None
    libc, parent = ctypes.CDLL(None, use_errno=True), os.getpid()

    def ask_the_kernel() -> None:
        libc.prctl(PR_SET_PDEATHSIG, int(number))
        if os.getppid() != parent:  # we died between the fork and the line above
            os._exit(1)

    return ask_the_kernel


def stop(process: subprocess.Popen[bytes], *, by: Sequence[signal.Signals], patience: float = 20) -> None:
    """Send the signals one after the other, each with `patience` seconds to take effect, then SIGKILL."""
    for number in by:
        if process.poll() is not None:
            return
        process.send_signal(number)
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            continue
    if process.poll() is None:
        process.kill()
        process.wait()


def stop_left_over(pid_file: Path, *, mark: str, by: signal.Signals, patience: float = 20) -> None:
    """Stop the process that the file names, if `mark` is in its command line; then remove the file.

    Only called by the holder of the home's lock, so such a process is the orphan of a run that was
    killed. A number that means another process by now (after a reboot, in a container) is left alone.
    """
    try:
        pid = int(pid_file.read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return
    deadline = time.monotonic() + patience
    if mark in command_line(pid):
        os.kill(pid, by)
    while mark in command_line(pid):
        if time.monotonic() > deadline:
            os.kill(pid, signal.SIGKILL)
        time.sleep(0.02)
    pid_file.unlink(missing_ok=True)


def command_line(pid: int) -> str:
    """The command line of a running process; empty when it is gone, or only its exit code is left."""
    proc = Path("/proc")
    if (proc / "self").exists():
        try:
            return (proc / str(pid) / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            return ""
    return subprocess.run(["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True).stdout
