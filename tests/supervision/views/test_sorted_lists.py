"""Lists of agreements, forums, practice documents and development needs: sorted as the address asks, as is the file."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from supervision.enums import GatheringState, NeedPriority
from tests.factories.supervision_appraisal import AppraisalFactory, DevelopmentItemFactory
from tests.factories.supervision_forums import ActionFactory, GatheringFactory, SeriesFactory
from tests.factories.supervision_practice import (
    AcknowledgementFactory,
    PracticeDocumentFactory,
    PracticeVersionFactory,
)
from tests.factories.supervision_sessions import AgreementFactory
from tests.factories.workforce import AssignmentFactory, WorkerFactory
from tests.workforce.views.verb_pages import hidden, signed_in
from tests.world import World
from workforce.models import Worker
from workforce.periods import ONE_DAY

pytestmark = pytest.mark.django_db

AARON, ZORN = "Zadie Aaron", "Abel Zorn"
AGREEMENTS = ("psw", "agreements/?state=all", "agreements/list.csv?state=all")
SERIES = ("psw", "forums/", "forums/list.csv")
MEETINGS = ("psw", "forums/{series}/", "forums/{series}/meetings.csv")
COMING = ("psw", "forums/calendar/?show=all", "forums/calendar/list.csv?show=all")
ACTIONS = ("psw", "forums/actions/", "forums/actions/list.csv")
DOCUMENTS = ("psw", "practice/", "practice/list.csv")
MISSING = ("psw", "practice/{document}/missing/", "practice/{document}/missing/list.csv")
NEEDS = ("learning", "development-needs/", "development-needs/csv/")
Addresses = tuple[str, str, str]
LISTS = [
    (AGREEMENTS, "name", (AARON, ZORN), (ZORN, AARON)),
    (AGREEMENTS, "supervisor", (ZORN, AARON), (AARON, ZORN)),
    (AGREEMENTS, "state", (AARON, ZORN), (ZORN, AARON)),
    (AGREEMENTS, "due", (AARON, ZORN), (ZORN, AARON)),
    (SERIES, "name", ("Alpha", "Beta", "Gamma"), ("Gamma", "Beta", "Alpha")),
    (SERIES, "attendance", ("Beta", "Alpha", "Gamma"), ("Alpha", "Beta", "Gamma")),
    (MEETINGS, "day", ("Annex", "Hall", "Room"), ("Room", "Hall", "Annex")),
    (MEETINGS, "came", ("Hall", "Annex", "Room"), ("Annex", "Hall", "Room")),
    (MEETINGS, "state", ("Annex", "Hall", "Room"), ("Room", "Hall", "Annex")),
    (COMING, "day", ("Cellar", "Attic", "Room"), ("Room", "Attic", "Cellar")),
    (COMING, "what", ("Room", "Attic", "Cellar"), ("Cellar", "Attic", "Room")),
    (COMING, "where", ("Attic", "Cellar", "Room"), ("Room", "Cellar", "Attic")),
    (COMING, "who", ("Attic", "Cellar", "Room"), ("Cellar", "Attic", "Room")),
    (ACTIONS, "who", ("First thing", "Second thing"), ("Second thing", "First thing")),
    (ACTIONS, "due", ("Second thing", "First thing"), ("First thing", "Second thing")),
    (ACTIONS, "series", ("Second thing", "First thing"), ("First thing", "Second thing")),
    (DOCUMENTS, "name", ("Ash", "Birch", "Cedar"), ("Cedar", "Birch", "Ash")),
    (DOCUMENTS, "review", ("Cedar", "Birch", "Ash"), ("Ash", "Birch", "Cedar")),
    (DOCUMENTS, "version", ("Cedar", "Ash", "Birch"), ("Ash", "Cedar", "Birch")),
    (DOCUMENTS, "acknowledged", ("Cedar", "Ash", "Birch"), ("Ash", "Cedar", "Birch")),
    (MISSING, "name", (AARON, ZORN), (ZORN, AARON)),
    (MISSING, "number", (ZORN, AARON), (AARON, ZORN)),
    (NEEDS, "need", (ZORN, AARON), (AARON, ZORN)),
    (NEEDS, "name", (AARON, ZORN), (ZORN, AARON)),
    (NEEDS, "due", (AARON, ZORN), (ZORN, AARON)),
    (NEEDS, "priority", (ZORN, AARON), (AARON, ZORN)),
]
USUAL = [
    (AGREEMENTS, "due", "ascending"),
    (SERIES, "name", "ascending"),
    (MEETINGS, "-day", "descending"),
    (COMING, "day", "ascending"),
    (ACTIONS, "due", "ascending"),
    (DOCUMENTS, "name", "ascending"),
    (MISSING, "name", "ascending"),
    (NEEDS, "priority", "ascending"),
]


@pytest.fixture
def named(world: World, today: date) -> dict[str, int]:
    """Some of everything; the numbers of what addresses name."""
    aaron, zorn = (
        WorkerFactory(first_name=first, last_name=last, reference=number)
        for first, last, number in (("Zadie", "Aaron", "Z-1"), ("Abel", "Zorn", "A-1"))
    )
    _agreements(aaron, zorn, today)
    _needs(aaron, zorn, today)
    series = _forums(aaron, zorn, today)
    return {"series": series, "document": _documents(world, today)}


def _agreements(aaron: Worker, zorn: Worker, today: date) -> None:
    """Zorn's is in force, Aaron has none."""
    first, second = (WorkerFactory(first_name="Cat", last_name=name) for name in ("Zz", "Aa"))
    AssignmentFactory(worker=aaron, manager=first)
    AssignmentFactory(worker=zorn, manager=second)
    AgreementFactory(
        supervisee=zorn,
        supervisor=second,
        made_on=today,
        supervisor_signed_on=today,
        supervisee_signed_on=today,
        renew_by=today + 300 * ONE_DAY,
    )


