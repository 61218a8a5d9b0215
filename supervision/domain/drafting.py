"""Keeping what somebody types until it is saved: nothing of it is lost, whatever another tab does."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from supervision.queries.drafts import About, Beside, Draft, Fields, Row, differing, read_draft
from workforce.domain.errors import DomainError

LARGEST = 400_000
"""Signs of a whole form: some 60,000 words."""
MOST_BESIDE = 5
MOST_ENDED = 20


@dataclass(frozen=True, slots=True)
class Typed:
    """What a tab sends. `base`: the number of the draft that it holds; `turn`: counts what this tab has sent."""

    fields: Fields
    base: int
    tab: str
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Kept:
    """How it was kept. `other`: what another tab has typed since, where this was kept beside it.

    `ended`: it was not kept, because this tab has saved its record already.
    """

    number: int
    other: Beside | None = None
    ended: bool = False


@transaction.atomic
def keep_draft(*, about: About, account_id: int, typed: Typed, now: datetime) -> Kept:
    """Keep what was typed. What another tab has kept since is not written over: this is kept beside it.

    A tab that has not heard of its last save (its connection broke) follows itself. Raises DomainError for more than a
    form can hold.
    """
    if sum(len(value) for values in typed.fields.values() for value in values) > LARGEST:
        raise DomainError("That is more than a record can hold. Shorten it.")
    row = _held(about, account_id)
    draft = read_draft(row)
    if typed.tab in row.body.get("ended", ()):
        return Kept(row.number, ended=True)
    if draft.tab == typed.tab and draft.fields and typed.turn < draft.turn:
        return Kept(row.number)  # an older one that came late
    if not _is_stale(draft, typed):
        row.number += 1
        _put(row, draft, typed)
        return Kept(row.number)
    beside = {each.tab: each for each in draft.beside}
    beside[typed.tab] = Beside(typed.tab, typed.fields, now.isoformat())
    _write(row, draft, list(beside.values())[-MOST_BESIDE:])
    return Kept(row.number, Beside(draft.tab, draft.fields, row.saved_at.isoformat()))


def is_stale(draft: Draft, typed: Typed) -> bool:
    """Whether another tab has kept something else since this one began."""
    return bool(draft.fields) and _is_stale(draft, typed)


def _is_stale(draft: Draft, typed: Typed) -> bool:
    if not draft.fields or draft.tab == typed.tab or draft.number == typed.base:
        return False
    return bool(differing(draft.fields, typed.fields))


def _held(about: About, account_id: int) -> Row:
    where = about.where(account_id)
    about.rows.objects.get_or_create(**where, defaults={"number": 0, "body": {}})
    found: Row = about.rows.objects.select_for_update(of=("self",)).get(**where)
    return found


def _put(row: Row, draft: Draft, typed: Typed) -> None:
    now_typed = Draft(row.number, typed.tab, typed.turn, typed.fields)
    _write(row, now_typed, [each for each in draft.beside if each.tab != typed.tab])


def _write(row: Row, draft: Draft, beside: list[Beside], ended: str = "") -> None:
    over = [*row.body.get("ended", ()), *([ended] if ended else [])]
    row.body = {
        "ended": over[-MOST_ENDED:],
        "tab": draft.tab,
        "turn": draft.turn,
        "fields": {name: list(values) for name, values in draft.fields.items()},
        "beside": {
            each.tab: {"fields": {k: list(v) for k, v in each.fields.items()}, "at": each.at}
            for each in beside
        },
    }
    row.save()


@transaction.atomic
def put_in_front(*, about: About, account_id: int, typed: Typed, now: datetime) -> Kept:
    """Take this tab's text as the draft, and keep the other's beside it: both are shown, and the writer decides."""
    row = _held(about, account_id)
    draft = read_draft(row)
    beside = [each for each in draft.beside if each.tab not in (typed.tab, draft.tab)]
    if draft.fields and draft.tab != typed.tab:
        beside.append(Beside(draft.tab, draft.fields, row.saved_at.isoformat()))
    row.number += 1
    _write(row, Draft(row.number, typed.tab, typed.turn, typed.fields), beside[-MOST_BESIDE:])
    return Kept(row.number)


@transaction.atomic
def end_draft(*, about: About, account_id: int, tab: str) -> None:
    """The tab's text is saved: its draft goes. What other tabs hold stays beside the record until it is thrown away.

    The row stays and says that this tab has ended, so that a save of it that comes late is not taken for a new draft.
    """
    row = _held(about, account_id)
    draft = read_draft(row)
    row.number += 1
    _write(row, Draft(), [each for each in draft.beside if each.tab not in (tab, draft.tab)], ended=tab)


@transaction.atomic
def throw_away_draft(*, about: About, account_id: int) -> None:
    """Take away everything typed and not saved, in all tabs."""
    row = _held(about, account_id)
    row.number += 1
    _write(row, Draft(), [])
