"""Two people are put on record at once: each with a number of their own, and never two on a post's last hours."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection

from tests.factories.workforce import PostTermsFactory
from workforce.domain.appointing import Newcomer, appoint
from workforce.domain.assigning import Work
from workforce.domain.contracts import NewContract
from workforce.domain.errors import DomainError
from workforce.enums import Contract, StartOrigin
from workforce.models import Post, Worker

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

AT_ONCE = 6


def appointed(name: str, post: Post) -> str:
    """Appoint somebody to a post, in a connection of its own; what was said where it is refused."""
    contract = NewContract(Contract.PERMANENT, date(2025, 10, 1), start_origin=StartOrigin.OTHER)
    try:
        held = appoint(newcomer=Newcomer("Nia", name), contract=contract, work=Work(post_id=post.pk), by=None)
        return str(held.worker.reference)
    except DomainError as refusal:
        return str(refusal)
    finally:
        connection.close()


def at_once(posts: list[Post]) -> list[str]:
    names = [f"Newcomer{'abcdefgh'[number]}" for number in range(len(posts))]
    with ThreadPoolExecutor(len(posts)) as threads:
        return list(threads.map(appointed, names, posts))


def test_numbers_are_given_once_each() -> None:
    posts = [PostTermsFactory().post for _ in range(AT_ONCE)]
    assert sorted(at_once(posts)) == [f"W{number:05d}" for number in range(1, AT_ONCE + 1)]


def test_last_hours_of_a_post_go_to_one() -> None:
    post = PostTermsFactory(fte=1).post
    said = at_once([post] * AT_ONCE)
    assert len([each for each in said if "has no hours left" in each]) == AT_ONCE - 1
    assert Worker.objects.count() == 1
