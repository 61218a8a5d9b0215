"""Programmes of change, and what they affect."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from workforce.forms.choosing import PostByNumber, offer_units, team_form_field
from workforce.forms.lasting import LastingForm
from workforce.forms.succession import person_field, words_field
from workforce.forms.verbs import VerbForm
from workforce.models import Post, Worker
from workforce.queries.organisation import TreeNode


class ProgrammeForm(LastingForm):
    """A programme of change."""

    name = forms.CharField(label="Name", max_length=120)
    purpose = words_field("What it is for", at_most=2000)
    lead = person_field("Who leads it")
    field_order = ("name", "purpose", "lead", "from_day", "last_day")

    def __init__(self, *args: Any, people: "QuerySet[Worker]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"].people = people  # type: ignore[attr-defined]


class PartForm(VerbForm):
    """What a programme affects: a unit with all below it, or one post."""

    unit = team_form_field("Unit, with all below it", required=False)
    post = PostByNumber(label="Or the number of a single post", required=False)

    def __init__(self, *args: Any, nodes: Sequence[TreeNode], posts: "QuerySet[Post]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_units(self.fields["unit"], nodes, empty="None")
        self.fields["post"].posts = posts  # type: ignore[attr-defined]
