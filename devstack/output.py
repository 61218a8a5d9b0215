"""What the processes of a demonstration say, each line under the name of its process."""

import os
import subprocess
import sys
import threading

WIDTH = 8
COLOURS = {"demo": 1, "set-up": 33, "web": 32, "worker": 36, "beat": 35}


def say(line: str, *, name: str = "demo") -> None:
    """Print one line; a terminal that is gone (SIGHUP) must not keep us from stopping in order."""
    prefix = f"{name:<{WIDTH}}| "
    if sys.stdout.isatty() and "NO_COLOR" not in os.environ:
        prefix = f"\033[{COLOURS.get(name, 0)}m{prefix}\033[0m"
    try:
        sys.stdout.write(f"{prefix}{line}\n")
        sys.stdout.flush()
    except OSError:
        pass


def relay(name: str, process: subprocess.Popen[bytes]) -> None:
    """Say what the child writes, from a thread that ends when the child's output does."""

    def read() -> None:
        assert process.stdout is not None
        with process.stdout as lines:
            for line in lines:
                say(line.decode(errors="replace").rstrip(), name=name)

    threading.Thread(target=read, name=f"output of {name}", daemon=True).start()
