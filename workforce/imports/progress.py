"""How far an import is, for those who wait for it.

An import is one transaction, and nobody sees what a transaction writes before it ends. So how far it is stands in the
cache, beside the database: a note by the run's number that is written over and vanishes by itself. Nothing depends on
it. Without a cache, or after a restart of it, an import runs as ever and its page says only that it is at work.
"""

import logging
import time
from dataclasses import asdict, dataclass
from typing import Any

from django.core.cache import cache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

KEPT_SECONDS = 600
"""For so long a note may stand without being written over: some statements of a very large import take minutes."""

TELL_EVERY = 0.5
"""Seconds between two notes that differ only in the rows."""

ITS_TURN = "Waiting for its turn: another import is at work"


@dataclass(frozen=True, slots=True)
class Told:
    """What an import is doing, how many rows of it are done, and which step of how many it is."""

    words: str
    rows: int
    step: int
    steps: int


class Progress:
    """Where an import tells how far it is. This one tells nobody."""

    def expect(self, steps: int) -> None:
        """So many steps more are to come."""

    def step(self, words: str) -> None:
        """The next step begins."""

    def rows(self, count: int) -> None:
        """So many rows of the step are done."""


SILENT = Progress()


class ProgressOfRun(Progress):
    """Tells the page of a run."""

    def __init__(self, run_id: int) -> None:
        self.run_id = run_id
        self.words, self.number, self.steps = "", 0, 0
        self.told_at = 0.0

    def expect(self, steps: int) -> None:
        self.steps = self.number + steps

    def step(self, words: str) -> None:
        self.words = words
        self.number += 1
        self._tell(0)

    def rows(self, count: int) -> None:
        if time.monotonic() - self.told_at >= TELL_EVERY:
            self._tell(count)

    def _tell(self, rows: int) -> None:
        self.told_at = time.monotonic()
        _write(self.run_id, Told(self.words, rows, self.number, max(self.steps, self.number)))


def tell_it_waits(run_id: int) -> None:
    """Another import is at work, and this one comes again in a few seconds. A run that is itself at work, of which
    another delivery came, says what it does."""
    told = progress_of(run_id)
    if told is None or told.words == ITS_TURN:
        _write(run_id, Told(ITS_TURN, 0, 0, 1))


def progress_of(run_id: int) -> Told | None:
    """How far the run is; None where nobody has told, or too long ago."""
    try:
        found: dict[str, Any] | None = cache.get(_key(run_id))
    except RedisError as error:
        logger.warning("progress of an import cannot be read: %s", error)
        return None
    return Told(**found) if found else None


def forget_progress(run_id: int) -> None:
    """The run has ended: what was told last is no longer true."""
    try:
        cache.delete(_key(run_id))
    except RedisError as error:
        logger.warning("progress of an import cannot be taken away: %s", error)


def _write(run_id: int, told: Told) -> None:
    try:
        cache.set(_key(run_id), asdict(told), KEPT_SECONDS)
    except RedisError as error:
        logger.warning("progress of an import cannot be told: %s", error)


def _key(run_id: int) -> str:
    return f"import-progress:{run_id}"
