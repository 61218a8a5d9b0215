"""What an import says, as lines of text: for the command's output and the run's page."""

from collections.abc import Iterator

from workforce.imports.problems import Problems
from workforce.imports.run import CHANGES_SHOWN, Outcome
from workforce.written import counted


def problem_lines(problems: Problems, noun: str) -> Iterator[str]:
    """Every problem that is shown, and how many more there are."""
    for problem in problems.shown:
        yield str(problem)
    if problems.not_shown:
        yield f"and {problems.not_shown:,} more {noun}s"


def outcome_lines(outcome: Outcome) -> Iterator[str]:
    """Warnings, then the stored rows that change or end, then the sums by file."""
    if outcome.warnings.count:
        yield f"{counted(outcome.warnings.count, 'warning').capitalize()}:"
        yield from (f"  {line}" for line in problem_lines(outcome.warnings, "warning"))
    if outcome.changes:
        yield "Stored rows that change:"
        for change in outcome.changes:
            verb = "ends" if change.ends else "changes"
            yield f"  {change.file}, row {change.row}: {change.name}: {verb} ({change.columns})"
        total = sum(count.changed + count.ended for count in outcome.counts)
        if total > CHANGES_SHOWN:
            yield f"  and {total - CHANGES_SHOWN:,} more"
    width = max((len(count.file) for count in outcome.counts), default=0)
    for count in outcome.counts:
        sums = f"{count.added:,} added, {count.changed:,} changed, {count.ended:,} ended, {count.unchanged:,} unchanged"
        yield f"{count.file:<{width}}  {sums}"
