"""The rows of the synthetic appraisals, numbered as they are made, and copied table by table."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Model

from supervision.demo.appraisal_words import FEEDBACK
from supervision.models import (
    Appraisal,
    AppraisalMove,
    AppraisalRating,
    AppraisalSample,
    AppraisalVersion,
    DevelopmentItem,
    DevelopmentReview,
    Objective,
    ObjectiveProgress,
)
from workforce.demo.writing import Line, copy_rows
from workforce.encryption import encrypt

COLUMNS: dict[type[Model], str] = {
    Appraisal: (
        "appraisee_id appraiser_id state anchor_on anchor_months due_on covers_from planned_on meeting_on "
        "mid_year_opens_on mid_year_due_on mid_year_on form_version shared_on appraisee_signed_on "
        "appraiser_signed_on countersigned_on closed_on"
    ),
    AppraisalMove: "appraisal_id step on at",
    AppraisalVersion: "appraisal_id part number body at",
    AppraisalRating: "appraisal_id rating on",
    Objective: "appraisal_id words measure priority_id value_id due_on state",
    ObjectiveProgress: "objective_id state words on",
    DevelopmentItem: "appraisal_id worker_id need why how by_when cost priority standards state",
    DevelopmentReview: "item_id state outcome impact on",
    AppraisalSample: (
        "appraisal_id auditor_id name assigned_on until done_on smart evidence development priorities voice feedback"
    ),
}


class Tables:
    """Every method adds a row and answers with its number. `auditor_id`: who scored the samples."""

    def __init__(self, auditor_id: int) -> None:
        self.auditor_id = auditor_id
        self.rows: dict[type[Model], list[Line]] = {model: [] for model in COLUMNS}

    def copy(self) -> dict[str, int]:
        """Write all of it. Returns how many rows of each kind."""
        return {
            str(model._meta.verbose_name_plural): copy_rows(model, columns.split(), self.rows[model])
            for model, columns in COLUMNS.items()
        }

    def _add(self, model: type[Model], line: Line) -> int:
        self.rows[model].append(line)
        return len(self.rows[model])

    def appraisal(self, **named: Any) -> int:
        return self._add(Appraisal, tuple(named.get(name) for name in COLUMNS[Appraisal].split()))

    def move(self, appraisal: int, step: str, on: date, at: datetime) -> int:
        return self._add(AppraisalMove, (appraisal, step, on, at))

    def version(self, appraisal: int, part: str, body: dict[str, Any], at: datetime) -> int:
        written = json.dumps(body, ensure_ascii=False, sort_keys=True)
        return self._add(AppraisalVersion, (appraisal, part, 1, encrypt(written), at))

    def rating(self, appraisal: int, rating: str, on: date) -> int:
        return self._add(AppraisalRating, (appraisal, rating, on))

    def objective(
        self,
        appraisal: int,
        words: str,
        measure: str,
        priority: int | None,
        value: int | None,
        due_on: date,
        state: str,
    ) -> int:
        line = (appraisal, encrypt(words), encrypt(measure), priority, value, due_on, state)
        return self._add(Objective, line)

    def progress(self, objective: int, state: str, words: str, on: date) -> int:
        return self._add(ObjectiveProgress, (objective, state, encrypt(words), on))

    def need(self, *line: Any) -> int:
        return self._add(DevelopmentItem, line)

    def review(self, item: int, state: str, outcome: str, impact: str, on: date) -> int:
        return self._add(DevelopmentReview, (item, state, outcome, impact, on))

    def sample(
        self, appraisal: int, given: date, until: date, done: date | None, scores: Sequence[int | None]
    ) -> int:
        name = f"Sample of {given:%B %Y}"
        said = encrypt(FEEDBACK[appraisal % len(FEEDBACK)]) if done else ""
        return self._add(
            AppraisalSample, (appraisal, self.auditor_id, name, given, until, done, *scores, said)
        )
