"""The workforce by one characteristic and service: counts, of which small ones are hidden."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from workforce.access.scope import Reach
from workforce.enums import UnitKind
from workforce.models import WorkerEquality
from workforce.policy import PolicyKey
from workforce.queries.equality_questions import NOT_DECLARED, QUESTIONS, Question, answer_of
from workforce.queries.held import holds
from workforce.queries.organisation import TreeNode, tree
from workforce.queries.policy import PolicyTable
from workforce.queries.suppression import Limits, Suppressed, suppressed

AGE = "age"
AGES = (
    (0, "Under 25"),
    (25, "25 to 34"),
    (35, "35 to 44"),
    (45, "45 to 54"),
    (55, "55 to 64"),
    (65, "65 and over"),
)
CHARACTERISTICS = [(AGE, "Age"), *((question.field, question.about) for question in QUESTIONS)]
ELSEWHERE = "In no service"


@dataclass(frozen=True, slots=True)
class Profile:
    """Answers (rows, "Not declared" among them) by service (columns), with totals as `counts` has them."""

    about: str
    answers: Sequence[str]
    services: Sequence[str]
    counts: Suppressed

    @property
    def declared(self) -> float | None:
        """How many of all people have answered, in per cent; None where it is hidden."""
        share = self.counts.share(self.answers.index(NOT_DECLARED), -1)
        return None if share is None else 100 - share


def profile(about: str, reach: Reach, day: date) -> Profile | None:
    """Everybody with an assignment on `day`, once, in the service of the largest; None for whoever sees not everybody.

    Somebody who is not in post counts nowhere. Four queries.
    """
    if not reach.everyone:
        return None
    question = _question(about)
    answers = answers_to(about)
    nodes = tree(day)
    service_of = _services(nodes)
    services = [node.name for node in nodes if node.kind == UnitKind.SERVICE]
    found: Counter[tuple[str, str]] = Counter()
    for team_id, answer, number in _counted(question, day):
        found[answer or NOT_DECLARED, service_of.get(team_id, ELSEWHERE)] += number
    if any(service == ELSEWHERE for _, service in found):
        services.append(ELSEWHERE)
    rows = [*answers, NOT_DECLARED]
    policy = PolicyTable.load()
    limits = Limits(
        policy.value(PolicyKey.SUPPRESSION_COUNT, day), policy.value(PolicyKey.RATE_MIN_DENOMINATOR, day)
    )
    counts = [[found[answer, service] for service in services] for answer in rows]
    name = question.about if question else "Age"
    return Profile(name, rows, services, suppressed(counts, limits))


def _question(about: str) -> Question | None:
    """The question on a characteristic; None for age, which nobody is asked."""
    return next((each for each in QUESTIONS if each.field == about), None)


def answers_to(about: str) -> list[str]:
    """The answers that a characteristic knows, in words."""
    question = _question(about)
    return [words for _, words in question.choices] if question else [words for _, words in AGES]


def answers_of_people(about: str, worker_ids: Collection[int], day: date) -> dict[int, str]:
    """What each of these people answered, in words; nothing for whoever did not. One query."""
    question = _question(about)
    columns = _columns(question)
    sql = f"""
        SELECT w.id, {columns} FROM workforce_worker w
        LEFT JOIN workforce_workerequality e ON e.worker_id = w.id WHERE w.id = ANY(%(people)s)
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, {"people": list(worker_ids), "day": day})
        return {worker: _in_words(question, value, not_said) for worker, value, not_said in cursor.fetchall()}


def _services(nodes: Sequence[TreeNode]) -> dict[int, str]:
    """For each unit the name of the service that it is or lies in."""
    found: dict[int, str] = {}
    for node in nodes:  # parents come first
        if node.kind == UnitKind.SERVICE:
            found[node.unit_id] = node.name
        elif node.parent_id in found:
            found[node.unit_id] = found[node.parent_id]
    return found


_OF_EACH = """
    SELECT held.team_id, {columns}, count(*) FROM (
        SELECT DISTINCT ON (worker_id) worker_id, team_id FROM workforce_assignment
        WHERE {held} ORDER BY worker_id, fte DESC, id
    ) AS held
    JOIN workforce_worker w ON w.id = held.worker_id
    LEFT JOIN workforce_workerequality e ON e.worker_id = held.worker_id
    GROUP BY 1, 2, 3
"""


def _columns(question: Question | None) -> str:
    if question:
        return f"e.{question.field}, e.sex_not_said"
    return "extract(year FROM age(%(day)s, w.date_of_birth)), true"


def _counted(question: Question | None, day: date) -> list[tuple[int, str, int]]:
    """Team, answer in words, number of people. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_OF_EACH.format(columns=_columns(question), held=holds("period")), {"day": day})
        rows = cursor.fetchall()
    return [(team, _in_words(question, value, not_said), number) for team, value, not_said, number in rows]


def _in_words(question: Question | None, value: object, not_said: bool | None) -> str:
    if value is None:
        return ""
    if question is None:
        return [words for first, words in AGES if first <= int(str(value))][-1]
    row = WorkerEquality(
        **{question.field: value}, **({"sex_not_said": not_said} if question.field == "sex" else {})
    )
    return dict(question.choices).get(answer_of(row, question), "")
