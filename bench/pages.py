"""`python -m bench.pages RESULT`: server time and queries of the main pages, each beside an empty signed-in page.

A page is asked for through the whole WSGI application, middleware and session included, as the web server
asks for it; only the network is left out. The pages take turns, so that a busy moment of the machine meets all of
them alike. The empty page is a signed-in page with the frame and a fixed text: no record, no figure.
"""

import statistics
import time
from collections.abc import Callable
from io import BytesIO
from typing import Any

import django

from bench.council import READER, Figures, answer
from bench.prepare import UNTIL

ROUNDS, WARM_UP = 60, 5
EMPTY = "an empty signed-in page"
NEW_MONTH = "dashboard, a new month each time"
Application = Callable[[dict[str, Any], Callable[..., Any]], Any]


class Failed(Exception):
    """A page did not answer 200."""


def session_cookie(email: str) -> str:
    """A signed-in session of the account, as a Cookie header carries it."""
    from django.conf import settings
    from django.test import Client

    from workforce.models import Account

    client = Client()
    client.force_login(Account.objects.get(email=email))
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def addresses() -> dict[str, list[str]]:
    """The pages by what they are; of several addresses each round takes the next.

    The person is the one with the longest record among those in post. The dashboard of a new month each time shows what
    a page costs whose drawings are not remembered yet.
    """
    from django.db.models import Count
    from django.urls import reverse

    from dashboards.models import ComputedMonth
    from workforce.models import Assignment, Worker

    in_post = Assignment.objects.as_at(UNTIL).values("worker")
    rows = Count("assignments", distinct=True) + Count("absences", distinct=True)
    person = Worker.objects.filter(pk__in=in_post).annotate(rows=rows).order_by("-rows", "pk")[0]
    months = ComputedMonth.objects.order_by("-month_end").values_list("month_end", flat=True)
    return {
        EMPTY: [reverse("privacy")],
        "home": [reverse("home")],
        "directory": [reverse("people")],
        "dashboard": [reverse("dashboard")],
        NEW_MONTH: [f"{reverse('dashboard')}?month={month:%Y-%m}" for month in months],
        "person": [reverse("person", args=[person.reference])],
        "directory, a role": [f"{reverse('people')}?q=social+worker"],
        "registrations": [reverse("registrations")],
        "checks": [reverse("checks")],
        "establishment": [reverse("establishment")],
        "posts": [reverse("posts")],
        "absence": [reverse("absences")],
        "caseloads": [reverse("caseloads")],
        "quality": [reverse("quality")],
    }


def ask(application: Application, path: str, cookie: str) -> bytes:
    """The body of the answer. Raises Failed."""
    said: list[str] = []
    address, _, query = path.partition("?")
    answer = application(
        _environ(address, query, cookie), lambda status, headers, error=None: said.append(status)
    )
    try:
        body = b"".join(answer)
    finally:
        answer.close()
    if said != ["200 OK"]:
        raise Failed(f"{path}: {said}")
    return body


def _environ(path: str, query: str, cookie: str) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "SCRIPT_NAME": "",
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "localhost",
        "HTTP_COOKIE": cookie,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        "wsgi.errors": BytesIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


def queries(application: Application, path: str, cookie: str) -> int:
    """How many statements the page sends to the database."""
    from django.db import connection

    counted: list[str] = []

    def count(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        counted.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(count):
        ask(application, path, cookie)
    return len(counted)


def measure(application: Application, cookie: str, pages: dict[str, list[str]]) -> Figures:
    taken: dict[str, list[float]] = {name: [] for name in pages}
    sizes: dict[str, int] = {}
    for number in range(WARM_UP + ROUNDS):
        for name, paths in pages.items():
            path = paths[number % len(paths)]
            started = time.perf_counter()
            sizes[name] = len(ask(application, path, cookie))
            if number >= WARM_UP:
                taken[name].append(time.perf_counter() - started)
    return {
        name: {
            "p50": statistics.median(times),
            "queries": queries(application, pages[name][0], cookie),
            "bytes": sizes[name],
        }
        for name, times in taken.items()
    }


def main() -> None:
    django.setup()
    from config.wsgi import application

    answer(measure(application, session_cookie(READER), addresses()))


if __name__ == "__main__":
    main()
