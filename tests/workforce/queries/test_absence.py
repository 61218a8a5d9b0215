"""The conversation after a return: the database and the line of a list agree on whether and until when."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.factories.workforce import (
    AbsenceFactory,
    AssignmentFactory,
    PolicyValueFactory,
    ReturnConversationFactory,
)
from tests.periods import TODAY
from workforce.enums import AbsenceKind
from workforce.models import Absence
from workforce.periods import period
from workforce.policy import PolicyKey
from workforce.queries.absence import (
    TALKS_LISTED_FOR,
    AbsencePolicy,
    away_lines,
    with_talk_due_on,
    without_a_talk,
)

SPELL = st.tuples(
    st.sampled_from([AbsenceKind.SICKNESS, AbsenceKind.SICKNESS, AbsenceKind.MATERNITY]),
    st.one_of(st.none(), st.integers(-3, 100), st.sampled_from([0, 1, 91, 92, 93])),
    st.booleans(),
)
"""The kind, how many days ago the last day was (None: it lasts), and whether the return was talked about."""


@pytest.mark.slow
class TestConversations(TestCase):  # type: ignore[misc]
    """Over random spells of somebody who is still here."""

    @given(spells=st.lists(SPELL, max_size=5), talk_days=st.integers(0, 30))
    def test_statement_and_line_agree(
        self, spells: list[tuple[AbsenceKind, int | None, bool]], talk_days: int
    ) -> None:
        PolicyValueFactory(key=PolicyKey.RETURN_CONVERSATION_DAYS, value=talk_days)
        policy = AbsencePolicy.of(TODAY)
        for kind, ago, talked in spells:
            last_day = None if ago is None else TODAY - timedelta(days=ago)
            first_day = (last_day or TODAY) - timedelta(days=4)
            worker = AssignmentFactory().worker
            spell = AbsenceFactory(worker=worker, kind=kind, period=period(first_day, last_day))
            if talked:
                ReturnConversationFactory(absence=spell, held_on=TODAY)

        lines = away_lines(list(Absence.objects.select_related("conversation")), TODAY, policy)
        wanted = without_a_talk(Absence.objects.all(), TODAY - TALKS_LISTED_FOR, TODAY)
        found = with_talk_due_on(wanted, policy).values_list("pk", "talk_due_on")

        by_hand = {line.absence.pk: line.talk_due_on for line in lines if line.is_talk_wanted}
        assert dict(found) == by_hand
