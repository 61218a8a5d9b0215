"""Practice documents: added, launched in versions, reviewed, withdrawn; acknowledged, and measured against."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date

from django.db import transaction

from supervision.enums import AudienceKind, PracticeKind, SelfRating, SupportKind
from supervision.models import (
    PracticeAcknowledgement,
    PracticeDocument,
    PracticeQuestion,
    PracticeStandard,
    PracticeSupport,
    PracticeVersion,
    PracticeWorkshop,
    RecordTemplate,
    SelfAssessment,
)
from workforce.domain.errors import DomainError
from workforce.models import Account
from workforce.periods import british
from workforce.policy import PolicyKey
from workforce.queries.calendar import add_working_days
from workforce.queries.policy import policy_value


@dataclass(frozen=True, slots=True)
class DocumentContent:
    """What a document is, and who acknowledges it."""

    name: str
    kind: str
    about: str
    audience: AudienceKind
    review_on: date
    role_ids: Sequence[int] = ()
    unit_ids: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Launch:
    """A version. `standards`: in order, of practice standards. `with_template`: the form of records that holds on
    the day goes with it.
    """

    launched_on: date
    link: str
    news: str = ""
    standards: Sequence[str] = ()
    with_template: bool = False


@transaction.atomic
def add_document(
    *, content: DocumentContent, launch: Launch, today: date, by: Account | None
) -> PracticeDocument:
    """A new document with its first version. Raises as `launch_version` does; ValidationError for a name in use."""
    document = PracticeDocument(by=by)
    _fill(document, content)
    document.full_clean()
    document.save()
    launch_version(document_id=document.pk, launch=launch, today=today, by=by)
    return document


@transaction.atomic
def change_document(*, document_id: int, content: DocumentContent, by: Account) -> PracticeDocument:
    """Another name, audience or day of review. Who has acknowledged it stays as it is."""
    document = _offered(document_id)
    _fill(document, content)
    document.full_clean()
    document.save()
    return document


def _fill(document: PracticeDocument, content: DocumentContent) -> None:
    for each in fields(content):
        setattr(document, each.name, getattr(content, each.name))
    chosen = content.audience == AudienceKind.CHOSEN
    document.role_ids = sorted(content.role_ids) if chosen else []
    document.unit_ids = sorted(content.unit_ids) if chosen else []


@transaction.atomic
def launch_version(*, document_id: int, launch: Launch, today: date, by: Account | None) -> PracticeVersion:
    """The next version, to be acknowledged anew from its launch on, within the working days of the settings.

    Raises DomainError for a launch before the one of the version before, for practice standards without a standard,
    and for standards of anything else.
    """
    document = _offered(document_id)
    last = document.versions.order_by("-number").first()
    if last is not None and launch.launched_on < last.launched_on:
        raise DomainError(
            f"Version {last.number} was launched on {british(last.launched_on)}. Choose a later day."
        )
    standards = [each.strip() for each in launch.standards if each.strip()]
    if (document.kind == PracticeKind.STANDARD) != bool(standards):
        raise DomainError(
            "Write the standards, one on each line: for practice standards, and for nothing else."
        )
    days = int(policy_value(PolicyKey.ACKNOWLEDGE_DAYS, launch.launched_on))
    version = PracticeVersion(
        document=document,
        number=last.number + 1 if last else 1,
        launched_on=launch.launched_on,
        acknowledge_by=add_working_days(launch.launched_on, days),
        link=launch.link,
        news=launch.news,
        template=_template(launch.launched_on) if launch.with_template else None,
        by=by,
    )
    version.full_clean()
    version.save()
    for number, words in enumerate(standards, 1):
        standard = PracticeStandard(version=version, number=number, words=words)
        standard.full_clean()
        standard.save()
    return version


def _template(day: date) -> RecordTemplate:
    found = RecordTemplate.objects.filter(published_on__lte=day).order_by("-version").first()
    if found is None:
        raise DomainError("No form of supervision records is published on that day. Publish one first.")
    return found


@transaction.atomic
def add_question(
    *, document_id: int, words: str, choices: Sequence[str], right: int, today: date, by: Account
) -> PracticeQuestion:
    """A question on the latest version. Raises DomainError once somebody has acknowledged it: all answer the same."""
    document = _offered(document_id)
    version = document.versions.order_by("-number").first()
    if version is None or version.acknowledgements.exists():
        raise DomainError(
            "People have acknowledged this version already. Ask the question with the next version."
        )
    question = PracticeQuestion(version=version, words=words, choices=list(choices), right=right)
    question.full_clean()
    question.save()
    return question


@transaction.atomic
def review_document(*, document_id: int, next_on: date, today: date, by: Account) -> PracticeDocument:
    """It still holds; the next review is on a later day. Raises DomainError for a day that is not ahead."""
    document = _offered(document_id)
    if next_on <= today:
        raise DomainError("The next review lies ahead. Choose a later day.")
    document.review_on = next_on
    document.by = by
    document.save(update_fields=["review_on", "by"])
    return document


@transaction.atomic
def withdraw_document(*, document_id: int, today: date, by: Account) -> PracticeDocument:
    """Nobody has to acknowledge it any more; what was said stays."""
    document = _offered(document_id)
    document.withdrawn_on = today
    document.by = by
    document.save(update_fields=["withdrawn_on", "by"])
    return document


@transaction.atomic
def record_workshop(
    *, document_id: int, on: date, attended: int, today: date, by: Account
) -> PracticeWorkshop:
    """A workshop on the version that held. Raises DomainError for a day to come or before the first launch."""
    document = _offered(document_id)
    version = document.versions.filter(launched_on__lte=on).order_by("-number").first()
    if on > today or version is None:
        raise DomainError("A workshop was on a day from the launch to today.")
    workshop = PracticeWorkshop(version=version, on=on, attended=attended, by=by)
    workshop.full_clean()
    workshop.save()
    return workshop


@transaction.atomic
def acknowledge(
    *, version_id: int, answers: Mapping[int, int], today: date, by: Account
) -> PracticeAcknowledgement:
    """Somebody in post says that they have read a version, and answers its questions, once.

    `answers`: the number of the choice by question. Raises DomainError for an account of nobody in post, an older or
    coming version, and a question without an answer; ValidationError the second time.
    """
    if by.worker_id is None:
        raise DomainError("Your account belongs to nobody in post. Ask HR to connect it.")
    version = PracticeVersion.objects.select_related("document").get(pk=version_id)
    newest = version.document.versions.filter(launched_on__lte=today).order_by("-number").first()
    if newest is None or newest.pk != version.pk or version.document.withdrawn_on is not None:
        raise DomainError("Another version holds by now. Look at the document again.")
    questions = list(version.questions.all())
    if {each.pk for each in questions} != set(answers):
        raise DomainError("Answer every question.")
    said = PracticeAcknowledgement(
        version=version,
        worker_id=by.worker_id,
        on=today,
        asked=len(questions),
        right=sum(answers[each.pk] == each.right for each in questions),
    )
    said.full_clean()
    said.save()
    return said


@transaction.atomic
def assess_oneself(
    *, version_id: int, ratings: Mapping[int, SelfRating], today: date, by: Account
) -> SelfAssessment:
    """How one's practice measures against each standard of a version. Only the person reads it.

    Raises DomainError for an account of nobody in post, or a standard without a rating; ValidationError for a second
    time on a day.
    """
    if by.worker_id is None:
        raise DomainError("Your account belongs to nobody in post. Ask HR to connect it.")
    version = PracticeVersion.objects.get(pk=version_id)
    if set(version.standards.values_list("number", flat=True)) != set(ratings):
        raise DomainError("Say something to every standard.")
    assessment = SelfAssessment(
        worker_id=by.worker_id,
        version=version,
        on=today,
        ratings={str(number): int(rating) for number, rating in ratings.items()},
    )
    assessment.full_clean()
    assessment.save()
    return assessment


@transaction.atomic
def record_support(
    *, supporter_id: int, supported_id: int, kind: SupportKind, on: date, today: date, by: Account
) -> PracticeSupport:
    """That one of the two supported the other's practice. Raises DomainError for a day to come, or where `by`
    is neither."""
    if by.worker_id not in (supporter_id, supported_id):
        raise DomainError("Support is recorded by one of the two people.")
    if on > today:
        raise DomainError("The day lies ahead. Choose today or an earlier day.")
    support = PracticeSupport(supporter_id=supporter_id, supported_id=supported_id, kind=kind, on=on, by=by)
    support.full_clean()
    support.save()
    return support


def _offered(document_id: int) -> PracticeDocument:
    document: PracticeDocument = PracticeDocument.objects.select_for_update(of=("self",)).get(pk=document_id)
    if document.withdrawn_on is not None:
        raise DomainError("This document has been withdrawn.")
    return document
