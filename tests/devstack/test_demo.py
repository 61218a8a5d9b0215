"""What `make demo` refuses, in one sentence and before anything is started."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from devstack.demo import Address
from devstack.home import Home, Owner
from tests.devstack.conftest import Run, finish

Start = Callable[..., Run]


def test_port_in_use_is_said_before_anything_is_started(start: Start, tmp_path: Path) -> None:
    home = tmp_path / "fresh"
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code, out, errors = finish(start("-m", "devstack", "demo", PORT=str(port), TENURE_HOME=str(home)))
    assert (code, out) == (1, "")
    assert errors == (
        f"Port {port} on 127.0.0.1 is in use. Nothing was started. "
        f"Choose another: make demo PORT={port + 1}\n"
    )
    assert list(home.iterdir()) == []


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"PORT": "eight"}, "PORT must be a number from 1 to 65535, not eight."),
        ({"PORT": "65536"}, "PORT must be a number from 1 to 65535, not 65536."),
        ({"HOST": "no.such.host.invalid"}, "HOST=no.such.host.invalid is not an address of this machine."),
        ({"HOST": "192.0.2.1"}, "HOST=192.0.2.1 is not an address of this machine."),
    ],
)
def test_wrong_address_is_refused_in_words(
    start: Start, tmp_path: Path, given: dict[str, str], words: str
) -> None:
    assert finish(start("-m", "devstack", "demo", TENURE_HOME=str(tmp_path), **given)) == (
        1,
        "",
        f"{words}\n",
    )


def test_second_demo_on_a_home_is_refused_with_the_address_of_the_first(start: Start, home: Path) -> None:
    holder = start(
        "-c",
        "import sys, time; from pathlib import Path; from devstack.home import Home, Owner; import os\n"
        "with Home(Path(os.environ['TENURE_HOME'])).owned_by(\n"
        "    Owner(os.getpid(), 'make demo', demo=True, address='http://127.0.0.1:8000')):\n"
        "    print('ready', flush=True); time.sleep(60)",
    )
    assert holder.first_line() == "ready"
    refused = f"A demo already runs on {home}: http://127.0.0.1:8000 (process {holder.pid}).\n"
    assert finish(start("-m", "devstack", "demo")) == (1, "", refused)


def test_a_demo_that_was_killed_does_not_block_the_next(home: Path) -> None:
    folder = Home(home)
    folder.publish(Owner(os.getpid(), "make demo", demo=True))
    with folder.owned_by(Owner(os.getpid(), "the next")):
        owner = folder.owner()
    assert owner is not None
    assert owner.what == "the next"


def test_unknown_words_are_answered_with_the_usage(start: Start) -> None:
    assert finish(start("-m", "devstack", "dmeo")) == (2, "", "Usage: python -m devstack demo\n")


@pytest.mark.parametrize(
    ("host", "shown", "binding"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000", "127.0.0.1:8000"),
        ("0.0.0.0", "http://127.0.0.1:8000", "0.0.0.0:8000"),
        ("::1", "http://[::1]:8000", "[::1]:8000"),
    ],
)
def test_address_is_shown_as_a_browser_takes_it(host: str, shown: str, binding: str) -> None:
    address = Address(host, 8000)
    assert (str(address), address.binding) == (shown, binding)
