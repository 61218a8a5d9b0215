"""Every role: what it is for, what it may do, how far. The whole matrix on one screen."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import TextChoices

from workforce.access.permissions import Permission
from workforce.access.scope import ReachKind

P, K = Permission, ReachKind


class RoleName(TextChoices):
    """The names that grants use."""

    PRACTITIONER = "practitioner", "Practitioner"
    TEAM_MANAGER = "team_manager", "Team manager"
    SERVICE_MANAGER = "service_manager", "Service manager"
    SENIOR_LEADER = "senior_leader", "Senior leader"
    HR = "hr", "HR officer"
    LEARNING = "learning", "Learning and development"
    ASYE_COORDINATOR = "asye_coordinator", "ASYE coordinator"
    PRINCIPAL_SOCIAL_WORKER = "psw", "Principal social worker"
    EQUALITY = "equality", "Equality lead"
    AUDITOR = "auditor", "Auditor"
    ADMINISTRATOR = "administrator", "Administrator"


@dataclass(frozen=True, slots=True)
class RoleDefinition:
    """A role as an auditor reads it. `needs_unit`: a grant of it names a unit."""

    purpose: str
    permissions: Mapping[Permission, ReachKind]
    needs_unit: bool = False


_DIRECTORY = {P.SEE_DIRECTORY: K.EVERYONE, P.SEE_BENCHMARKS: K.EVERYONE}
_PRIVATE = (P.SEE_CONTACT, P.SEE_CHECKS)
_KEPT_BY_MANAGERS = (P.CHANGE_ABSENCE, P.CHANGE_CASELOAD, P.CONFIRM_TEAM, P.SEE_DATA_QUALITY)
_KEPT_BY_HR = (P.CHANGE_EMPLOYMENT, P.CHANGE_ESTABLISHMENT, P.CHANGE_CONTACT, P.CHANGE_CHECKS)
_OWN = (P.SEE_PROGRESSION, P.SEE_INDUCTION, P.SEE_ADJUSTMENTS, P.SEE_FLEXIBLE_WORKING)
_ASKED_FOR = (P.APPLY_FOR_PROGRESSION, P.CHANGE_INDUCTION, P.CHANGE_ADJUSTMENTS, P.CHANGE_FLEXIBLE_WORKING)
_LED_BY_MANAGERS = (
    P.SEE_PROGRESSION,
    P.SEE_INDUCTION,
    P.SEE_FLEXIBLE_WORKING,
    P.SUPPORT_PROGRESSION,
    P.SEE_PROGRESSION_FIGURES,
    P.CHANGE_INDUCTION,
    P.DECIDE_FLEXIBLE_WORKING,
    P.PUBLISH_NOTICES,
)
_ADJUSTMENTS = (P.SEE_ADJUSTMENTS, P.CHANGE_ADJUSTMENTS)
_MARKING = (P.SEE_SUCCESSION, P.MARK_CRITICAL)
_SUPERVISED = (P.SEE_SUPERVISION, P.READ_SUPERVISION, P.RECORD_SUPERVISION)
_APPRAISED = (P.SEE_APPRAISAL, P.READ_APPRAISAL, P.WRITE_APPRAISAL)
_SEEN_BY_MANAGERS = (P.SEE_SUPERVISION, P.SEE_SUPERVISION_FIGURES, P.SEE_APPRAISAL)
_PROGRAMMES = (P.KEEP_INDUCTION, P.KEEP_WELLBEING, P.PUBLISH_NOTICES, P.KEEP_PLANS)
_RECORD = (P.SEE_EMPLOYMENT, P.SEE_ABSENCE, P.SEE_CASELOAD, P.SEE_REGISTRATION, P.SEE_UNREGISTERED)


def _people_and_posts(kind: ReachKind) -> dict[Permission, ReachKind]:
    return _DIRECTORY | dict.fromkeys((*_RECORD, P.SEE_ESTABLISHMENT, P.SEE_FIGURES), kind)


ROLES: dict[RoleName, RoleDefinition] = {
    RoleName.PRACTITIONER: RoleDefinition(
        "Everybody in post, employed or through an agency, from first day to last: sees their own record.",
        _DIRECTORY
        | dict.fromkeys((*_RECORD, *_PRIVATE, P.SEE_EQUALITY), K.SELF)
        | dict.fromkeys((P.CHANGE_CONTACT, P.CHANGE_EQUALITY, P.CONFIRM_REGISTRATION), K.SELF)
        | dict.fromkeys((*_OWN, *_ASKED_FOR), K.SELF)
        | dict.fromkeys((*_SUPERVISED, *_APPRAISED), K.PAIR)
        | {P.SEE_FIGURES: K.OWN_TEAM},
    ),
    RoleName.TEAM_MANAGER: RoleDefinition(
        "Manages a team: sees its people, posts and figures; records absence and caseloads, and confirms who is in it.",
        _people_and_posts(K.LINE)
        | dict.fromkeys((*_PRIVATE, *_KEPT_BY_MANAGERS, *_LED_BY_MANAGERS, *_ADJUSTMENTS), K.LINE)
        | dict.fromkeys(_SEEN_BY_MANAGERS, K.LINE),
        needs_unit=True,
    ),
    RoleName.SERVICE_MANAGER: RoleDefinition(
        "Manages a service: sees the people, posts and figures of all teams in it.",
        _people_and_posts(K.UNIT)
        | dict.fromkeys(
            (*_PRIVATE, *_KEPT_BY_MANAGERS, *_LED_BY_MANAGERS, *_MARKING, P.CHANGE_SUCCESSION), K.UNIT
        )
        | dict.fromkeys(_ADJUSTMENTS, K.MANAGED)
        | dict.fromkeys((*_SEEN_BY_MANAGERS, P.COUNTERSIGN_APPRAISAL), K.UNIT),
        needs_unit=True,
    ),
    RoleName.SENIOR_LEADER: RoleDefinition(
        "Leads the directorate: sees every figure and the establishment, and nobody's record but the names of those "
        "who may not practise.",
        _DIRECTORY
        | dict.fromkeys((P.SEE_FIGURES, P.SEE_ESTABLISHMENT, P.SEE_UNREGISTERED), K.EVERYONE)
        | dict.fromkeys((*_MARKING, P.PUBLISH_NOTICES, P.KEEP_PLANS), K.EVERYONE)
        | dict.fromkeys((P.SEE_PROGRESSION_FIGURES, P.SEE_SUPERVISION_FIGURES, P.KEEP_FORUMS), K.EVERYONE),
    ),
    RoleName.HR: RoleDefinition(
        "Keeps the record of people and posts, and sees who changed it.",
        _people_and_posts(K.EVERYONE)
        | dict.fromkeys((*_PRIVATE, *_KEPT_BY_MANAGERS, *_KEPT_BY_HR), K.EVERYONE)
        | dict.fromkeys((*_OWN, P.DECIDE_PROGRESSION, P.CHANGE_INDUCTION, P.CHANGE_ADJUSTMENTS), K.EVERYONE)
        | dict.fromkeys((P.DECIDE_FLEXIBLE_WORKING, P.SEE_SUCCESSION, *_PROGRAMMES), K.EVERYONE)
        | {
            P.REMOVE_RECORDS: K.EVERYONE,
            P.IMPORT_RECORDS: K.EVERYONE,
            P.SEE_AUDIT: K.EVERYONE,
            P.SEE_RECORD_CHANGES: K.EVERYONE,
        }
        | dict.fromkeys(
            (P.SEE_PROGRESSION_FIGURES, P.SEE_SUPERVISION_FIGURES, P.OPEN_SUPERVISION), K.EVERYONE
        )
        | dict.fromkeys((P.KEEP_SUPERVISION, P.KEEP_APPRAISAL, P.KEEP_FORUMS), K.EVERYONE)
        | dict.fromkeys((P.SEE_APPRAISAL, P.READ_APPRAISAL), K.EVERYONE),
    ),
    RoleName.LEARNING: RoleDefinition(
        "Runs the training offer: sees the directory, posts and registrations, but no contracts.",
        _DIRECTORY
        | dict.fromkeys((P.SEE_ESTABLISHMENT, P.SEE_REGISTRATION, P.SEE_PROGRESSION), K.EVERYONE)
        | dict.fromkeys((P.SEE_INDUCTION, P.KEEP_INDUCTION, P.PUBLISH_NOTICES), K.EVERYONE)
        | dict.fromkeys((P.SEE_PROGRESSION_FIGURES, P.SEE_SUPERVISION_FIGURES), K.EVERYONE)
        | dict.fromkeys((P.SEE_DEVELOPMENT_NEEDS, P.KEEP_FORUMS), K.EVERYONE),
    ),
    RoleName.ASYE_COORDINATOR: RoleDefinition(
        "Runs the programme for newly qualified social workers: sees the directory and registrations.",
        _DIRECTORY | {P.SEE_REGISTRATION: K.EVERYONE},
    ),
    RoleName.PRINCIPAL_SOCIAL_WORKER: RoleDefinition(
        "Leads practice: sees every figure, posts and registrations, but no contracts.",
        _DIRECTORY
        | dict.fromkeys(
            (P.SEE_FIGURES, P.SEE_ESTABLISHMENT, P.SEE_REGISTRATION, P.SEE_UNREGISTERED), K.EVERYONE
        )
        | dict.fromkeys((P.SEE_PROGRESSION, P.DECIDE_PROGRESSION, *_MARKING), K.EVERYONE)
        | dict.fromkeys((P.PUBLISH_NOTICES, P.KEEP_PLANS, P.SEE_PROGRESSION_FIGURES), K.EVERYONE)
        | dict.fromkeys((P.SEE_SUPERVISION, P.SEE_SUPERVISION_FIGURES, P.AUDIT_SUPERVISION), K.EVERYONE)
        | dict.fromkeys((P.KEEP_SUPERVISION, P.KEEP_FORUMS), K.EVERYONE),
    ),
    RoleName.EQUALITY: RoleDefinition(
        "Holds equality data, which nobody else sees.", _DIRECTORY | {P.SEE_EQUALITY: K.EVERYONE}
    ),
    RoleName.AUDITOR: RoleDefinition(
        "Checks who changed what and who was given which role.",
        _DIRECTORY | dict.fromkeys((P.SEE_AUDIT, P.SEE_RECORD_CHANGES, P.SEE_ACCESS_CHANGES), K.EVERYONE),
    ),
    RoleName.ADMINISTRATOR: RoleDefinition(
        "Keeps accounts, roles, settings and reference data; sees no figures and nobody's record.",
        _DIRECTORY
        | dict.fromkeys(
            (P.MANAGE_ACCESS, P.CHANGE_SETTINGS, P.SEE_AUDIT, P.SEE_ACCESS_CHANGES, P.SEE_GALLERY), K.EVERYONE
        ),
    ),
}

ROLES_OVER_A_UNIT = tuple(role.value for role, definition in ROLES.items() if definition.needs_unit)
"""The roles that are granted over a unit; the others are granted over none."""

GRANTABLE = tuple(role for role in RoleName if role is not RoleName.PRACTITIONER)
"""The roles that somebody gives. Practitioner comes with the employment and goes with it."""
