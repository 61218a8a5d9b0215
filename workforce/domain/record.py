"""A record that several people may change: one after the other, and never over what somebody has not seen.

Whoever changes a person or a post locks it first: the person, then the posts in the order of their numbers. Two who act
at once take turns, and the second finds the record as the first left it.
"""

from collections.abc import Collection

from django.db import connection
from django.db.models import Model

from workforce.domain.errors import DomainError
from workforce.models import Account, Assignment, Post, PostTerms, Worker


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
    worker: Worker = Worker.objects.select_for_update(of=("self",)).get(pk=worker_id)
    return worker


def lock_posts(post_ids: Collection[int | None]) -> dict[int, Post]:
    """Hold posts until the transaction ends, in one order for everybody. None is no post."""
    wanted = {key for key in post_ids if key is not None}
    return {post.pk: post for post in Post.objects.select_for_update().filter(pk__in=wanted).order_by("pk")}


def version_of_person(worker_id: int) -> str:
    """A mark that changes with every write to the person's dated rows. One query."""
    return _version([(Worker, "id"), *((model, "worker_id") for model in _tables_of_people())], worker_id)


def version_of_rows(worker_id: int, *models: type[Model]) -> str:
    """A mark that changes with every write to the person's rows of these tables. One query."""
    return _version([(model, "worker_id") for model in models], worker_id)


def version_of_post(post_id: int) -> str:
    """A mark that changes with every write to the post's terms and to whoever holds it. One query."""
    return _version([(Post, "id"), (PostTerms, "post_id"), (Assignment, "post_id")], post_id)


def _tables_of_people() -> list[type[Model]]:
    """Every table whose changes are kept and that belongs to a worker: whatever app it is of."""
    found = {
        relation.related_model
        for relation in Worker._meta.related_objects
        if relation.field.name == "worker" and hasattr(relation.related_model, "pgh_event_models")
    }
    return sorted(found - {Account}, key=lambda model: model._meta.db_table)


def _version(tables: Collection[tuple[type[Model], str]], key: int) -> str:
    parts = " UNION ALL ".join(
        f"SELECT '{model._meta.db_table}', {model._meta.pk.column}::text, xmin::text, ctid::text "
        f"FROM {model._meta.db_table} WHERE {column} = %(key)s"
        for model, column in tables
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT md5(string_agg(part::text, ',' ORDER BY part::text)) FROM ({parts}) AS part",
            {"key": key},
        )
        return str(cursor.fetchone()[0])
