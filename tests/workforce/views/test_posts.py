"""The list of posts, the page of one, and the verbs about it."""

import csv
import io
import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories.workforce import AssignmentFactory, PostTermsFactory, RoleFactory, WorkerFactory
from tests.periods import LONG_AGO, UNTIL_LAST_YEAR
from tests.workforce.views.verb_pages import hidden, signed_in
from tests.world import World
from workforce.models import Post, PostTerms
from workforce.periods import period

pytestmark = pytest.mark.django_db


def own(world: World) -> PostTerms:
    """The own team's post, with a title to be found by."""
    terms = PostTerms.objects.select_related("post").get(team=world.own_team)
    terms.title = "Own social worker"
    terms.save()
    Post.objects.filter(pk=terms.post_id).update(reference="OWN/1 A")
    terms.post.refresh_from_db()
    return terms


def references(page: object) -> list[str]:
    table = page.context["table"]  # type: ignore[attr-defined]
    return [row.cells[0].text for row in table.rows] if table else []


@pytest.fixture
def posts(world: World) -> PostTerms:
    """A vacant one, a frozen one with a holder who leaves, an over-filled one and a covered one."""
    mine = own(world)
    today = timezone.localdate()
    frozen = PostTermsFactory(
        post__reference="FROZEN", team=world.sister_team, frozen=True, title="100%_sure"
    )
    AssignmentFactory(
        post=frozen.post, team=world.sister_team, period=period(LONG_AGO, today + timedelta(days=9))
    )
    over = PostTermsFactory(post__reference="OVER", team=world.other_team, fte="0.5", role=RoleFactory())
    AssignmentFactory(post=over.post, team=world.other_team)
    covered = PostTermsFactory(post__reference="COVERED", team=world.other_team, role=over.role)
    AssignmentFactory(agency=True, post=covered.post, team=world.other_team)
    PostTermsFactory(post__reference="CLOSED", team=world.own_team, period=UNTIL_LAST_YEAR)
    return mine


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["COVERED", "FROZEN", "OVER", "OWN/1 A"]),
        ("state=vacant", ["COVERED", "OWN/1 A"]),
        ("state=unfilled", ["OWN/1 A"]),
        ("state=frozen", ["FROZEN"]),
        ("state=over-filled", ["OVER"]),
        ("state=leaving", ["FROZEN"]),
        ("q=own+social", ["OWN/1 A"]),
        ("q=over", ["COVERED", "OVER"]),
        ("q=%25_s", ["FROZEN"]),
        ("q=_", ["FROZEN"]),
        ("q=nowhere", []),
        ("sort=-established&q=o", ["COVERED", "FROZEN", "OWN/1 A", "OVER"]),
        ("sort=team", ["COVERED", "OVER", "OWN/1 A", "FROZEN"]),
        ("as_at=30/9/2024&state=vacant", ["CLOSED", "COVERED", "OWN/1 A"]),
        ("page=77", ["COVERED", "FROZEN", "OVER", "OWN/1 A"]),
        ("unit=x&role=99&page=zero&sort=password&state=gone", ["COVERED", "FROZEN", "OVER", "OWN/1 A"]),
    ],
)
def test_posts_are_found(world: World, posts: PostTerms, query: str, found: list[str]) -> None:
    assert references(signed_in(world, "hr").get(f"/posts/?{query}")) == found


def test_posts_are_found_by_service_and_role(world: World, posts: PostTerms) -> None:
    client = signed_in(world, "hr")
    assert references(client.get(f"/posts/?unit={world.own_service.pk}")) == ["FROZEN", "OWN/1 A"]
    role = PostTerms.objects.get(post__reference="OVER").role_id
    assert references(client.get(f"/posts/?role={role}")) == ["COVERED", "OVER"]