def _needs(aaron: Worker, zorn: Worker, today: date) -> None:
    for worker, need, priority, days in (
        (aaron, "Courts", NeedPriority.HELPFUL, 10),
        (zorn, "Assessments", NeedPriority.ESSENTIAL, 20),
    ):
        appraisal = AppraisalFactory(appraisee=worker, signed=True)
        by_when = today + days * ONE_DAY
        DevelopmentItemFactory(appraisal=appraisal, need=need, priority=priority, by_when=by_when)


def _forums(aaron: Worker, zorn: Worker, today: date) -> int:
    """Gamma has no meeting behind it and nobody who runs it."""
    alpha, beta, gamma = (
        SeriesFactory(name=name, run_by=runs)
        for name, runs in (("Alpha", None), ("Beta", aaron), ("Gamma", zorn))
    )
    GatheringFactory(series=alpha, place="Annex", on=today - ONE_DAY, held=True, attended=9)
    GatheringFactory(series=alpha, place="Hall", on=today, held=True, attended=3)
    GatheringFactory(series=alpha, place="Room", on=today + 3 * ONE_DAY)
    GatheringFactory(series=beta, on=today, held=True, attended=1)
    GatheringFactory(series=beta, place="Attic", on=today + 2 * ONE_DAY, starts_at="09:00")
    GatheringFactory(series=gamma, place="Cellar", on=today + 2 * ONE_DAY)
    for each, words, owner, days in ((beta, "First thing", aaron, 9), (alpha, "Second thing", zorn, 5)):
        held = each.meetings.filter(state=GatheringState.HELD).first()
        ActionFactory(issue__gathering=held, words=words, owner=owner, due_on=today + days * ONE_DAY)
    return int(alpha.pk)


