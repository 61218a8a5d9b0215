"""What is pinned, what is explained, and what a deployment is told about its settings."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from devstack.home import PROJECT
from devstack.pytest_plugin import _redis_url_of

INPUTS = sorted((PROJECT / "requirements").glob("*.in"))
PINNED = sorted((PROJECT / "requirements").glob("*.txt"))


def direct_dependencies() -> list[str]:
    lines = [line for file in INPUTS for line in file.read_text().splitlines()]
    names = [re.split(r"[\[=<>~]", line)[0].strip() for line in lines if line and line[0] not in "#-"]
    return sorted(names, key=str.lower)


def test_every_direct_dependency_is_explained() -> None:
    explained = tomllib.loads((PROJECT / "pyproject.toml").read_text())["tool"]["tenure"]["dependencies"]
    assert sorted(explained, key=str.lower) == direct_dependencies()


@pytest.mark.parametrize("file", PINNED, ids=lambda file: file.name)
def test_every_python_package_is_pinned_by_hash_and_names_no_host(file: Path) -> None:
    text = file.read_text()
    assert "://" not in text
    packages = [line for line in text.splitlines() if line and line[0] not in "# "]
    assert packages
    assert all("==" in line for line in packages)
    assert len(re.findall(r"^[^# ].*\n    --hash", text, re.MULTILINE)) == len(packages)


def test_every_npm_package_is_pinned_by_hash_and_names_no_host() -> None:
    lock = json.loads((PROJECT / "assets" / "package-lock.json").read_text())
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert [name for name, package in packages.items() if "integrity" not in package] == []


def test_every_setting_from_the_environment_is_in_the_example() -> None:
    settings = (PROJECT / "config" / "settings.py").read_text()
    read = set(re.findall(r'\benv\.\w+\(\s*"([A-Z_]+)"', settings))
    written = set(re.findall(r"^#? ?([A-Z_]+)=", (PROJECT / ".env.example").read_text(), re.MULTILINE))
    assert read - written == set()


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("unix:///tmp/a/broker.sock?db=0", "unix:///tmp/a/broker.sock?db=2"),
        ("redis://localhost:6379/0", "redis://localhost:6379/2"),
        ("redis://localhost:6379", "redis://localhost:6379/2"),
    ],
)
def test_each_test_worker_has_a_broker_database_of_its_own(
    monkeypatch: pytest.MonkeyPatch, given: str, used: str
) -> None:
    monkeypatch.setenv("REDIS_URL", given)
    assert _redis_url_of("gw1") == used
