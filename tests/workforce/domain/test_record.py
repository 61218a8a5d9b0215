"""The mark of a record changes with every write to it, and only then."""

import pytest

from tests.factories.workforce import AbsenceFactory, AssignmentFactory, PostTermsFactory, WorkerFactory
from workforce.domain.record import version_of_person, version_of_post
from workforce.models import Assignment

pytestmark = pytest.mark.django_db


def test_version_of_a_person_changes_with_each_of_their_rows() -> None:
    held = AssignmentFactory()
    first = version_of_person(held.worker_id)
    assert version_of_person(held.worker_id) == first

    AbsenceFactory(worker=held.worker)
    second = version_of_person(held.worker_id)
    Assignment.objects.filter(pk=held.pk).update(fte="0.5")
    third = version_of_person(held.worker_id)
    held.delete()

    assert len({first, second, third, version_of_person(held.worker_id)}) == 4


def test_version_of_a_person_does_not_change_with_somebody_else() -> None:
    worker = WorkerFactory()
    version = version_of_person(worker.pk)
    AssignmentFactory()
    assert version_of_person(worker.pk) == version


def test_version_of_a_post_changes_with_its_terms_and_its_holders() -> None:
    terms = PostTermsFactory()
    first = version_of_post(terms.post_id)
    AssignmentFactory(post=terms.post)
    second = version_of_post(terms.post_id)
    terms.frozen = True
    terms.save()
    assert len({first, second, version_of_post(terms.post_id)}) == 3