def _documents(world: World, today: date) -> int:
    """Birch is not launched yet. Of Ash, one has acknowledged it."""
    ash, _, cedar = (
        PracticeDocumentFactory(name=name, review_on=today + days * ONE_DAY)
        for name, days in (("Ash", 30), ("Birch", 20), ("Cedar", 10))
    )
    version = PracticeVersionFactory(document=ash, launched_on=today)
    AcknowledgementFactory(version=version, worker=world.own, on=today)
    PracticeVersionFactory(document=cedar, launched_on=today - ONE_DAY)
    return int(ash.pk)


def shown(client: Client, path: str, named: dict[str, int], sort: str = "") -> str:
    address = f"/supervision/{path.format(**named)}"
    asked = f"{'&' if '?' in address else '?'}sort={sort}" if sort else ""
    response = client.get(f"{address}{asked}")
    assert response.status_code == 200
    return (response.getvalue() if response.streaming else response.content).decode()


@pytest.mark.parametrize(("addresses", "key", "up", "down"), LISTS)
def test_list_and_its_file_are_sorted_as_asked(
    world: World,
    named: dict[str, int],
    addresses: Addresses,
    key: str,
    up: tuple[str, ...],
    down: tuple[str, ...],
) -> None:
    """What has no such figure or day stands last, whichever way."""
    actor, *paths = addresses
    client = signed_in(world, actor)
    for sort, expected, direction in ((key, up, "ascending"), (f"-{key}", down, "descending")):
        page, listed = (shown(client, path, named, sort) for path in paths)
        for text in (page, listed):
            assert tuple(sorted(expected, key=text.rindex)) == expected
        assert page.count(f'aria-sort="{direction}"') == 1
        assert f"sort={sort}" in page[page.index("Download") - 300 : page.index("Download")]


@pytest.mark.parametrize(("addresses", "usual", "direction"), USUAL)
def test_order_that_there_is_not_is_the_usual_one(
    world: World, named: dict[str, int], addresses: Addresses, usual: str, direction: str
) -> None:
    actor, page, file = addresses
    client = signed_in(world, actor)
    expected = shown(client, file, named, usual)
    for sort in ("", "words", "-", "--due", "%00", "pk", "name;"):
        assert shown(client, file, named, sort) == expected
        assert f'aria-sort="{direction}"' in shown(client, page, named, sort)


@pytest.mark.parametrize("addresses", [AGREEMENTS, SERIES, COMING, ACTIONS, DOCUMENTS, NEEDS])
def test_choosing_a_filter_keeps_the_order(world: World, named: dict[str, int], addresses: Addresses) -> None:
    actor, path, _ = addresses
    page = shown(signed_in(world, actor), path, named, "-name")
    assert hidden(page)["sort"] == "-name"
    assert "“-name”" not in page
    assert "sort" not in hidden(shown(signed_in(world, actor), path, named))


@pytest.mark.parametrize("sort", ["review", "-review", "version", "-acknowledged"])
def test_those_that_are_alike_stand_on_one_page_each(world: World, today: date, sort: str) -> None:
    documents = PracticeDocumentFactory.create_batch(60, review_on=today)
    PracticeVersionFactory(document=documents[0])
    client = signed_in(world, "psw")
    first, second = (shown(client, f"practice/?page={page}", {}, sort) for page in (1, 2))
    assert f"sort={sort}" in first[first.index("govuk-pagination") :]
    on_both = [each.name for each in documents if f">{each.name}<" in first and f">{each.name}<" in second]
    assert on_both == []
    assert all(f">{each.name}<" in first or f">{each.name}<" in second for each in documents)


@pytest.mark.parametrize("sort", ["held", "-held", "state", "-attendance"])
def test_sorting_by_a_figure_costs_the_same_for_many(
    world: World, today: date, sort: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(world, "psw")
    taken = []
    for more in (1, 2):
        for _ in range(more):
            GatheringFactory(series=SeriesFactory(), on=today, held=True)
        with django_assert_max_num_queries(11) as found:
            shown(client, "forums/", {}, sort)
        taken.append(len(found))
    assert taken[0] == taken[1]
