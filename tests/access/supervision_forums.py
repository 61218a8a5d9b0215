"""Who gets which answer at the addresses of forums and conferences, below /supervision/forums/."""

from collections.abc import Callable
from typing import Any

from tests.access.table import EVERY_ROLE, Row, roles
from tests.factories.supervision_forums import (
    ActionFactory,
    ClosureFactory,
    GatheringFactory,
    IssueFactory,
    SeriesFactory,
)
from tests.world import AGENCY, World

KEEPERS = roles("senior_leader", "hr", "learning", "psw")
RUNNER = roles("team_manager")
IN_POST = roles("practitioner", AGENCY, "team_manager")
INVITED = KEEPERS | IN_POST
OTHERS = EVERY_ROLE - INVITED
RECORDERS = KEEPERS | RUNNER

Args = Callable[[World], dict[str, Any]]


def _series(world: World) -> Any:
    """Everybody in post is invited; the team manager runs it."""
    return SeriesFactory(run_by=world.accounts["team_manager"].worker)


def _one(world: World) -> dict[str, Any]:
    return {"series_id": _series(world).pk}


def _managers(world: World) -> dict[str, Any]:
    """The team manager is the only one who manages somebody."""
    return {"series_id": SeriesFactory(managers=True).pk}


def _planned(world: World) -> dict[str, Any]:
    return {"meeting_id": GatheringFactory(series=_series(world)).pk}


def _held(world: World) -> dict[str, Any]:
    return {"meeting_id": GatheringFactory(series=_series(world), held=True).pk}


def _issue(world: World) -> dict[str, Any]:
    issue = IssueFactory(gathering__series=_series(world))
    return {"meeting_id": issue.gathering_id, "issue_id": issue.pk}


def _action(world: World) -> dict[str, Any]:
    """The practitioner's own."""
    return {"action_id": ActionFactory(issue__gathering__series=_series(world), owner=world.own).pk}


def _closure(world: World) -> dict[str, Any]:
    return {"closure_id": ClosureFactory().pk}


def _form(name: str, ok: frozenset[str], args: Args, hidden: frozenset[str] = frozenset()) -> list[Row]:
    """A form as a page, and sent in empty."""
    return [
        Row(name, ok, hidden, args=args),
        Row(name, ok, hidden, args=args, method="post", about="an empty form"),
    ]


NO_ARGS: Args = lambda world: {}  # noqa: E731
FOR_ALL = (
    *("forum_series", "forum_series_csv", "forum_calendar", "forum_calendar_csv", "forum_calendar_ics"),
    *("forum_actions", "forum_actions_csv"),
)
OF_SERIES = ("forum_series_one", "forum_meetings_csv", "forum_series_ics")

ROWS: list[Row] = [
    *(Row(name, EVERY_ROLE) for name in FOR_ALL),
    *(Row(name, INVITED, OTHERS, args=_one) for name in OF_SERIES),
    Row(
        "forum_series_one", KEEPERS | RUNNER, EVERY_ROLE - KEEPERS - RUNNER, args=_managers, about="managers"
    ),
    Row("forum_series_one", hidden=EVERY_ROLE, args=lambda world: {"series_id": 0}, about="no such series"),
    *_form("forum_series_add", KEEPERS, NO_ARGS),
    *_form("forum_series_change", KEEPERS, _one),
    *_form("forum_series_end", KEEPERS, _one),
    Row("forum_series_plan", KEEPERS, args=_one),
    *_form("forum_meeting_add", KEEPERS, _one),
    Row("forum_closures", KEEPERS),
    *_form("forum_closure_add", KEEPERS, NO_ARGS),
    Row("forum_closure_remove", KEEPERS, args=_closure),
    Row("forum_meeting", INVITED, OTHERS, args=_held),
    *_form("forum_meeting_hold", RECORDERS, _planned, OTHERS),
    *_form("forum_meeting_cancel", RECORDERS, _planned, OTHERS),
    *_form("forum_meeting_move", RECORDERS, _planned, OTHERS),
    Row("forum_meeting_names", RECORDERS, OTHERS, args=_held),
    *_form("forum_issue_add", RECORDERS, _held, OTHERS),
    *_form("forum_issue_answer", RECORDERS, _issue, OTHERS),
    *_form("forum_action_add", RECORDERS, _issue, OTHERS),
    *_form(
        "forum_action",
        RECORDERS | roles("practitioner"),
        _action,
        EVERY_ROLE - RECORDERS - roles("practitioner"),
    ),
]
