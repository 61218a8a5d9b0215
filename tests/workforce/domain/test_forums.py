"""Forums: joined and left by people themselves, and nobody's business but theirs."""

import pytest
from django.core.exceptions import ValidationError

from tests.factories.starting import ForumFactory, ForumInvitationFactory, ForumMemberFactory
from tests.factories.workforce import AccountFactory, AssignmentFactory
from tests.periods import TODAY, TOMORROW, YESTERDAY
from workforce.access.scope import Reach
from workforce.domain.errors import DomainError
from workforce.domain.forums import close_forum, invite, join_forum, leave_forum, open_forum
from workforce.models import Account, ForumMember
from workforce.periods import period
from workforce.queries.forums import forum_lines, member_numbers
from workforce.queries.writes import tables_of_people

pytestmark = pytest.mark.django_db


@pytest.fixture
def own() -> Account:
    return AccountFactory(worker=AssignmentFactory().worker)


def mine(account: Account) -> Reach:
    return Reach(TODAY, own_worker_id=account.worker_id)


def test_joining_twice_is_joining_once_and_leaving_ends_it(own: Account) -> None:
    """NS-16: membership is voluntary."""
    forum = open_forum(name="Disabled Staff Forum", purpose="To meet.")
    join_forum(forum_id=forum.pk, today=YESTERDAY, by=own)
    join_forum(forum_id=forum.pk, today=TODAY, by=own)
    assert ForumMember.objects.get().period == period(YESTERDAY)
    leave_forum(forum_id=forum.pk, today=TODAY, by=own)
    assert ForumMember.objects.get().period == period(YESTERDAY, YESTERDAY)


def test_leaving_on_the_day_of_joining_leaves_nothing(own: Account) -> None:
    forum = ForumFactory()
    join_forum(forum_id=forum.pk, today=TODAY, by=own)
    leave_forum(forum_id=forum.pk, today=TODAY, by=own)
    assert not ForumMember.objects.exists()


def test_nobody_sees_who_is_a_member_and_no_history_names_them(own: Account) -> None:
    """NS-16: private. Not even a reach of everybody finds others' rows, and no trigger keeps who joined."""
    other = ForumMemberFactory()
    assert list(ForumMember.objects.within(Reach(TODAY, everyone=True))) == []
    assert [line.is_member for line in forum_lines(mine(own), TODAY)] == [False]
    assert [line.is_member for line in forum_lines(mine(AccountFactory(worker=other.member)), TODAY)] == [
        True
    ]
    assert not hasattr(ForumMember, "pgh_event_model")
    assert ForumMember not in tables_of_people()


@pytest.mark.parametrize(("members", "shown"), [(4, "c"), (5, "5")])
def test_organiser_sees_how_many_from_five_on(members: int, shown: str) -> None:
    forum = ForumFactory()
    for held in AssignmentFactory.create_batch(members):
        ForumMemberFactory(forum=forum, member=held.worker)
    ForumMemberFactory(forum=forum)  # works here no longer
    assert member_numbers(TODAY, 5) == {forum.pk: shown}


def test_invitation_is_shown_to_members_or_everybody_on_its_days(own: Account) -> None:
    forum = ForumFactory()
    ForumInvitationFactory(forum=forum, text="For members")
    everybody = invite(
        forum_id=forum.pk,
        text="Join us",
        first_day=TODAY,
        last_day=TODAY,
        to_everybody=True,
        by=AccountFactory(),
    )
    (line,) = forum_lines(mine(own), TODAY)
    assert list(line.invitations) == [everybody]
    assert not forum_lines(mine(own), TOMORROW)[0].invitations
    ForumMemberFactory(forum=forum, member=own.worker)
    assert len(forum_lines(mine(own), TODAY)[0].invitations) == 2


def test_closed_forum_has_no_members_and_takes_none(own: Account) -> None:
    forum = ForumFactory()
    ForumMemberFactory(forum=forum)
    close_forum(forum_id=forum.pk, day=TODAY)
    assert not ForumMember.objects.as_at(TODAY).exists()
    for refused in (
        lambda: join_forum(forum_id=forum.pk, today=TODAY, by=own),
        lambda: invite(
            forum_id=forum.pk, text="x", first_day=TODAY, last_day=TODAY, to_everybody=False, by=own
        ),
    ):
        with pytest.raises(DomainError, match="closed"):
            refused()


def test_whoever_does_not_work_here_joins_nothing_and_names_are_given_once() -> None:
    forum = ForumFactory()
    with pytest.raises(DomainError, match="Only people who work here"):
        join_forum(forum_id=forum.pk, today=TODAY, by=AccountFactory())
    with pytest.raises(ValidationError, match="a forum of this name"):
        open_forum(name=forum.name, purpose="x")
    with pytest.raises(DomainError, match="before the first day"):
        invite(
            forum_id=forum.pk,
            text="x",
            first_day=TODAY,
            last_day=YESTERDAY,
            to_everybody=False,
            by=AccountFactory(),
        )
