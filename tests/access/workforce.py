"""Who gets which answer at the ground floor's addresses. The roles are those of domain matrix 11.2."""

from collections.abc import Callable, Iterator
from typing import Any

from django.utils import timezone

from tests.access.table import EVERY_ROLE, EVERYBODY, Row, roles
from tests.periods import LONG_AGO, SINCE_LONG_AGO
from tests.world import AGENCY, World
from workforce.enums import TeamAnswer
from workforce.models import (
    ImportRun,
    PostTerms,
    QualityAcceptance,
    RoleGrant,
    SavedFilter,
    TeamConfirmation,
    Worker,
)


def _a_grant(world: World) -> dict[str, int]:
    return {"grant_id": RoleGrant.objects.get(role="hr").pk}


def _a_grant_over_a_unit(world: World) -> dict[str, int]:
    return {"grant_id": RoleGrant.objects.get(role="team_manager").pk}


def _reference(reference: str) -> Callable[[World], dict[str, str]]:
    return lambda world: {"reference": reference}


COMING_AND_GOING = (
    "person_rejoin",
    "person_assign",
    "person_convert",
    "person_notice",
    "person_withdraw",
    "person_leave",
    "person_last_day",
)


def _of(*names: str, worker: str, ok: frozenset[str], hidden: frozenset[str] = frozenset()) -> Iterator[Row]:
    """A form about a worker's record, as a page and sent in empty."""
    for name in names:
        for method in ("get", "post"):
            yield Row(
                name,
                ok,
                hidden,
                args=lambda world: {"reference": getattr(world, worker).reference},
                method=method,
                about=f"{method}, {worker}",
            )


HR = roles("hr")
IN_POST = roles("practitioner", AGENCY, "team_manager")
"""Who works here, and so may say something about their own registration."""
SEES_REGISTRATIONS = IN_POST | roles("service_manager", "hr", "learning", "asye_coordinator", "psw")
SEES_CHECKS = IN_POST | roles("service_manager", "hr")
OF_REGISTRATIONS = ("person_registration", "person_look", "person_support")
OF_CHECKS = ("person_check_request", "person_check_record", "person_check_update")
OWN_WORD = ("person_confirm", "person_cpd", "person_revalidation")


def _an_import(world: World) -> dict[str, int]:
    """An import that was cancelled: there is nothing more to do with it."""
    now = timezone.now()
    found, _ = ImportRun.objects.get_or_create(
        source="walk", defaults={"state": "cancelled", "requested_at": now, "finished_at": now}
    )
    return {"run_id": found.pk}


IMPORTS = roles("hr")


def _a_filter(world: World) -> dict[str, int]:
    """One of HR's."""
    hr = world.accounts["hr"]
    kept, _ = SavedFilter.objects.get_or_create(account=hr, page="people", name="North", query="q=north")
    return {"filter_id": kept.pk}


ADMINISTRATOR = roles("administrator")
SEES_CHANGES = roles("hr", "auditor", "administrator")


def _own(world: World) -> dict[str, str]:
    return {"reference": world.own.reference}


NO_CHANGE = "00000000-0000-4000-8000-000000000000"
VERBS_OF_CAREERS = (
    *("person_hours", "person_move", "person_promote", "person_manager", "person_hand_over"),
    *("person_act_up", "person_end_acting_up", "person_second_out", "person_back"),
)
CAREERS = [
    row
    for name in VERBS_OF_CAREERS
    for row in (
        Row(name, HR, args=_own),
        Row(name, HR, args=lambda world: {"reference": world.other.reference}, about="other team"),
        Row(name, HR, args=_own, method="post", about="an empty form"),
        Row(name, hidden=HR, args=lambda world: {"reference": "NOBODY"}, about="never here"),
    )
]


def _row_of(kind: str, rows: str, whose: str = "own") -> Callable[[World], dict[str, object]]:
    def found(world: World) -> dict[str, object]:
        worker = getattr(world, whose)
        return {"reference": worker.reference, "kind": kind, "pk": getattr(worker, rows).get().pk}

    return found


