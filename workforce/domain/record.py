"""A record that several people may change: one after the other, and never over what somebody has not seen.

Whoever changes a person or a post locks it first: the person, then the posts in the order of their numbers. Two who act
at once take turns, and the second finds the record as the first left it. The locks leave the keys free: rows that name
the person as manager, or the post, may be written meanwhile, so that nobody waits in a circle.
"""

from collections.abc import Collection

from django.db import connection
from django.db.models import Model

from workforce.domain.errors import DomainError
from workforce.models import Account, Assignment, Post, PostTerms, Worker
from workforce.queries.writes import tables_of_people


class ChangedMeanwhile(DomainError):
    """The record is no longer as it was when the form was opened."""

    def __init__(self) -> None:
        super().__init__("Somebody has changed this record since you opened the form.")


def lock_person(worker_id: int, *, by: Account | None) -> Worker:
    """Hold a person's record until the transaction ends. `by=None` is the installation itself.

    Raises DomainError for one's own record: somebody else keeps that.
    """
    if by is not None and by.worker_id == worker_id:
        raise DomainError("You cannot change your own record. Ask a colleague in HR.")
    return hold_person(worker_id)


def hold_person(worker_id: int) -> Worker:
    """Hold a person's record until the transaction ends, also one's own: for what people write about themselves."""
    worker: Worker = Worker.objects.select_for_update(of=("self",), no_key=True).get(pk=worker_id)
    return worker


def lock_posts(post_ids: Collection[int | None]) -> dict[int, Post]:
    """Hold posts until the transaction ends, in one order for everybody. None is no post."""
    wanted = {key for key in post_ids if key is not None}
    locked = Post.objects.select_for_update(no_key=True).filter(pk__in=wanted).order_by("pk")
    return {post.pk: post for post in locked}


def version_of_person(worker_id: int) -> str:
    """A mark that changes with every write to the person's dated rows. One query."""
    return version_of_people([worker_id])


def version_of_rows(worker_id: int, *models: type[Model]) -> str:
    """A mark that changes with every write to the person's rows of these tables. One query."""
    return _version([(model, "worker_id") for model in models], [worker_id])


def version_of_people(worker_ids: Collection[int]) -> str:
    """The same for several people together, who they are included. One query."""
    return _version([(Worker, "id"), *((model, "worker_id") for model in tables_of_people())], worker_ids)


def version_of_post(post_id: int) -> str:
    """A mark that changes with every write to the post's terms and to whoever holds it. One query."""
    return _version([(Post, "id"), (PostTerms, "post_id"), (Assignment, "post_id")], [post_id])


def _version(tables: Collection[tuple[type[Model], str]], keys: Collection[int]) -> str:
    parts = " UNION ALL ".join(
        f"SELECT '{model._meta.db_table}', {model._meta.pk.column}::text, xmin::text, ctid::text "
        f"FROM {model._meta.db_table} WHERE {column} = ANY(%(keys)s)"
        for model, column in tables
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT md5(string_agg(part::text, ',' ORDER BY part::text)) FROM ({parts}) AS part",
            {"keys": list(keys)},
        )
        return str(cursor.fetchone()[0])
