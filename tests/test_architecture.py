"""Rules that no reviewer should have to remember, read from the source and from the list of addresses."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from config.env import BASE_DIR
from workforce.views.page import PageView

APPS = ("workforce", "recruitment", "training", "supervision", "asye", "dashboards")
OPEN_VIEWS = {
    "workforce.views.health.live",
    "workforce.views.health.ready",
    "workforce.views.statements.accessibility",
    "workforce.views.statements.privacy",
    "workforce.views.theme.theme",
}
"""Views that need no account (and so have no permission): nothing in them is about anybody."""


def _view_modules() -> list[Path]:
    found = [path for app in APPS for path in Path(BASE_DIR, app).glob("views/**/*.py")]
    found += [path for app in APPS for path in Path(BASE_DIR, app).glob("views.py")]
    assert len(found) > 8
    return found


MODULES = {str(path.relative_to(BASE_DIR)): path for path in _view_modules()}


def _naked_managers(tree: ast.AST) -> Iterator[str]:
    """`Model.objects` anywhere but in `Model.objects.within(…)`."""
    within = {
        id(node.func.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "within"
    }
    for node in ast.walk(tree):
        manager = isinstance(node, ast.Attribute) and node.attr in (
            "objects",
            "_default_manager",
            "_base_manager",
        )
        if manager and id(node) not in within:
            yield f"line {node.lineno}: {ast.unparse(node)} without .within(reach)"


def _naked_lookups(tree: ast.AST) -> Iterator[str]:
    """`get_object_or_404(Model, …)`: a lookup in everything there is."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or not node.args:
            continue
        first = node.args[0]
        is_class = isinstance(first, ast.Name) and first.id[:1].isupper()
        if node.func.id in ("get_object_or_404", "get_list_or_404") and is_class:
            yield f"line {node.lineno}: {ast.unparse(node)}"


def _today(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        reads = isinstance(node, ast.Attribute) and node.attr in ("today", "localdate")
        if reads and isinstance(node.value, ast.Name) and node.value.id in ("date", "datetime", "timezone"):
            yield f"line {node.lineno}: {ast.unparse(node)}"


@pytest.mark.parametrize("module", MODULES)
def test_views_reach_rows_only_through_the_reach(module: str) -> None:
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    assert [*_naked_managers(tree), *_naked_lookups(tree)] == []


@pytest.mark.parametrize("source", ["x = Worker.objects.all()", "y = get_object_or_404(Worker, pk=1)"])
def test_the_rule_finds_what_it_is_for(source: str) -> None:
    tree = ast.parse(source)
    assert len([*_naked_managers(tree), *_naked_lookups(tree)]) == 1


@pytest.mark.parametrize(
    "source", ["Worker.objects.within(reach).all()", "get_object_or_404(people(scope), pk=1)"]
)
def test_the_rule_lets_scoped_rows_through(source: str) -> None:
    tree = ast.parse(source)
    assert [*_naked_managers(tree), *_naked_lookups(tree)] == []


def _below_the_views() -> dict[str, Path]:
    folders = ("domain", "queries", "models", "access", "metrics")
    return {
        str(path.relative_to(BASE_DIR)): path
        for app in APPS
        for folder in folders
        for path in Path(BASE_DIR, app, folder).rglob("*.py")
    }


def test_nothing_below_the_views_reads_todays_date() -> None:
    found = {
        name: list(_today(ast.parse(path.read_text(encoding="utf-8"))))
        for name, path in _below_the_views().items()
    }
    assert {name: lines for name, lines in found.items() if lines} == {}


def _our_views(resolver: URLResolver | None = None) -> Iterator[tuple[str, object]]:
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLResolver):
            yield from _our_views(each)
            continue
        assert isinstance(each, URLPattern)
        view = getattr(each.callback, "view_class", each.callback)
        if view.__module__.split(".")[0] in APPS and "admin_site" not in view.__module__:
            yield f"{view.__module__}.{view.__qualname__}", view


def test_every_view_declares_what_it_takes() -> None:
    """A class says `permission`, if only None; a function gets one in the list of addresses, or is listed as open."""
    views = dict(_our_views())
    assert len(views) > 10
    without = {name for name, view in views.items() if not hasattr(view, "permission")}
    assert without == OPEN_VIEWS


def test_every_page_is_a_page_view() -> None:
    """So that its permission is asked: an attribute alone closes nothing."""
    classes = {name: view for name, view in _our_views() if isinstance(view, type)}
    assert {name for name, view in classes.items() if not issubclass(view, PageView)} == set()