KEEPS_PEOPLE = roles("team_manager", "service_manager", "hr")
"""Who records absence and cases, confirms teams and sees the queue of data quality."""


def _spell(whose: str) -> Callable[[World], dict[str, object]]:
    def found(world: World) -> dict[str, object]:
        worker: Worker = getattr(world, whose)
        return {"reference": worker.reference, "absence_id": worker.absences.get().pk}

    return found


_MANAGERS = roles("team_manager", "service_manager")
_KEEPERS = HR | _MANAGERS
CORRECTIONS = [
    Row("person_corrections", _KEEPERS, args=_own),
    Row(
        "person_corrections",
        HR,
        hidden=_MANAGERS,
        args=lambda world: {"reference": world.other.reference},
        about="other team",
    ),
    *(
        row
        for name in ("person_correct", "person_delete")
        for row in (
            Row(name, HR, args=_row_of("contract", "employments"), about="contract"),
            Row(name, HR, args=_row_of("assignment", "assignments"), about="assignment"),
            Row(name, _KEEPERS, args=_row_of("absence", "absences"), about="absence"),
            Row(name, _KEEPERS, args=_row_of("caseload", "caseload_counts"), about="caseload"),
            Row(name, _KEEPERS, args=_row_of("absence", "absences"), method="post", about="an empty form"),
            Row(
                name,
                HR,
                hidden=_MANAGERS,
                args=_row_of("absence", "absences", "other"),
                about="absence in another team",
            ),
            Row(
                name,
                hidden=HR,
                args=lambda world: {"reference": "OWN", "kind": "arrangement", "pk": 0},
                about="no such row",
            ),
            Row(
                name,
                hidden=EVERY_ROLE | EVERYBODY,
                args=lambda world: {"reference": "OWN", "kind": "person", "pk": 1},
                about="no such kind",
            ),
        )
    ),
]
SEES_POSTS = roles("team_manager", "service_manager", "senior_leader", "hr", "learning", "psw")
NOT_OF_OWN_UNIT = SEES_POSTS - roles("team_manager", "service_manager")
KINDS = ("merge", "split", "move", "rename", "open", "close")


def _own_post(world: World) -> dict[str, str]:
    return {"reference": PostTerms.objects.get(team=world.own_team).post.reference}


def _of_posts(name: str) -> list[Row]:
    """A verb about a post: HR's alone, on any post."""
    return [
        Row(name, HR, args=_own_post),
        Row(name, HR, args=_own_post, method="post", about="an empty form"),
        Row(name, hidden=HR, args=lambda world: {"reference": "NOWHERE"}, about="no such post"),
    ]


def _own_manager(world: World) -> dict[str, str]:
    return {"reference": "MANAGER"}


def _of_one_absence(name: str) -> list[Row]:
    """A page about one spell: in one's own team, in another, and a spell of somebody else."""
    return [
        Row(name, KEEPS_PEOPLE, args=_spell("own"), about="own team"),
        Row(name, roles("hr"), hidden=KEEPS_PEOPLE - roles("hr"), args=_spell("other"), about="other team"),
        Row(
            name,
            hidden=KEEPS_PEOPLE,
            args=lambda world: _spell("other")(world) | {"reference": "OWN"},
            about="a spell of somebody else",
        ),
    ]


def _of_a_team(name: str, **more: Any) -> list[Row]:
    """A page about one team: one's own, another, a service, and none."""
    above = roles("hr")
    return [
        Row(name, KEEPS_PEOPLE, args=lambda world: {"code": "OWN-1"}, about="own team", **more),
        Row(
            name,
            above,
            hidden=KEEPS_PEOPLE - above,
            args=lambda world: {"code": "OTHER-1"},
            about="other team",
            **more,
        ),
        Row(name, hidden=KEEPS_PEOPLE, args=lambda world: {"code": "OWN"}, about="a service", **more),
        Row(name, hidden=KEEPS_PEOPLE, args=lambda world: {"code": "NOWHERE"}, about="no such team", **more),
    ]


