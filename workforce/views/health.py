"""Whether the process answers, and whether all that it needs does. Open to balancers; tells no secrets."""

import logging
from collections.abc import Callable

from celery import current_app
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)
FAULTS = (DatabaseError, RedisError, OperationalError, OSError)


@never_cache
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """200 as long as the process answers."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """200 when every part works, 503 with the names of those that do not."""
    parts = {name: _works(name, check) for name, check in CHECKS.items()}
    words = {name: "ok" if works else "failing" for name, works in parts.items()}
    return JsonResponse(words, status=200 if all(parts.values()) else 503)


def _works(name: str, check: Callable[[], bool]) -> bool:
    try:
        works = check()
    except FAULTS:
        logger.exception("health_check_failed", extra={"part": name})
        return False
    if not works:
        logger.error("health_check_failed", extra={"part": name})
    return works


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))


def _migrations() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _cache() -> bool:
    cache.set("health", "ok", timeout=10)
    return bool(cache.get("health") == "ok")


def _broker() -> bool:
    with current_app.connection_for_read() as broker:
        broker.ensure_connection(max_retries=1, timeout=2)
    return True


CHECKS: dict[str, Callable[[], bool]] = {
    "database": _database,
    "migrations": _migrations,
    "cache": _cache,
    "broker": _broker,
}
