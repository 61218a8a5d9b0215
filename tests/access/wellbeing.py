"""Who gets which answer at the addresses of notices, wellbeing, recognition and benefits, below /support/."""

from collections.abc import Callable
from typing import Any

from tests.access.table import EVERY_ROLE, Row, roles
from tests.factories.wellbeing import (
    AccreditationStageFactory,
    AnnouncementVersionFactory,
    BenefitFactory,
    BriefingManagerFactory,
    CelebrationEventFactory,
    CelebrationPromptFactory,
    CommitmentActionFactory,
    HubDocumentFactory,
    RecognitionFactory,
    WellbeingActivityFactory,
    WellbeingProgrammeFactory,
)
from tests.world import AGENCY, World
from workforce.models import BriefingQuestion

KEEPER = roles("hr")
IN_POST = roles("practitioner", AGENCY, "team_manager")
OWN_UNITS = roles("team_manager", "service_manager")
FOR_EVERYBODY = roles("senior_leader", "hr", "learning", "psw")
"""Who publishes for everybody."""
PUBLISHERS = OWN_UNITS | FOR_EVERYBODY

Args = Callable[[World], dict[str, Any]]


def _notice(unit: str) -> Args:
    def found(world: World) -> dict[str, Any]:
        units = [getattr(world, unit).pk]
        return {"notice_id": AnnouncementVersionFactory(everybody=False, unit_ids=units).announcement_id}

    return found


def _document(world: World) -> dict[str, Any]:
    return {"document_id": HubDocumentFactory().pk}


def _briefing(world: World) -> dict[str, Any]:
    """One that names the team manager."""
    manager = world.accounts["team_manager"].worker
    return {"briefing_id": BriefingManagerFactory(manager=manager, team=world.own_team).briefing_id}


def _question(world: World) -> dict[str, Any]:
    named = BriefingManagerFactory(manager=world.accounts["team_manager"].worker, team=world.own_team)
    asked = BriefingQuestion.objects.create(named=named, text="When?", on=named.briefing.published_on)
    return {"briefing_id": named.briefing_id, "question_id": asked.pk}


def _stage(world: World) -> dict[str, Any]:
    return {"accreditation_id": AccreditationStageFactory().accreditation_id}


def _evidence(world: World) -> dict[str, Any]:
    stage = AccreditationStageFactory()
    return {"accreditation_id": stage.accreditation_id, "stage_id": stage.pk}


def _commitment(world: World) -> dict[str, Any]:
    return {"commitment_id": CommitmentActionFactory().commitment_id}


def _action(world: World) -> dict[str, Any]:
    return {"action_id": CommitmentActionFactory(owner=world.own).pk}


def _nomination(world: World) -> dict[str, Any]:
    return {"recognition_id": RecognitionFactory(nominee=world.own).pk}


def _published(world: World) -> dict[str, Any]:
    return {"recognition_id": RecognitionFactory(nominee=world.own, published=True).pk}


def _to(to: str, of: Args) -> Args:
    return lambda world: of(world) | {"to": to}


def _event(world: World) -> dict[str, Any]:
    return {"event_id": CelebrationEventFactory().pk}


def _prompt(world: World) -> dict[str, Any]:
    return {"prompt_id": CelebrationPromptFactory(person=world.own).pk}


def _programme(world: World) -> dict[str, Any]:
    return {"programme_id": WellbeingProgrammeFactory().pk}


def _activity(world: World) -> dict[str, Any]:
    return {"activity_id": WellbeingActivityFactory(to_join=True).pk}


def _benefit(world: World) -> dict[str, Any]:
    return {"benefit_id": BenefitFactory().pk}


def _nothing(name: str) -> Args:
    return lambda world: {name: 0}


def _form(name: str, ok: frozenset[str], args: Args, hidden: frozenset[str] = frozenset()) -> list[Row]:
    """A form as a page, and sent in empty."""
    return [
        Row(name, ok, hidden, args=args),
        Row(name, ok, hidden, args=args, method="post", about="an empty form"),
    ]


NO_ARGS: Args = lambda world: {}  # noqa: E731

OPEN_TO_ALL = (
    *("notices", "notices_csv", "hub_documents", "hub_documents_csv", "briefings"),
    *("accreditations", "accreditations_csv", "commitments", "commitments_csv"),
    *("recognition", "recognition_csv", "celebration_events", "wellbeing", "benefits", "benefits_csv"),
)