def _said_wrong(team: str) -> Callable[[World], dict[str, object]]:
    def found(world: World) -> dict[str, object]:
        unit = getattr(world, team)
        said, _ = TeamConfirmation.objects.get_or_create(
            team=unit, answer=TeamAnswer.MISSING, words="Somebody", on=LONG_AGO
        )
        return {"confirmation_id": said.pk}

    return found


def _line(whose: str) -> Callable[[World], dict[str, object]]:
    def found(world: World) -> dict[str, object]:
        return {"kind": "caseload_old", "subject": f"worker:{getattr(world, whose).pk}"}

    return found


def _accepted_line(whose: str) -> Callable[[World], dict[str, object]]:
    def found(world: World) -> dict[str, object]:
        line = {"kind": "return_items", "subject": f"worker:{getattr(world, whose).pk}"}
        QualityAcceptance.objects.get_or_create(**line, reason="Known", period=SINCE_LONG_AGO)
        return line

    return found


def _of_a_line(name: str, args: Callable[[str], Callable[[World], dict[str, object]]]) -> list[Row]:
    return [
        Row(name, KEEPS_PEOPLE, args=args("own"), about="own team"),
        Row(name, roles("hr"), hidden=KEEPS_PEOPLE - roles("hr"), args=args("other"), about="other team"),
        Row(
            name,
            hidden=KEEPS_PEOPLE,
            args=lambda world: {"kind": "no-such-kind", "subject": "worker:1"},
            about="no such kind",
        ),
    ]


PRESENCE = [
    Row("absences", KEEPS_PEOPLE),
    Row("absences", KEEPS_PEOPLE, query=lambda world: {"which": "year"}, about="of the year"),
    Row("absences_csv", KEEPS_PEOPLE),
    Row("person_absences", KEEPS_PEOPLE, args=lambda world: {"reference": "OWN"}, about="own team"),
    Row(
        "person_absences",
        roles("hr"),
        hidden=KEEPS_PEOPLE - roles("hr"),
        args=lambda world: {"reference": "OTHER"},
        about="other team",
    ),
    Row(
        "person_absences",
        roles("service_manager", "hr"),
        hidden=roles("team_manager"),
        args=_own_manager,
        about="the team manager's own",
    ),
    Row("person_absence_begin", KEEPS_PEOPLE, args=lambda world: {"reference": "OWN"}, about="own team"),
    Row(
        "person_absence_begin",
        roles("hr"),
        hidden=KEEPS_PEOPLE - roles("hr"),
        args=lambda world: {"reference": "OTHER"},
        about="other team",
    ),
    Row(
        "person_absence_begin",
        roles("service_manager", "hr"),
        hidden=roles("team_manager"),
        args=_own_manager,
        method="post",
        about="the team manager's own",
    ),
    *_of_one_absence("person_absence_return"),
    *_of_one_absence("person_absence_change"),
    *_of_one_absence("person_absence_remove"),
    *_of_one_absence("person_absence_conversation"),
    Row("caseloads", KEEPS_PEOPLE),
    *_of_a_team("team_caseload"),
    Row("team_checks", KEEPS_PEOPLE),
    *_of_a_team("team_check"),
    Row("team_check_settle", KEEPS_PEOPLE, args=_said_wrong("own_team"), about="own team"),
    Row(
        "team_check_settle",
        roles("hr"),
        hidden=KEEPS_PEOPLE - roles("hr"),
        args=_said_wrong("other_team"),
        about="other team",
    ),
    Row("quality", KEEPS_PEOPLE),
    Row("quality", KEEPS_PEOPLE, query=lambda world: {"show": "accepted"}, about="accepted"),
    Row("quality_csv", KEEPS_PEOPLE),
    *_of_a_line("quality_accept", _line),
    *_of_a_line("quality_put_back", _accepted_line),
]
"""Absence, caseloads, checks of teams, data quality."""

