"""Beginning an assignment: in a team or on a post, which brings its team, role and hours."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NoReturn

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from workforce.domain.assignments import check_room
from workforce.domain.contracts import lasting
from workforce.domain.errors import DomainError
from workforce.domain.inductions import begin_induction_of
from workforce.domain.record import lock_person, lock_posts
from workforce.enums import Contract
from workforce.models import Account, Assignment, Employment, Post, PostTerms, UnitPlacement, Worker
from workforce.periods import british, covers, first_day, holds_on
from workforce.queries.places import free_hours

FULL_TIME = Decimal(1)


@dataclass(frozen=True, slots=True)
class Work:
    """What somebody is to do. A post brings its team, its role and, where they are not said, the hours left of it."""

    team_id: int | None = None
    role_id: int | None = None
    post_id: int | None = None
    fte: Decimal | None = None
    manager_id: int | None = None
    agency_reason: str = ""
    over_fill: bool = False


@transaction.atomic
def assign_also(
    *, employment_id: int, begins: date, ends: date | None = None, work: Work, by: Account | None
) -> Assignment:
    """A further assignment under a contract, beside what there is. `ends` None: as long as the contract.

    Raises DomainError where the days lie outside the contract, or as `begin_assignment` does.
    """
    held = Employment.objects.get(pk=employment_id)
    lock_person(held.worker_id, by=by)
    held.refresh_from_db()
    wanted = lasting(begins, ends or held.last_day) if holds_on(held.period, begins) else None
    if wanted is None or not covers(held.period, wanted):
        until = f" and ends on {british(held.last_day)}" if held.last_day else ""
        raise DomainError(f"The contract begins on {british(held.first_day)}{until}: choose days inside it.")
    return begin_assignment(held, wanted, work)


def begin_assignment(employment: Employment, during: DateRange, work: Work) -> Assignment:
    """Write an assignment for the period, and begin the induction of whoever starts with it, here or in the role.

    The caller holds the person's lock; the post's is taken here.

    Raises DomainError where team, role, reason or hours are missing, the team or post is not there, the manager is not
    in post, or the post has no room.
    """
    post = lock_posts([work.post_id]).get(work.post_id or 0)
    day = first_day(during)
    terms = _terms(post, day) if post else None
    agency = employment.contract == Contract.AGENCY
    _refuse_reason(work, agency)
    assignment = Assignment(
        worker=employment.worker,
        employment=employment,
        team_id=_team(work, terms, post, day),
        role_id=work.role_id or (terms.role_id if terms else _missing("the role")),
        post=post,
        fte=work.fte or (_hours_left(terms, day) if terms else _missing("the hours")),
        agency_reason=work.agency_reason,
        manager=_manager(work, day),
        period=during,
    )
    assignment.full_clean()
    assignment.save()
    if post:
        # an agency worker fills no post, but the post must be there
        check_room(post, during, over_fill=work.over_fill or agency)
    begin_induction_of(employment.worker_id, day)
    return assignment


def _missing(what: str) -> NoReturn:
    raise DomainError(f"Choose a post, or say {what}.")


def _terms(post: Post, day: date) -> PostTerms:
    found: PostTerms | None = post.terms.as_at(day).first()
    if found is None:
        raise DomainError(f"Post {post.reference} is not on the establishment on {british(day)}.")
    return found


def _hours_left(terms: PostTerms, day: date) -> Decimal:
    left = free_hours(terms, day)
    if left <= 0:
        raise DomainError(
            f"Post {terms.post.reference} has no hours left on {british(day)}. Choose another post, or type the hours "
            "and say that the post is to be over-filled."
        )
    return min(left, FULL_TIME)


def _team(work: Work, terms: PostTerms | None, post: Post | None, day: date) -> int:
    if terms is not None and post is not None:
        if work.team_id not in (None, terms.team_id):
            raise DomainError(
                f"Post {post.reference} belongs to another team on {british(day)}. Leave the team empty, or choose no "
                "post."
            )
        return terms.team_id
    team = work.team_id or _missing("the team")
    if not UnitPlacement.objects.as_at(day).filter(unit_id=team).exists():
        raise DomainError(f"The team does not exist on {british(day)}. Choose another team or another day.")
    return team


def _manager(work: Work, day: date) -> Worker | None:
    if work.manager_id is None:
        return None
    manager: Worker = Worker.objects.get(pk=work.manager_id)
    if not Worker.objects.in_post(day).filter(pk=manager.pk).exists():
        raise DomainError(f"{manager.name} is not in post on {british(day)}: choose another manager.")
    return manager


def _refuse_reason(work: Work, agency: bool) -> None:
    if agency and not work.agency_reason:
        raise DomainError("Say why the agency worker is needed.")
    if work.agency_reason and not agency:
        raise DomainError("Only an agency worker's assignment has a reason.")