NOTICES = [
    *_form("notice_publish", PUBLISHERS, NO_ARGS),
    Row("notice", IN_POST | FOR_EVERYBODY, EVERY_ROLE - IN_POST - FOR_EVERYBODY, args=_notice("own_team")),
    Row("notice", FOR_EVERYBODY, EVERY_ROLE - FOR_EVERYBODY, args=_notice("other_team"), about="other team"),
    Row("notice", hidden=EVERY_ROLE, args=_nothing("notice_id"), about="no such notice"),
    *_form("notice_correct", FOR_EVERYBODY, _notice("own_team"), OWN_UNITS),
    *_form("notice_withdraw", FOR_EVERYBODY, _notice("own_team"), OWN_UNITS),
    Row("notices", PUBLISHERS | EVERY_ROLE, query=lambda world: {"show": "published"}, about="published"),
    *_form("hub_document_add", PUBLISHERS, NO_ARGS),
    *_form("hub_document_review", FOR_EVERYBODY, _document, OWN_UNITS),
    Row("hub_document_withdraw", FOR_EVERYBODY, OWN_UNITS, args=_document),
]
NAMED = roles("team_manager")
BRIEFINGS = [
    *_form("briefing_publish", PUBLISHERS, NO_ARGS),
    Row("briefing", NAMED | FOR_EVERYBODY, EVERY_ROLE - NAMED - FOR_EVERYBODY, args=_briefing),
    Row("briefing", hidden=EVERY_ROLE, args=_nothing("briefing_id"), about="no such briefing"),
    Row("briefing_csv", FOR_EVERYBODY, EVERY_ROLE - FOR_EVERYBODY, args=_briefing),
    *_form("briefing_pass_on", NAMED, _briefing, EVERY_ROLE - NAMED),
    *_form("briefing_ask", NAMED, _briefing, EVERY_ROLE - NAMED),
    *_form("briefing_answer", FOR_EVERYBODY, _question, OWN_UNITS),
    Row("briefing_withdraw", FOR_EVERYBODY, OWN_UNITS, args=_briefing),
]
ACCREDITATIONS = [
    *_form("accreditation_add", KEEPER, NO_ARGS),
    Row("accreditation", EVERY_ROLE, args=_stage),
    Row("accreditation", hidden=EVERY_ROLE, args=_nothing("accreditation_id"), about="no such scheme"),
    *_form("accreditation_change", KEEPER, _stage),
    *_form("accreditation_stage", KEEPER, _stage),
    *_form("accreditation_evidence", KEEPER, _evidence),
    *_form("commitment_add", KEEPER, _stage),
    Row("accreditation_end", KEEPER, args=_stage),
    *_form("commitment_action_add", KEEPER, _commitment),
    *_form("commitment_action", KEEPER | roles("practitioner"), _action),
]
RECOGNITION = [
    *_form("recognition_nominate", EVERY_ROLE, NO_ARGS),
    Row(
        "recognition_one",
        KEEPER | roles("practitioner"),
        EVERY_ROLE - KEEPER - roles("practitioner"),
        args=_nomination,
        about="nominated",
    ),
    Row("recognition_one", EVERY_ROLE, args=_published, about="published"),
    Row(
        "recognition_move",
        KEEPER,
        EVERY_ROLE - KEEPER - roles("practitioner"),
        args=_to("approved", _nomination),
        about="approve",
    ),
    Row("recognition_move", roles("practitioner"), args=_to("refused", _published), about="refuse"),
    Row("recognition_move", hidden=EVERY_ROLE, args=_to("nonsense", _published), about="no such state"),
    Row("recognition_event", KEEPER, args=_published),
    *_form("celebration_event_add", KEEPER, NO_ARGS),
    Row("celebration_event_cancel", KEEPER, args=_event),
    Row("prompts", KEEPER),
    *_form("prompt_take_up", KEEPER, _prompt),
    Row("prompt_let_pass", KEEPER, args=_prompt),
]
WELLBEING = [
    *_form("wellbeing_add", KEEPER, NO_ARGS),
    Row("wellbeing_programme", EVERY_ROLE, args=_programme),
    Row("wellbeing_csv", EVERY_ROLE, args=_programme),
    *_form("wellbeing_change", KEEPER, _programme),
    *_form("wellbeing_activity_add", KEEPER, _programme),
    *_form("wellbeing_survey", KEEPER, _programme),
    *_form("wellbeing_activity", KEEPER, _activity),
    Row("wellbeing_activity_cancel", KEEPER, args=_activity),
    Row("wellbeing_join", IN_POST, EVERY_ROLE - IN_POST, args=_activity),
    Row("wellbeing_leave", IN_POST, EVERY_ROLE - IN_POST, args=_activity),
    Row("assistance", KEEPER),
    Row("assistance_csv", KEEPER),
    *_form("assistance_record", KEEPER, NO_ARGS),
]
BENEFITS = [
    Row("leave", IN_POST),
    *_form("benefit_add", KEEPER, NO_ARGS),
    *_form("benefit_review", KEEPER, _benefit),
    *_form("benefit_change", KEEPER, _benefit),
    *_form("benefit_end", KEEPER, _benefit),
]
COMMUNITY = [
    *_form("equality_community", roles("equality"), lambda world: {"about": "sex"}),
    Row("equality_community", hidden=roles("equality"), args=lambda world: {"about": "height"}),
]

ROWS: list[Row] = [
    *(Row(name, EVERY_ROLE) for name in OPEN_TO_ALL),
    *NOTICES,
    *BRIEFINGS,
    *ACCREDITATIONS,
    *RECOGNITION,
    *WELLBEING,
    *BENEFITS,
    *COMMUNITY,
]