CAREERS += [
    Row("person_undo_last", HR, answer=302, args=_own),
    Row("person_undo_last", hidden=HR, args=lambda world: {"reference": "NOBODY"}, about="never here"),
    Row("person_undo", hidden=HR, args=lambda world: {"reference": "OWN", "change": NO_CHANGE}),
    Row(
        "person_undo", hidden=HR, method="post", args=lambda world: {"reference": "OWN", "change": NO_CHANGE}
    ),
]

SEES_REGISTRATION = roles("hr", "psw", "learning", "asye_coordinator")
OWN_LINE = roles("practitioner", "team_manager", "service_manager")
TABS = {
    "timeline": (SEES_REGISTRATION, OWN_LINE),
    "absence": (roles("hr"), OWN_LINE),
    "registration": (SEES_REGISTRATION, OWN_LINE),
    "contact": (roles("hr"), OWN_LINE),
    "equality": (roles("equality"), roles("practitioner")),
    "history": (roles("hr", "auditor"), frozenset[str]()),
}
"""The tabs of a person: who sees everybody's, and who those of people in their own reach."""


def _tab_rows() -> Iterator[Row]:
    for tab, (everybodys, own) in TABS.items():
        own_name = {"timeline": "person_timeline", "history": "person_history"}.get(tab, "person_tab")
        given = {} if own_name != "person_tab" else {"tab": tab}
        for reference, allowed in (("OWN", everybodys | own), ("OTHER", everybodys)):
            arguments = {"reference": reference} | given
            yield Row(
                own_name,
                allowed,
                hidden=EVERY_ROLE - allowed,
                args=lambda world, arguments=arguments: arguments,
                about=f"{tab} of {reference}",
            )


