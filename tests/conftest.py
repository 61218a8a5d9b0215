"""The strict harness of every test: a template that shows what it was not given fails."""

import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.db.models import Model
from django.template import engines
from django.template.context import BaseContext
from django.utils import timezone
from hypothesis import settings as hypothesis_settings

from config.env import BASE_DIR
from supervision.models import RecordTemplate
from tests.world import World, build_world
from workforce.models import Accreditation, BankHoliday, Commitment

# how long an example takes says nothing about the product: a busy machine would fail the test
hypothesis_settings.register_profile("tenure", deadline=None)
hypothesis_settings.load_profile("tenure")

FAST_HASHER = "django.contrib.auth.hashers.MD5PasswordHasher"
OURS = str(BASE_DIR)
WRITTEN_BY_MIGRATIONS: tuple[type[Model], ...] = (BankHoliday, Accreditation, Commitment, RecordTemplate)
"""Each after those that it refers to."""


class MissingVariable(AssertionError):
    """A template shows something that its context does not have."""


class _Refusing(str):
    """Django shows this in place of a variable that it cannot resolve; in our own templates that fails the
    test.

    Optional parameters stay optional: `{% if %}`, `{% firstof %}` and `|default` never ask for it.
    """

    __slots__ = ()

    def __contains__(self, part: object) -> bool:
        return True

    def __mod__(self, variable: object) -> str:
        template = _template_in_hand()
        if template.startswith(OURS) and "/.venv/" not in template:
            raise MissingVariable(f"{template}: {variable}")
        return ""


def _template_in_hand() -> str:
    frame = sys._getframe()
    while frame is not None:
        context = frame.f_locals.get("context")
        if isinstance(context, BaseContext) and context.template is not None:
            return str(context.render_context.template.origin)
        frame = frame.f_back
    return ""


@pytest.fixture(autouse=True, scope="session")
def no_missing_variables() -> None:
    engines["django"].engine.string_if_invalid = _Refusing()


@pytest.fixture(autouse=True)
def quick_passwords(settings: Any) -> None:
    settings.PASSWORD_HASHERS = [FAST_HASHER]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The test database can go at the end: the last request of a browser may still be under way in it."""
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )


@pytest.fixture(scope="session")
def rows_of_migrations(django_db_setup: None, django_db_blocker: Any) -> dict[type[Model], list[Model]]:
    """Their rows, as a new database has them."""
    with django_db_blocker.unblock():
        return {model: list(model._default_manager.all()) for model in WRITTEN_BY_MIGRATIONS}


@pytest.fixture(autouse=True)
def with_rows_of_migrations(request: pytest.FixtureRequest) -> None:
    """A test that empties all tables leaves the next ones what they would find in a new database."""
    names = set(request.fixturenames)
    if not names & {"db", "transactional_db", "live_server"} and not request.node.get_closest_marker(
        "django_db"
    ):
        return
    request.getfixturevalue("transactional_db" if names & {"transactional_db", "live_server"} else "db")
    for model, rows in request.getfixturevalue("rows_of_migrations").items():
        if not model._default_manager.exists():
            model._default_manager.bulk_create(rows)


@pytest.fixture
def empty_cache() -> Iterator[None]:
    """Lock-out counts live in the shared cache; a test that signs in wrongly must leave none."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def today() -> date:
    """The day of the pages that a test opens. What reads no clock is tested on the days of tests/periods.py."""
    return timezone.localdate()


@pytest.fixture
def world(db: None) -> World:
    """Two services, two teams in the first, and an account in every role (tests/world.py)."""
    return build_world()