@pytest.mark.parametrize(
    ("actor", "found"),
    [
        ("team_manager", ["OWN/1 A"]),
        ("service_manager", ["FROZEN", "OWN/1 A"]),
        ("psw", ["COVERED", "FROZEN", "OVER", "OWN/1 A"]),
    ],
)
def test_each_role_finds_its_posts(world: World, posts: PostTerms, actor: str, found: list[str]) -> None:
    client = signed_in(world, actor)
    assert references(client.get("/posts/")) == found
    rows = list(csv.reader(io.StringIO(client.get("/posts.csv").getvalue().decode("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == found


def test_file_follows_the_search(world: World, posts: PostTerms) -> None:
    answer = signed_in(world, "hr").get("/posts.csv?state=over-filled")
    rows = list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))
    assert dict(zip(rows[0], rows[1], strict=True))["Over-filled FTE"] == "0.500000"
    assert len(rows) == 2


def test_page_of_a_post_shows_its_time_and_who_held_it(world: World, posts: PostTerms) -> None:
    AssignmentFactory(
        post=posts.post,
        team=world.own_team,
        worker=WorkerFactory(first_name="Ada", last_name="Before"),
        period=UNTIL_LAST_YEAR,
    )
    page = signed_in(world, "team_manager").get("/posts/OWN/1 A/").content.decode()
    assert "Ada Before" in page
    assert "Nobody is on this post" in page
    assert "Change this post" not in page
    then = signed_in(world, "team_manager").get("/posts/OWN/1 A/?as_at=2024-09-30").content.decode()
    assert "Ada Before 1.00 FTE" in then


def test_who_held_a_post_is_not_for_those_who_do_not_see_the_record(world: World, posts: PostTerms) -> None:
    AssignmentFactory(
        post=posts.post, team=world.own_team, worker__last_name="Before", period=UNTIL_LAST_YEAR
    )
    for address in ("/posts/OWN/1 A/", "/posts/OWN/1 A/?as_at=2024-09-30"):
        page = signed_in(world, "senior_leader").get(address).content.decode()
        assert "Before" not in page
        assert "Own social worker" in page


def test_post_out_of_reach_is_not_there(world: World, posts: PostTerms) -> None:
    assert signed_in(world, "team_manager").get("/posts/FROZEN/").status_code == 404


def test_only_what_makes_sense_is_offered(world: World, posts: PostTerms) -> None:
    client = signed_in(world, "hr")
    empty, frozen = (client.get(f"/posts/{name}/").context["offers"] for name in ("OWN/1 A", "FROZEN"))
    closed = client.get("/posts/CLOSED/").context["offers"]
    assert [each["label"].split()[0].rstrip(",") for each in empty] == [
        "Change",
        "Freeze",
        "Close",
        "Correct",
        "Delete",
        "Undo",
    ]
    assert [each["label"].split()[0] for each in frozen] == ["Change", "Unfreeze", "Close", "Correct", "Undo"]
    assert [each["label"].split()[0].rstrip(",") for each in closed] == ["Correct", "Delete", "Undo"]


def day_of(name: str, day: date) -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def terms_of(terms: PostTerms, **changes: object) -> dict[str, str]:
    now = {
        "title": terms.title,
        "role": terms.role_id,
        "team": terms.team_id,
        "fte": terms.fte,
        "funding": terms.funding,
    }
    return {name: str(value) for name, value in (now | changes).items()}


def through(client: Client, address: str, typed: Mapping[str, str]) -> str:
    """Both pages of a verb; what the last one says."""
    first = client.post(address, typed)
    page = first.content.decode()
    assert "Check before you save" in page, re.findall(r"error-summary__list.*?</ul>", page, re.S)
    saved = client.post(address, hidden(page) | {"step": "save"}, follow=True)
    return saved.content.decode()


TODAY = date(2025, 9, 30)


def test_post_is_created(world: World, posts: PostTerms) -> None:
    typed = terms_of(posts, title="New post") | {"reference": "NEW"} | day_of("from_day", TODAY)
    page = through(signed_in(world, "hr"), "/establishment/new-post/", typed)
    assert "Post NEW is on the establishment from 30 September 2025." in page
    assert "New post" in page
    assert PostTerms.objects.get(post__reference="NEW").period == period(TODAY)


def test_post_is_changed(world: World, posts: PostTerms) -> None:
    AssignmentFactory(post=posts.post, team=world.own_team, fte="0.4")
    typed = terms_of(posts, fte="0.6", team=world.sister_team.pk) | {"move_people": "on"}
    page = through(signed_in(world, "hr"), "/posts/OWN/1 A/change/", typed | day_of("from_day", TODAY))
    assert "Post OWN/1 A has 0.60 FTE from 30 September 2025." in page
    assert posts.post.terms.get(period=period(TODAY)).team == world.sister_team
    assert posts.post.assignments.get(period=period(TODAY)).team == world.sister_team


def test_post_is_frozen_and_unfrozen(world: World, posts: PostTerms) -> None:
    client = signed_in(world, "hr")
    assert "is frozen from" in through(client, "/posts/OWN/1 A/freeze/", day_of("from_day", date(2025, 1, 1)))
    assert "may be filled again" in through(client, "/posts/OWN/1 A/unfreeze/", day_of("from_day", TODAY))
    assert list(posts.post.terms.order_by("period").values_list("frozen", flat=True)) == [False, True, False]


def test_post_is_closed(world: World, posts: PostTerms) -> None:
    page = through(signed_in(world, "hr"), "/posts/OWN/1 A/close/", day_of("final_day", TODAY))
    assert "until 30 September 2025" in page
    assert posts.post.terms.get().last_day == TODAY


def test_post_is_corrected(world: World, posts: PostTerms) -> None:
    typed = terms_of(posts, fte="0.8") | {"terms": str(posts.pk)} | day_of("first", LONG_AGO)
    page = through(signed_in(world, "hr"), "/posts/OWN/1 A/correct/", typed)
    assert "is corrected" in page
    assert posts.post.terms.get().fte == Decimal("0.8")


def test_post_is_deleted(world: World, posts: PostTerms) -> None:
    page = through(signed_in(world, "hr"), "/posts/OWN/1 A/delete/", {"sure": "on"})
    assert "Post OWN/1 A is deleted" in page
    assert not Post.objects.filter(reference="OWN/1 A").exists()


@pytest.mark.parametrize(
    ("address", "typed", "said"),
    [
        ("/posts/OWN/1 A/change/", {"fte": "0.5"} | day_of("from_day", TODAY), "would have 0.50"),
        ("/posts/OWN/1 A/freeze/", day_of("from_day", LONG_AGO), "Correct a mistake"),
        ("/posts/OWN/1 A/unfreeze/", day_of("from_day", TODAY), "not frozen on 30 September 2025 already"),
        ("/posts/OWN/1 A/close/", day_of("final_day", TODAY), "Ada Holds would be on a post"),
        ("/posts/OWN/1 A/correct/", {"fte": "0.5"} | day_of("first", LONG_AGO), "to be over-filled"),
        ("/posts/OWN/1 A/delete/", {"sure": "on"}, "Ada Holds is on record on this post"),
        ("/establishment/new-post/", {"reference": "own/1 a"} | day_of("from_day", TODAY), "There is a post"),
    ],
    ids=["change", "freeze", "unfreeze", "close", "correct", "delete", "create"],
)
def test_misuse_is_refused_above_the_form(
    world: World, posts: PostTerms, address: str, typed: dict[str, str], said: str
) -> None:
    AssignmentFactory(post=posts.post, worker=WorkerFactory(first_name="Ada", last_name="Holds"))
    before = list(PostTerms.objects.order_by("pk").values_list())
    answer = signed_in(world, "hr").post(address, terms_of(posts) | {"terms": str(posts.pk)} | typed)
    assert said in answer.content.decode()
    assert "There is a problem" in answer.content.decode()
    assert list(PostTerms.objects.order_by("pk").values_list()) == before


def test_post_changed_meanwhile_is_shown_again_and_not_saved(world: World, posts: PostTerms) -> None:
    client = signed_in(world, "hr")
    page = client.post("/posts/OWN/1 A/freeze/", day_of("from_day", TODAY)).content.decode()
    AssignmentFactory(post=posts.post, team=world.own_team)
    again = client.post("/posts/OWN/1 A/freeze/", hidden(page) | {"step": "save"}).content.decode()
    assert "Somebody else has changed this record" in again
    assert not posts.post.terms.filter(frozen=True).exists()


def test_terms_of_another_post_are_not_corrected_here(world: World, posts: PostTerms) -> None:
    other = PostTerms.objects.get(post__reference="OVER").pk
    client = signed_in(world, "hr")
    assert client.get(f"/posts/OWN/1 A/correct/?terms={other}").status_code == 404
    typed = terms_of(posts) | {"terms": str(other)} | day_of("first", LONG_AGO)
    assert client.post("/posts/OWN/1 A/correct/", typed).status_code == 404


def test_form_starts_with_what_the_post_is(world: World, posts: PostTerms) -> None:
    page = signed_in(world, "hr").get("/posts/OWN/1 A/change/").content.decode()
    assert 'value="Own social worker"' in page
    assert 'name="fte" value="1"' in page
