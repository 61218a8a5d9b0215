"""The first form of records, which the migration publishes."""

import importlib

import pytest
from django.apps import apps

from supervision.models import RecordTemplate
from supervision.prompts import PROMPTS
from supervision.queries.templates import form_in_force, form_of
from tests.factories.supervision_records import without_forms

pytestmark = pytest.mark.django_db

migration = importlib.import_module("supervision.migrations.0002_drafts_and_first_form")


def test_first_form_has_every_prompt_and_is_published_once() -> None:
    without_forms()
    for _ in range(2):
        migration.publish_the_first_form(apps, None)
    form = form_in_force()
    assert (form.version, form.prompts) == (1, PROMPTS)
    assert form.required == {"workload", "learning"}


def test_council_words_a_prompt_itself_and_chooses_which_it_asks() -> None:
    RecordTemplate.objects.create(
        version=7,
        name="Ours",
        prompts=["learning", "agenda", "no longer known"],
        wording={"agenda": "What we want to talk about"},
        published_on="2024-01-01",
    )
    RecordTemplate.objects.create(version=8, name="Not published", prompts=["career"])
    form = form_in_force()
    assert [each.label for each in form.prompts] == ["Learning needs", "What we want to talk about"]
    assert form.label("career") == "Career"
    assert form_of(7) == form


def test_without_a_form_the_prompts_are_those_of_the_first_day() -> None:
    without_forms()
    assert form_in_force().prompts == form_of(None).prompts == PROMPTS
