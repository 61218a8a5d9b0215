"""How the criteria of an application stand: what the records know, else what was said and by whom."""

from dataclasses import dataclass
from datetime import date

from workforce.enums import CriterionResult
from workforce.models import Account, CriterionAnswer, ProgressionApplication, RouteCriterion
from workforce.progression_checks import Finding, finding
from workforce.queries.progression import Said, criteria_of, said_of
from workforce.written import day as written_day

HR_SAID = "HR"


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """A criterion and how it stands. `known`: the records say so, and nobody needs to."""

    criterion: RouteCriterion
    result: CriterionResult
    words: str
    known: bool
    said: Said

    @property
    def blocks(self) -> bool:
        """Whether it speaks against a panel: not met, or not known and not for the panel to judge."""
        if self.result == CriterionResult.PASS:
            return False
        return self.result == CriterionResult.FAIL or not self.criterion.is_judged


def criterion_lines(application: ProgressionApplication, day: date) -> list[CriterionLine]:
    """Every criterion of the route as it stands on `day`. A fixed number of queries for each kind of criterion."""
    said = said_of(application)
    return [
        _line(each, finding(application, each, day), said.get(each.pk, Said()))
        for each in criteria_of(application)
    ]


def _line(criterion: RouteCriterion, found: Finding, said: Said) -> CriterionLine:
    if found.result != CriterionResult.NOT_KNOWN:
        return CriterionLine(criterion, found.result, found.words, True, said)
    result, words = _by_word(said)
    if criterion.is_judged and result == CriterionResult.NOT_KNOWN:
        words = f"{words}; for the panel to judge" if words else "For the panel to judge"
    return CriterionLine(criterion, result, words or found.words, False, said)


def _by_word(said: Said) -> tuple[CriterionResult, str]:
    """The manager's word holds; the applicant's alone only where it says that something is not met."""
    parts = [_word("said", said.answer), _word("confirmed", said.confirmed)]
    words = "; ".join(part for part in parts if part)
    if said.confirmed is not None:
        return (CriterionResult.PASS if said.confirmed.met else CriterionResult.FAIL), words
    if said.answer is None:
        return CriterionResult.NOT_KNOWN, ""
    if not said.answer.met:
        return CriterionResult.FAIL, words
    return CriterionResult.NOT_KNOWN, f"{words}; the manager has not confirmed it"


def _word(what: str, answer: CriterionAnswer | None) -> str:
    if answer is None:
        return ""
    met = "met" if answer.met else "not met"
    more = f": {answer.words}" if answer.words else ""
    return f"{met}, {what} by {name_of(answer.by)} on {written_day(answer.on)}{more}"


def name_of(account: Account | None) -> str:
    return account.name if account else HR_SAID
