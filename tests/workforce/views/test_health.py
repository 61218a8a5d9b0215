"""What balancers ask."""

import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db


def test_live_asks_nobody_else(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert client.get("/health/live/").json() == {"status": "ok"}


def test_ready_when_every_part_works(client: Client) -> None:
    response = client.get("/health/ready/")
    assert response.json() == {"database": "ok", "migrations": "ok", "cache": "ok", "broker": "ok"}
    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]


def test_not_ready_while_a_migration_is_missing(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'workforce' AND name = '0001_initial'")
        cursor.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
    response = client.get("/health/ready/")
    assert response.status_code == 503
    assert response.json()["migrations"] == "failing"


def test_not_ready_without_the_cache_and_broker(client: Client, settings) -> None:  # type: ignore[no-untyped-def]
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "unix:///nowhere/broker.sock",
        }
    }
    response = client.get("/health/ready/")
    assert response.status_code == 503
    assert response.json()["cache"] == "failing"
    assert response.json()["database"] == "ok"
    assert "nowhere" not in response.content.decode()
