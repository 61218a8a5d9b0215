"""What a reorganisation touches: the people, posts and roles of units from a day on."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db import connection

from workforce.models import Assignment, PostTerms, RoleGrant, UnitPlacement
from workforce.models.dated import Dated
from workforce.queries.organisation import TreeNode, tree, unit_names
from workforce.timeline import Entry
from workforce.written import decimal


def people_in(unit_ids: Collection[int], day: date) -> list[Assignment]:
    """Assignments in the units on the day or later, by team and name. One query."""
    held = Assignment.objects.not_over(day).filter(team_id__in=unit_ids)
    related = held.select_related("worker", "role", "post", "team", "employment")
    return list(related.order_by("team__code", "worker__sort_name", "period", "pk"))


def posts_in(unit_ids: Collection[int], day: date) -> list[PostTerms]:
    """The posts in the units on the day or later, each once, by team and reference. One query."""
    terms = PostTerms.objects.not_over(day).filter(team_id__in=unit_ids)
    found: dict[int, PostTerms] = {}
    for each in terms.select_related("post", "role", "team").order_by(
        "team__code", "post__reference", "period"
    ):
        found.setdefault(each.post_id, each)
    return list(found.values())


def roles_over(unit_ids: Collection[int], day: date) -> list[RoleGrant]:
    """Roles granted over the units on the day or later, by account. One query."""
    grants = RoleGrant.objects.not_over(day).filter(unit_id__in=unit_ids)
    return list(grants.select_related("account__worker", "unit").order_by("account__email", "role", "pk"))


def entries_of(worker_ids: Collection[int], post_ids: Collection[int], day: date) -> list[Entry]:
    """What is so from the day on: every unit, then the posts and the people that move. Four queries.

    What began earlier is shown from the day, so that before and after stand beside each other as one line: the same
    person in the same role and on the same post. Names of units are those of the day.
    """
    names = unit_names(day)
    places = UnitPlacement.objects.not_over(day).select_related("unit").order_by("unit__code", "period")
    terms = PostTerms.objects.not_over(day).filter(post_id__in=post_ids).select_related("post", "team")
    held = Assignment.objects.not_over(day).filter(worker_id__in=worker_ids)
    related = held.select_related("worker", "role", "post", "team").order_by("period", "team__code", "pk")
    found = [
        *(_place(each, names, day) for each in places),
        *(_terms(each, names, day) for each in terms.order_by("period")),
        *(_held(each, names, day) for each in related),
    ]
    return _numbered(found)


def _place(placed: UnitPlacement, names: Mapping[int, str], day: date) -> Entry:
    above = f"{placed.name}, in {names.get(placed.parent_id, '')}" if placed.parent_id else placed.name
    return _entry(f"1 {placed.unit.code}", f"Unit {placed.unit.code}", above, placed, day)


def _terms(terms: PostTerms, names: Mapping[int, str], day: date) -> Entry:
    team = names.get(terms.team_id, terms.team.code)
    what = f"{terms.title}, {team}, {decimal(terms.fte, 2)} FTE{', frozen' if terms.frozen else ''}"
    return _entry(f"2 {terms.post.reference}", f"Post {terms.post.reference}", what, terms, day)


def _held(held: Assignment, names: Mapping[int, str], day: date) -> Entry:
    where = f"post {held.post.reference}" if held.post else "no post"
    what = f"{held.role.name}, {names.get(held.team_id, held.team.code)}, {decimal(held.fte, 2)} FTE, {where}"
    key = f"3 {held.worker.sort_name} {held.worker_id} {held.role_id} {held.post_id}"
    return _entry(key, held.worker.name, what, held, day)


def _entry(key: str, lane: str, title: str, row: Dated, day: date) -> Entry:
    first = max(row.first_day, day)
    return Entry(f"{key} {first.isoformat()}", lane, title, first, row.last_day)


def _numbered(entries: Iterable[Entry]) -> list[Entry]:
    """Two of one key stay two."""
    seen: Counter[str] = Counter()
    numbered = []
    for each in entries:
        seen[each.key] += 1
        numbered.append(replace(each, key=f"{each.key} {seen[each.key]}"))
    return numbered


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit of the tree on a day, with how many people and posts it has itself."""

    node: TreeNode
    people: int
    posts: int

    @property
    def written(self) -> str:
        people = "1 person" if self.people == 1 else f"{self.people} people"
        posts = "1 post" if self.posts == 1 else f"{self.posts} posts"
        return f"{self.node.name} ({self.node.code}): {people}, {posts}"


def branches(codes: Collection[str], day: date) -> list[Branch]:
    """The named units as they are on a day, and what stands beside them under the same parent. Three queries."""
    nodes = tree(day)
    named = {node.unit_id for node in nodes if node.code in codes}
    parents = {node.parent_id for node in nodes if node.unit_id in named}
    shown = [node for node in nodes if node.unit_id in named | parents or node.parent_id in parents - {None}]
    ids = [node.unit_id for node in shown]
    people = Counter(Assignment.objects.as_at(day).filter(team_id__in=ids).values_list("team_id", flat=True))
    posts = Counter(PostTerms.objects.as_at(day).filter(team_id__in=ids).values_list("team_id", flat=True))
    return [Branch(node, people[node.unit_id], posts[node.unit_id]) for node in shown]


def version_of_units(unit_ids: Collection[int]) -> str:
    """A mark that changes with every write to the tree, and to who and what is in the units. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT md5(string_agg(part::text, ',' ORDER BY part::text)) FROM (
                SELECT 'placement', id, xmin::text, ctid::text FROM workforce_unitplacement
                UNION ALL
                SELECT 'assignment', id, xmin::text, ctid::text FROM workforce_assignment WHERE team_id = ANY(%(units)s)
                UNION ALL
                SELECT 'terms', id, xmin::text, ctid::text FROM workforce_postterms WHERE team_id = ANY(%(units)s)
            ) AS part
            """,
            {"units": list(unit_ids)},
        )
        return str(cursor.fetchone()[0])
