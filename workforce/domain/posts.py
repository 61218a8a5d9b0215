"""Posts: created, changed from a day, frozen, closed; mistakes corrected, and posts entered by mistake deleted.

What a post was stays on record: a change ends one set of terms and begins another. What is recorded for later days
already stays too; it follows only in what it had in common with the terms that change.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import ProtectedError

from workforce.domain.assignments import succeed
from workforce.domain.errors import DomainError
from workforce.domain.record import lock_person, lock_posts
from workforce.enums import UnitKind
from workforce.models import Account, Assignment, Post, PostTerms, Role, Unit
from workforce.periods import ONE_DAY, PeriodError, british, covers, first_day, holds_on, period, split
from workforce.written import decimal

COPIED = ("title", "role", "team", "fte", "funding", "frozen")


@transaction.atomic
def create_post(
    *,
    reference: str,
    title: str,
    role: Role,
    team: Unit,
    fte: Decimal,
    funding: str,
    from_day: date,
    by: Account | None,
) -> Post:
    """A post that nobody holds yet, on the establishment from a day.

    Raises DomainError where there is a post of that reference (whatever its case), or the team is not there.
    """
    if Post.objects.filter(reference__iexact=reference).exists():
        raise DomainError(f"There is a post {reference} already. Choose another reference.")
    post = Post(reference=reference)
    post.full_clean()
    post.save()
    terms = PostTerms(
        post=post, title=title, role=role, team=team, fte=fte, funding=funding, period=period(from_day)
    )
    _keep(terms)
    return post


@transaction.atomic
def change_post(
    *,
    post_id: int,
    from_day: date,
    by: Account | None,
    over_fill: bool = False,
    move_people: bool = False,
    **changes: Any,
) -> PostTerms:
    """From a day the post has another title, role, team, hours or funding; what it was before stays on record.

    With `move_people` whoever is on it moves to its new team with it. Raises DomainError where nothing changes, the
    day is not inside the post's time or is its first, the team is not there, or people fill more than the new hours
    on some day and that is not meant (`over_fill`).
    """
    if move_people and "team" in changes and not _is_in(post_id, changes["team"], from_day):
        for worker_id in sorted({each.worker_id for each in _on_post(post_id, from_day)}):
            lock_person(worker_id, by=by)
    post = _locked(post_id)
    terms = _terms_on(post, from_day)
    changed = {name: value for name, value in changes.items() if getattr(terms, name) != value}
    if not changed:
        raise DomainError("The post is so already. Change something, or choose another day.")
    before = {name: getattr(terms, name) for name in changed}
    following = _succeed(terms, from_day, changed)
    for later in post.terms.filter(period__startswith__gt=from_day).order_by("period"):
        _follow(later, before, changed)
    if "fte" in changed and not over_fill:
        check_hours(post, DateRange(from_day, None, "[)"))
    if move_people and "team" in changed:
        for each in _on_post(post_id, from_day):
            if each.team == before["team"]:
                change_from(each, from_day, team=changed["team"])
    return following


def freeze_post(*, post_id: int, from_day: date, by: Account | None) -> PostTerms:
    """From a day nobody is to be recruited to the post. It stays on the establishment, and whoever holds it stays."""
    return _set_frozen(post_id, from_day, True, by)


def unfreeze_post(*, post_id: int, from_day: date, by: Account | None) -> PostTerms:
    """From a day the post may be filled again."""
    return _set_frozen(post_id, from_day, False, by)


def _set_frozen(post_id: int, from_day: date, frozen: bool, by: Account | None) -> PostTerms:
    held = PostTerms.objects.filter(post_id=post_id).as_at(from_day).first()
    if held is not None and held.frozen == frozen:
        raise DomainError(
            f"The post is {'frozen' if frozen else 'not frozen'} on {british(from_day)} already."
        )
    return change_post(post_id=post_id, from_day=from_day, frozen=frozen, by=by)


@transaction.atomic
def close_post(*, post_id: int, final_day: date, by: Account | None) -> None:
    """The post is on the establishment until a day, inclusive; what was to come after that is taken away.

    Raises DomainError where it is not there on that day, or somebody is on it after that day: it names them.
    """
    post = _locked(post_id)
    terms = _terms_on(post, final_day)
    if terms.last_day == final_day and not post.terms.filter(period__startswith__gt=final_day).exists():
        raise DomainError(f"The post ends on {british(final_day)} already.")
    staying = _on_post(post_id, final_day + ONE_DAY)
    if staying:
        raise DomainError(
            f"After {british(final_day)} {_names(staying)} would be on a post that is closed. Move them or end their "
            "assignments first, or choose a later day."
        )
    post.terms.filter(period__startswith__gt=final_day).delete()
    terms.period = period(terms.first_day, final_day)
    terms.full_clean()
    terms.save(update_fields=["period"])


@transaction.atomic
def correct_terms(
    *,
    terms_id: int,
    first: date,
    final: date | None,
    by: Account | None,
    over_fill: bool = False,
    **corrected: Any,
) -> PostTerms:
    """Put right what was entered wrongly about a post; what stood there is kept among the changes.

    Terms that met the corrected ones before or after go on meeting them. Raises DomainError where nothing is
    corrected, those next to them would vanish, somebody would be on the post while it is not there, or people fill
    more than the hours and that is not meant.
    """
    post = _locked(PostTerms.objects.values_list("post_id", flat=True).get(pk=terms_id))
    terms: PostTerms = post.terms.select_related("role", "team").get(pk=terms_id)
    was = terms.period
    lasting = _period(first, final)
    if lasting == was and all(getattr(terms, name) == value for name, value in corrected.items()):
        raise DomainError("Nothing is corrected yet. Change what was entered wrongly.")
    hours = terms.fte
    for name, value in corrected.items():
        setattr(terms, name, value)
    terms.period = lasting
    shorter, longer = _neighbours(terms, was)
    for each in [*shorter, terms, *longer]:
        _keep(each)
    _check_nobody_outside(post)
    if not over_fill and (terms.fte, lasting) != (hours, was):
        check_hours(post, lasting)
    return terms


@transaction.atomic
def delete_post(*, post_id: int, by: Account | None) -> None:
    """Take away a post that was entered by mistake. What stood there is kept among the changes.

    Raises DomainError where somebody ever was on it, or is to be.
    """
    post = _locked(post_id)
    held = list(post.assignments.select_related("worker"))
    if held:
        raise DomainError(
            f"{_names(held)} {'is' if len(held) == 1 else 'are'} on record on this post. A post that somebody held is "
            "closed, not deleted."
        )
    try:
        post.terms.all().delete()
        Post.objects.filter(pk=post_id).delete()
    except ProtectedError as error:
        raise DomainError("Something else on record names this post. Close it instead.") from error


def change_from(held: Assignment, day: date, **changes: Any) -> Assignment:
    """From a day on, whatever there is left of an assignment has the changes: all of it where it begins later."""
    if held.first_day < day:
        following = succeed(held, day, **changes)
    else:
        following = held
        for name, value in changes.items():
            setattr(held, name, value)
        held.full_clean()
        held.save(update_fields=list(changes))
    check_team(following.team, following.period)
    return following


def change_terms_from(terms: PostTerms, day: date, **changes: Any) -> PostTerms:
    """The same for a set of terms."""
    if terms.first_day < day:
        return _succeed(terms, day, changes)
    for name, value in changes.items():
        setattr(terms, name, value)
    _keep(terms)
    return terms


def check_hours(post: Post, lasting: DateRange) -> None:
    """Refuse hours below what employed people fill on a day of the period. Raises DomainError that names it."""
    held = list(post.assignments.employed().during(lasting).select_related("worker"))
    terms = list(post.terms.during(lasting))
    edges = {edge for row in [*held, *terms] for edge in (row.period.lower, row.period.upper) if edge}
    for day in sorted({first_day(lasting)} | {edge for edge in edges if holds_on(lasting, edge)}):
        there = sum((each.fte for each in terms if holds_on(each.period, day)), Decimal(0))
        on_it = [each for each in held if holds_on(each.period, day)]
        filled = sum((each.fte for each in on_it), Decimal(0))
        if filled > there:
            fill = "fills" if len({each.worker_id for each in on_it}) == 1 else "fill"
            raise DomainError(
                f"On {british(day)} {_names(on_it)} {fill} {decimal(filled, 2)} FTE of post {post.reference}, which "
                f"would have {decimal(there, 2)}. Change their hours first, or say that the post is to be over-filled."
            )


def check_whole(post_id: int) -> None:
    """Refuse a post whose people are on it while it is not there, or fill more than its hours. Raises DomainError."""
    for post in Post.objects.filter(pk=post_id):
        _check_nobody_outside(post)
        for terms in post.terms.all():
            check_hours(post, terms.period)


def check_team(team: Unit, lasting: DateRange) -> None:
    """Posts and people belong to teams that are there on all of their days. Raises DomainError."""
    if team.kind != UnitKind.TEAM:
        raise DomainError(f"{team.code} is a {team.get_kind_display().lower()}. Choose a team.")
    day = first_day(lasting)
    for placed in team.placements.order_by("period"):
        if holds_on(placed.period, day):
            if placed.period.upper is None or covers(placed.period, DateRange(day, lasting.upper, "[)")):
                return
            day = placed.period.upper
    raise DomainError(f"Team {team.code} is not there on {british(day)}. Choose another team or another day.")


def _locked(post_id: int) -> Post:
    found = lock_posts([post_id])
    if post_id not in found:
        raise DomainError("Somebody has deleted this post meanwhile.")
    return found[post_id]


def _terms_on(post: Post, day: date) -> PostTerms:
    terms: PostTerms | None = post.terms.as_at(day).select_related("role", "team").first()
    if terms is None:
        raise DomainError(f"Post {post.reference} is not on the establishment on {british(day)}.")
    return terms


def _is_in(post_id: int, team: Unit, day: date) -> bool:
    return PostTerms.objects.filter(post_id=post_id, team=team).as_at(day).exists()


def _on_post(post_id: int, day: date) -> list[Assignment]:
    """Whoever is on the post on a day or will be later, agency workers too."""
    held = Assignment.objects.filter(post_id=post_id).not_over(day)
    return list(held.select_related("worker").order_by("period", "pk"))


def _succeed(terms: PostTerms, from_day: date, changes: dict[str, Any]) -> PostTerms:
    try:
        before, after = split(terms.period, from_day)
    except PeriodError as error:
        raise DomainError(
            f"These terms begin on {british(terms.first_day)}: nothing can change before that. To correct how they "
            "began, use “Correct a mistake”."
        ) from error
    following = PostTerms(
        post=terms.post, **{name: getattr(terms, name) for name in COPIED} | changes, period=after
    )
    terms.period = before
    terms.save(update_fields=["period"])
    _keep(following)
    return following


def _follow(later: PostTerms, before: dict[str, Any], changed: dict[str, Any]) -> None:
    """A later change keeps what it changed, and takes over the rest."""
    same = {name: value for name, value in changed.items() if getattr(later, name) == before[name]}
    if same:
        change_terms_from(later, later.first_day, **same)


def _keep(terms: PostTerms) -> None:
    check_team(terms.team, terms.period)
    terms.full_clean()
    terms.save()


def _period(first: date, final: date | None) -> DateRange:
    try:
        return period(first, final)
    except PeriodError as error:
        raise DomainError(str(error)) from error


def _neighbours(terms: PostTerms, was: DateRange) -> tuple[list[PostTerms], list[PostTerms]]:
    """Those that met the terms and are to meet them still: first what gets shorter, then what gets longer."""
    shorter: list[PostTerms] = []
    longer: list[PostTerms] = []
    for other in PostTerms.objects.filter(post_id=terms.post_id).exclude(pk=terms.pk):
        lower, upper = other.period.lower, other.period.upper
        if upper == was.lower:
            upper = terms.period.lower
        if lower == was.upper:
            lower = terms.period.upper
        if (lower, upper) == (other.period.lower, other.period.upper):
            continue
        if lower is None or (upper is not None and lower >= upper):
            raise DomainError(
                f"Nothing would be left of the terms from {british(other.first_day)}. Choose other days, or correct "
                "those first."
            )
        meeting = DateRange(lower, upper, "[)")
        (shorter if covers(other.period, meeting) else longer).append(other)
        other.period = meeting
    return shorter, longer


def _check_nobody_outside(post: Post) -> None:
    """Nobody may be on a post on a day on which it is not there."""
    spans = [each.period for each in post.terms.order_by("period")]
    for held in post.assignments.select_related("worker").order_by("period", "pk"):
        day: date | None = held.first_day
        for span in spans:
            if day is not None and holds_on(span, day):
                day = span.upper
        if day is not None and holds_on(held.period, day):
            raise DomainError(
                f"{held.worker.name} is on post {post.reference} on {british(day)}, when it would not be on the "
                "establishment."
            )


def _names(held: Iterable[Assignment]) -> str:
    names = list(dict.fromkeys(each.worker.name for each in held))
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