ROWS = [
    *CAREERS,
    *CORRECTIONS,
    *PRESENCE,
    Row("home", EVERYBODY),
    Row("due", EVERYBODY),
    Row("due_csv", EVERYBODY),
    Row("careers", EVERY_ROLE),
    Row("support", EVERY_ROLE),
    Row("plans", EVERY_ROLE),
    Row("establishment", SEES_POSTS),
    Row("establishment", SEES_POSTS, query=lambda world: {"as_at": "2020-02-29"}, about="another day"),
    Row("establishment_csv", SEES_POSTS),
    Row("posts", SEES_POSTS),
    Row("posts_csv", SEES_POSTS),
    Row("unit", SEES_POSTS, args=lambda world: {"code": "OWN-1"}, about="own team"),
    Row(
        "unit",
        NOT_OF_OWN_UNIT | roles("service_manager"),
        hidden=roles("team_manager"),
        args=lambda world: {"code": "OWN-2"},
        about="sister team",
    ),
    Row(
        "unit",
        NOT_OF_OWN_UNIT,
        hidden=roles("team_manager", "service_manager"),
        args=lambda world: {"code": "OTHER-1"},
        about="other team",
    ),
    Row("unit", hidden=SEES_POSTS, args=lambda world: {"code": "NOWHERE"}, about="no such unit"),
    Row("post", SEES_POSTS, args=_own_post, about="own team"),
    Row("post", hidden=SEES_POSTS, args=lambda world: {"reference": "NOWHERE"}, about="no such post"),
    Row("reorganise", HR),
    *(Row("reorganise_kind", HR, args=lambda world, kind=kind: {"kind": kind}) for kind in KINDS),
    Row("reorganise_kind", HR, args=lambda world: {"kind": "merge"}, method="post", about="an empty form"),
    Row("reorganise_kind", hidden=HR, args=lambda world: {"kind": "nonsense"}, about="no such kind"),
    Row("post_create", HR),
    Row("post_create", HR, method="post", about="an empty form"),
    *_of_posts("post_change"),
    *_of_posts("post_freeze"),
    *_of_posts("post_unfreeze"),
    *_of_posts("post_close"),
    *_of_posts("post_correct"),
    *_of_posts("post_delete"),
    Row("post_undo_last", HR, answer=302, args=_own_post),
    Row("post_undo_last", hidden=HR, args=lambda world: {"reference": "NOWHERE"}, about="no such post"),
    Row("post_undo", hidden=HR, args=lambda world: _own_post(world) | {"change": NO_CHANGE}),
    Row("post_undo", hidden=HR, method="post", args=lambda world: _own_post(world) | {"change": NO_CHANGE}),
    Row("people", EVERY_ROLE),
    Row(
        "people",
        EVERY_ROLE,
        query=lambda world: {"q": world.other.last_name, "who": "everybody"},
        about="by name",
    ),
    Row("person", EVERY_ROLE, args=lambda world: {"reference": world.own.reference}, about="own team"),
    Row("person", EVERY_ROLE, args=lambda world: {"reference": world.other.reference}, about="other team"),
    Row(
        "person",
        # in the directory of nobody since yesterday: only for those in whose units it was, and HR
        roles("team_manager", "service_manager", "hr"),
        hidden=EVERY_ROLE - roles("team_manager", "service_manager", "hr"),
        args=lambda world: {"reference": "GONE"},
        about="left yesterday",
    ),
    Row("person", hidden=EVERY_ROLE, args=lambda world: {"reference": "NOBODY"}, about="never here"),
    Row("people_appoint", HR),
    Row("people_appoint", HR, method="post", about="an empty form"),
    *(Row(name, HR, args=_reference("OWN"), about="own team") for name in COMING_AND_GOING),
    *(Row(name, HR, args=_reference("OTHER"), about="other team") for name in COMING_AND_GOING),
    *(Row(name, HR, args=_reference("GONE"), about="left yesterday") for name in COMING_AND_GOING),
    *(
        Row(name, HR, args=_reference("OWN"), method="post", about="an empty form")
        for name in COMING_AND_GOING
    ),
    *(Row(name, hidden=HR, args=_reference("NOBODY"), about="never here") for name in COMING_AND_GOING),
    *_of(*OF_REGISTRATIONS, *OF_CHECKS, worker="own", ok=HR),
    *_of(*OF_REGISTRATIONS, *OF_CHECKS, worker="other", ok=HR),
    *_of(*OWN_WORD, worker="own", ok=roles("practitioner"), hidden=IN_POST - roles("practitioner")),
    *_of(*OWN_WORD, worker="other", ok=frozenset(), hidden=IN_POST),
    Row("registrations", SEES_REGISTRATIONS),
    Row("registrations_file", SEES_REGISTRATIONS),
    Row("registrations_look", HR),
    Row("registrations_look", HR, method="post", about="an empty form"),
    Row("checks", SEES_CHECKS),
    Row("checks_file", SEES_CHECKS),
    *_tab_rows(),
    Row(
        "person_contact",
        roles("practitioner", "hr"),
        hidden=roles("team_manager", "agency worker"),
        args=lambda world: {"reference": world.own.reference},
    ),
    Row(
        "person_contact",
        roles("hr"),
        hidden=roles("practitioner", "team_manager", "agency worker"),
        args=lambda world: {"reference": world.other.reference},
        about="other team",
    ),
    Row(
        "person_equality",
        roles("practitioner"),
        hidden=roles("team_manager", "agency worker"),
        args=lambda world: {"reference": world.own.reference},
    ),
    Row(
        "person_equality",
        hidden=roles("practitioner", "team_manager", "agency worker"),
        args=lambda world: {"reference": world.other.reference},
        about="other team",
    ),
    Row("people_csv", EVERY_ROLE),
    Row("subject_access", IN_POST, EVERYBODY - IN_POST),
    Row("subject_access", IN_POST, EVERYBODY - IN_POST, method="post", about="the copy"),
    Row("digest_preference", EVERYBODY),
    Row("digest_preference", EVERYBODY, method="post", about="an empty form"),
    Row("saved_filters", EVERY_ROLE),
    Row("saved_filter_save", EVERY_ROLE),
    Row("saved_filter_save", EVERY_ROLE, method="post", about="an empty form"),
    Row("saved_filter_rename", roles("hr"), hidden=EVERY_ROLE - roles("hr"), args=_a_filter),
    Row("saved_filter_delete", roles("hr"), hidden=EVERY_ROLE - roles("hr"), args=_a_filter),
    Row("equality", roles("equality")),
    Row("equality_csv", roles("equality")),
    Row("access", ADMINISTRATOR),
    Row("access_grant", ADMINISTRATOR),
    Row("access_grant", ADMINISTRATOR, method="post", about="an empty form"),
    Row("access_end", ADMINISTRATOR, args=_a_grant),
    Row("access_end", ADMINISTRATOR, args=_a_grant, method="post", about="an empty form"),
    Row("access_end", hidden=ADMINISTRATOR, args=lambda world: {"grant_id": 0}, about="no such grant"),
    Row("access_move", ADMINISTRATOR, args=_a_grant_over_a_unit),
    Row("access_move", ADMINISTRATOR, args=_a_grant_over_a_unit, method="post", about="an empty form"),
    Row("access_move", hidden=ADMINISTRATOR, args=_a_grant, about="over no unit"),
    Row("retention", HR),
    Row("retention_remove", HR),
    Row("retention_remove", HR, method="post", about="an empty form"),
    Row("retention_hold", HR),
    Row("retention_hold", HR, method="post", about="an empty form"),
    Row("retention_hold_end", hidden=HR, args=lambda world: {"hold_id": 0}, about="no such hold"),
    Row("changes", SEES_CHANGES),
    Row("changes", SEES_CHANGES, query=lambda world: {"kind": "workerequality"}, about="of equality data"),
    Row("imports", IMPORTS),
    Row("import_upload", IMPORTS),
    Row("import_upload", IMPORTS, method="post", about="without files"),
    Row("import_blank", IMPORTS, args=lambda world: {"name": "workers.csv"}),
    Row("import_blank", hidden=IMPORTS, args=lambda world: {"name": "secrets.csv"}, about="no such file"),
    Row("import", IMPORTS, args=_an_import),
    Row("import", hidden=IMPORTS, args=lambda world: {"run_id": 0}, about="no such import"),
    Row("import_confirm", IMPORTS, answer=302, args=_an_import),
    Row("import_confirm", IMPORTS, args=_an_import, method="post", about="too late: said on its page"),
    Row("import_cancel", IMPORTS, answer=302, args=_an_import),
    Row("import_cancel", IMPORTS, answer=302, args=_an_import, method="post", about="too late"),
    Row("import_undo", IMPORTS, args=_an_import),
    Row("import_undo", IMPORTS, answer=302, args=_an_import, method="post", about="nothing to undo"),
    Row("import_problems", IMPORTS, args=_an_import),
    Row("import_problems_csv", IMPORTS, args=_an_import),
    Row("import_lines", IMPORTS, args=_an_import),
    Row("import_file", hidden=IMPORTS, args=lambda world: _an_import(world) | {"file_id": 0}),
    Row("gallery", ADMINISTRATOR),
    Row("theme", EVERYBODY, signed_out=200),
    Row("accessibility", EVERYBODY, signed_out=200),
    Row("privacy", EVERYBODY, signed_out=200),
    Row("health_live", EVERYBODY, signed_out=200),
    Row("health_ready", EVERYBODY, signed_out=200),
    # signing in: whoever is signed in already is led on
    Row("account_login", EVERYBODY, answer=302, signed_out=200),
    Row("account_logout", EVERYBODY, signed_out=302),
    Row("account_inactive", EVERYBODY, signed_out=200),
    Row("account_signup", EVERYBODY, answer=302, signed_out=200),
    Row("account_reauthenticate", EVERYBODY),
    Row("account_change_password", EVERYBODY),
    Row("account_set_password", EVERYBODY, answer=302),
    Row("account_reset_password", EVERYBODY, signed_out=200),
    Row("account_reset_password_done", EVERYBODY, signed_out=200),
    Row(
        "account_reset_password_from_key",
        EVERYBODY,
        signed_out=200,
        args=lambda world: {"uidb36": "1", "key": "a-wrong-key"},
    ),
    Row("account_reset_password_from_key_done", EVERYBODY, signed_out=200),
]
