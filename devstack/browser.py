"""Print the path of a Chromium for the browser tests, installing Debian's where we may.

Prints nothing, and one line on standard error, where there is none: the browser tests are then skipped.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_browser() -> str | None:
    """CHROMIUM, else the first usual name that is on the path and really starts."""
    given = os.environ.get("CHROMIUM")
    for name in (given, *NAMES):
        path = shutil.which(name) if name else None
        if path and _starts(path):
            return path
    return None


def _starts(path: str) -> bool:
    """Ubuntu's `chromium-browser` may be a script that only says to install a snap."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=30).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def install_browser() -> None:
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return
    print("No Chromium on this machine: installing Debian's package", file=sys.stderr)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    packages = ["--no-install-recommends", "chromium", "fonts-liberation"]
    for arguments in (["update"], ["install", "-y", *packages]):
        subprocess.run(["apt-get", "-q", *arguments], env=environment, capture_output=True)


def main() -> None:
    path = find_browser()
    if path is None:
        install_browser()
        path = find_browser()
    if path is None:
        print("Browser tests are skipped: install Chromium, or set CHROMIUM to one.", file=sys.stderr)
    else:
        print(path)


if __name__ == "__main__":
    main()
