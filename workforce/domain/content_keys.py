"""Another key for what is encrypted: every token is made anew by the first key of the installation."""

import logging
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any

import pgtrigger
from django.db import connection, transaction

from workforce.encryption import ContentLocked, is_of_first_key, renewed
from workforce.queries.content_keys import TokenColumn, token_columns, tokens_after

logger = logging.getLogger(__name__)
BATCH = 500


@dataclass
class Rotated:
    """What became of a column: tokens made anew, those that the first key had made, and those that no key opens."""

    name: str
    renewed: int = 0
    done_before: int = 0
    locked: int = 0


def rotate_content_keys(*, batch: int = BATCH) -> Iterator[Rotated]:
    """Make every token anew that is not of the first key, column by column, and say of each what was done.

    Each batch is a transaction of its own: stopped at any moment, what is done is done, and another run does the rest.
    Every token is readable all along, because all keys read. What no key opens stays as it is. Append-only tables and
    the history let nothing through but the token: no event is written, since nothing of what was said has changed.
    """
    for where in token_columns():
        yield _rotate(where, batch)


def _rotate(where: TokenColumn, batch: int) -> Rotated:
    done, after = Rotated(where.name), None
    while True:
        with transaction.atomic():
            tokens = tokens_after(where, after, batch)
            new = dict(_new(tokens, done))
            if new:
                _write(where, new)
        done.renewed += len(new)
        if len(tokens) < batch:
            logger.info(
                "content keys: %s: %s renewed, %s before, %s locked",
                done.name,
                done.renewed,
                done.done_before,
                done.locked,
            )
            return done
        after = tokens[-1][0]


def _new(tokens: list[tuple[Any, str]], done: Rotated) -> Iterator[tuple[Any, str]]:
    for key, token in tokens:
        if is_of_first_key(token):
            done.done_before += 1
            continue
        try:
            yield key, renewed(token)
        except ContentLocked:
            done.locked += 1


def _write(where: TokenColumn, new: dict[Any, str]) -> None:
    quote, meta = connection.ops.quote_name, where.model._meta
    column = quote(where.column)
    with _past_the_triggers_of(where), connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {quote(meta.db_table)} AS kept SET {column} = made.token "
            "FROM (SELECT unnest(%s) AS key, unnest(%s::text[]) AS token) AS made "
            f"WHERE kept.{quote(str(meta.pk.column))} = made.key",
            [list(new), list(new.values())],
        )


def _past_the_triggers_of(where: TokenColumn) -> AbstractContextManager[Any]:
    """Only the triggers of this one table stand aside, for this one statement."""
    own = [
        f"{model._meta.label}:{trigger.name}"
        for model, trigger in pgtrigger.registered()
        if model._meta.label == where.model._meta.label
    ]
    return pgtrigger.ignore(*own) if own else nullcontext()
