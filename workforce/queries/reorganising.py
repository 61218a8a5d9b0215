"""What a reorganisation touches: the people, posts and roles of units from a day on."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import connection

from workforce.models import Assignment, PostTerms, RoleGrant, UnitPlacement
from workforce.periods import ONE_DAY
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
    """What a check page compares: every unit, and the people and posts that move. Four queries.

    Names of units are those of the day. What ended the day before is there too, so that it is seen to end.
    """
    names, since = unit_names(day), day - ONE_DAY
    places = UnitPlacement.objects.not_over(since).select_related("unit")
    held = Assignment.objects.not_over(since).filter(worker_id__in=worker_ids)
    terms = PostTerms.objects.not_over(since).filter(post_id__in=post_ids)
    return [
        *(_place(each, names) for each in places),
        *(_held(each, names) for each in held.select_related("worker", "role", "post", "team")),
        *(_terms(each, names) for each in terms.select_related("post", "team")),
    ]


def _place(placed: UnitPlacement, names: Mapping[int, str]) -> Entry:
    above = f"{placed.name}, in {names.get(placed.parent_id, '')}" if placed.parent_id else placed.name
    return Entry(f"place:{placed.pk}", f"Unit {placed.unit.code}", above, placed.first_day, placed.last_day)


def _held(held: Assignment, names: Mapping[int, str]) -> Entry:
    where = f"post {held.post.reference}" if held.post else "no post"
    what = f"{held.role.name}, {names.get(held.team_id, held.team.code)}, {decimal(held.fte, 2)} FTE, {where}"
    return Entry(f"person:{held.pk}", held.worker.name, what, held.first_day, held.last_day)


def _terms(terms: PostTerms, names: Mapping[int, str]) -> Entry:
    team = names.get(terms.team_id, terms.team.code)
    what = f"{terms.title}, {team}, {decimal(terms.fte, 2)} FTE{', frozen' if terms.frozen else ''}"
    return Entry(f"post:{terms.pk}", f"Post {terms.post.reference}", what, terms.first_day, terms.last_day)


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit of the tree on a day, with how many people and posts it has itself."""

    node: TreeNode
    people: int
    posts: int

    @property
    def written(self) -> str:
        return f"{self.node.name} ({self.node.code}): {self.people} people, {self.posts} posts"


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
