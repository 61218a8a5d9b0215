"""Files of lists that may be long: sent while they are read, some rows at a time, and the same however few at once."""

from datetime import date

import pytest
from django.http import StreamingHttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories.workforce import AbsenceFactory, AssignmentFactory, PostTermsFactory
from tests.world import World
from workforce.periods import period
from workforce.queries import absence, posts, quality

pytestmark = pytest.mark.django_db

FILES = {
    "/posts.csv?sort=-reference": posts,
    "/absence/list.csv?which=year": absence,
    "/quality/lines.csv": quality,
}


@pytest.fixture
def hr(world: World) -> Client:
    """Who opens the files of a council in which each has several rows."""
    for _ in range(5):
        held = AssignmentFactory(team=world.own_team)
        PostTermsFactory(team=world.own_team)
        AbsenceFactory(worker=held.worker, period=period(date(2020, 1, 6)))
    client = Client()
    client.force_login(world.accounts["hr"])
    return client


def _rows(client: Client, path: str) -> list[str]:
    answer = client.get(path)
    assert isinstance(answer, StreamingHttpResponse)
    return answer.getvalue().decode().splitlines()


@pytest.mark.parametrize("path", FILES)
def test_file_is_the_same_however_few_rows_are_read_at_once(
    hr: Client, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = _rows(hr, path)
    assert len(whole) > 5
    monkeypatch.setattr(FILES[path], "AT_ONCE", 2)
    assert _rows(hr, path) == whole


@pytest.mark.parametrize("path", [path for path in FILES if "absence" not in path])
def test_file_takes_the_same_queries_however_few_rows_are_read_at_once(
    hr: Client,
    path: str,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    monkeypatch.setattr(FILES[path], "AT_ONCE", 1)
    with django_assert_max_num_queries(9):
        assert len(_rows(hr, path)) > 5
