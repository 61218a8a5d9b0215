"""Practice documents, acknowledgements, self-assessments, support and supervisors' training of the council.

Nobody recorded them: the installation did. One policy is past its review, so that there is something to see to.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from supervision.enums import AudienceKind, PracticeKind, SelfRating, SupportKind
from supervision.models import (
    PracticeAcknowledgement,
    PracticeDocument,
    PracticeQuestion,
    PracticeStandard,
    PracticeSupport,
    PracticeVersion,
    PracticeWorkshop,
    SelfAssessment,
    SupervisorTraining,
)
from supervision.queries.audience import people_of
from supervision.queries.readiness import supervisors
from workforce.access.scope import Reach
from workforce.demo.chance import Chance
from workforce.periods import add_months
from workforce.queries.calendar import add_working_days
from workforce.queries.policy import PolicyTable

SITE = "https://council.example/practice"
DOCUMENTS = (
    ("Supervision policy", PracticeKind.POLICY, AudienceKind.EVERYBODY, 5, 7, 0.86),
    ("Practice standards", PracticeKind.STANDARD, AudienceKind.EVERYBODY, 10, 14, 0.8),
    ("Induction policy", PracticeKind.POLICY, AudienceKind.EVERYBODY, 26, -2, 0.91),
    ("Managers’ guide to appraisal", PracticeKind.GUIDE, AudienceKind.MANAGERS, 2, 10, 0.6),
)
"""Name, kind, who, months since the launch, months until the review, share that has acknowledged it."""
STANDARDS = (
    "I see children alone, and write down what they say.",
    "My assessments say what life is like for the child.",
    "Families know my plan, and what happens if it does not work.",
    "I write decisions with their reasons on the day.",
    "I bring what I am unsure about to supervision.",
)
QUESTIONS = (
    ("How often is supervision, unless you are new?", ("Every month", "Twice a year", "When asked for"), 0),
    ("Who may read what you say about your wellbeing?", ("Any manager", "You and your supervisor"), 1),
)
ASSESSED, SUPPORTED, TRAINED = 0.3, 0.25, 0.85


def write_practice(until: date, chance: Chance) -> dict[str, int]:
    """Returns how many rows of each kind. The caller opens the transaction."""
    documents = [_document(until, *row[:5]) for row in DOCUMENTS]
    people = people_of(PracticeDocument, [each.document_id for each in documents], until)
    said = [
        row
        for version, (*_, share) in zip(documents, DOCUMENTS, strict=True)
        for row in _acknowledged(version, sorted(people.get(version.document_id, ())), share, until, chance)
    ]
    everybody = sorted(people.get(documents[0].document_id, ()))
    return {
        "practice documents": len(documents),
        "acknowledgements": len(PracticeAcknowledgement.objects.bulk_create(said, batch_size=5_000)),
        "self-assessments": _assessments(documents[1], everybody, until, chance),
        "supports of practice": _support(everybody, until, chance),
        "trainings of supervisors": _training(until, chance),
    }


def _document(
    until: date, name: str, kind: PracticeKind, audience: AudienceKind, ago: int, ahead: int
) -> PracticeVersion:
    document = PracticeDocument.objects.create(
        name=name, kind=kind, audience=audience, review_on=add_months(until, ahead)
    )
    launched = add_months(until, -ago)
    version = PracticeVersion.objects.create(
        document=document,
        number=1,
        launched_on=launched,
        acknowledge_by=add_working_days(launched, 20),
        link=f"{SITE}/{name.lower().replace(' ', '-').replace('’', '')}",
        news="After the inspection: shorter, and with what was learned in the workshops.",
    )
    if kind == PracticeKind.STANDARD:
        PracticeStandard.objects.bulk_create(
            PracticeStandard(version=version, number=number, words=words)
            for number, words in enumerate(STANDARDS, 1)
        )
    if name == DOCUMENTS[0][0]:
        PracticeQuestion.objects.bulk_create(
            PracticeQuestion(version=version, words=words, choices=list(choices), right=right)
            for words, choices, right in QUESTIONS
        )
        PracticeWorkshop.objects.bulk_create(
            PracticeWorkshop(version=version, on=launched + timedelta(days=days), attended=number)
            for days, number in ((6, 24), (13, 31))
        )
    return version


def _acknowledged(
    version: PracticeVersion, people: Sequence[int], share: float, until: date, chance: Chance
) -> list[PracticeAcknowledgement]:
    asked = version.questions.count()
    latest = min(until, version.acknowledge_by + timedelta(days=20))
    return [
        PracticeAcknowledgement(
            version=version,
            worker_id=worker_id,
            on=chance.day(version.launched_on, latest),
            asked=asked,
            right=sum(chance.happens(0.88) for _ in range(asked)),
        )
        for worker_id in people
        if chance.happens(share)
    ]


def _assessments(version: PracticeVersion, people: Sequence[int], until: date, chance: Chance) -> int:
    """Some measure themselves, half of them twice, the second time a little better."""
    rows = []
    for worker_id in people:
        if not chance.happens(ASSESSED):
            continue
        ratings = {str(number): chance.randint(2, 4) for number in range(1, len(STANDARDS) + 1)}
        first = chance.day(add_months(until, -9), add_months(until, -5))
        rows.append(SelfAssessment(worker_id=worker_id, version=version, on=first, ratings=ratings))
        if chance.happens(0.5):
            better = {key: min(int(SelfRating.ALWAYS), rating + 1) for key, rating in ratings.items()}
            second = chance.day(add_months(until, -4), until)
            rows.append(SelfAssessment(worker_id=worker_id, version=version, on=second, ratings=better))
    return len(SelfAssessment.objects.bulk_create(rows, batch_size=5_000))


def _support(people: Sequence[int], until: date, chance: Chance) -> int:
    if len(people) < 2:
        return 0
    rows = []
    for worker_id in people:
        if chance.happens(SUPPORTED):
            other = chance.choice(people)
            kind = chance.choice(SupportKind.values)
            on = chance.day(add_months(until, -12), until)
            if other != worker_id:
                rows.append(PracticeSupport(supporter_id=other, supported_id=worker_id, kind=kind, on=on))
    return len(PracticeSupport.objects.bulk_create(rows, batch_size=5_000))


def _training(until: date, chance: Chance) -> int:
    """Most supervisors have done it in the last three years; some longer ago. None where some are written already."""
    if SupervisorTraining.objects.exists():
        return 0
    found = supervisors(Reach(until, everyone=True), until, PolicyTable.load())
    rows = []
    for each in found:
        if chance.happens(TRAINED):
            months = chance.randint(1, 34) if chance.happens(0.9) else chance.randint(38, 50)
            rows.append(SupervisorTraining(worker_id=each.worker_id, completed_on=add_months(until, -months)))
    return len(SupervisorTraining.objects.bulk_create(rows, batch_size=5_000))
