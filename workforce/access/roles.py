"""Every role: what it is for, what it may do, how far. The whole matrix on one screen."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import TextChoices

from workforce.access.permissions import Permission as P
from workforce.access.scope import ReachKind as K


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
    permissions: Mapping[P, K]
    needs_unit: bool = False


_OWN = {
    P.SEE_DIRECTORY: K.EVERYONE,
    P.SEE_BENCHMARKS: K.EVERYONE,
    P.SEE_EMPLOYMENT: K.SELF,
    P.SEE_EQUALITY: K.SELF,
    P.SEE_ABSENCE: K.SELF,
    P.SEE_CASELOAD: K.SELF,
    P.SEE_REGISTRATION: K.SELF,
}
_NAMES = {P.SEE_DIRECTORY: K.EVERYONE, P.SEE_BENCHMARKS: K.EVERYONE}


def _people_and_posts(kind: K) -> dict[P, K]:
    about = (P.SEE_EMPLOYMENT, P.SEE_ESTABLISHMENT, P.SEE_ABSENCE, P.SEE_CASELOAD, P.SEE_REGISTRATION)
    return dict.fromkeys((*about, P.SEE_FIGURES), kind)


ROLES: dict[RoleName, RoleDefinition] = {
    RoleName.PRACTITIONER: RoleDefinition(
        "Everybody with an employment or agency assignment, from the first day to the last: sees their own record.",
        _OWN | {P.SEE_FIGURES: K.OWN_TEAM},
    ),
    RoleName.TEAM_MANAGER: RoleDefinition(
        "Manages a team: sees its people, posts and figures.", _NAMES | _people_and_posts(K.LINE), needs_unit=True
    ),
    RoleName.SERVICE_MANAGER: RoleDefinition(
        "Manages a service: sees the people, posts and figures of all teams in it.",
        _NAMES | _people_and_posts(K.UNIT),
        needs_unit=True,
    ),
    RoleName.SENIOR_LEADER: RoleDefinition(
        "Leads the directorate: sees every figure, and no named person behind one.",
        _NAMES | {P.SEE_FIGURES: K.EVERYONE},
    ),
    RoleName.HR: RoleDefinition(
        "Keeps the record of people and posts.",
        _NAMES | _people_and_posts(K.EVERYONE) | {P.IMPORT_RECORDS: K.EVERYONE},
    ),
    RoleName.LEARNING: RoleDefinition(
        "Runs the training offer: sees the directory and registrations.",
        _NAMES | {P.SEE_REGISTRATION: K.EVERYONE},
    ),
    RoleName.ASYE_COORDINATOR: RoleDefinition(
        "Runs the programme for newly qualified social workers: sees the directory and registrations.",
        _NAMES | {P.SEE_REGISTRATION: K.EVERYONE},
    ),
    RoleName.PRINCIPAL_SOCIAL_WORKER: RoleDefinition(
        "Leads practice: sees every figure, posts and registrations, but no contracts.",
        _NAMES
        | {P.SEE_FIGURES: K.EVERYONE, P.SEE_ESTABLISHMENT: K.EVERYONE, P.SEE_REGISTRATION: K.EVERYONE},
    ),
    RoleName.EQUALITY: RoleDefinition(
        "Holds equality data, which nobody else sees.", _NAMES | {P.SEE_EQUALITY: K.EVERYONE}
    ),
    RoleName.AUDITOR: RoleDefinition(
        "Checks who changed what and who was given which role.", _NAMES | {P.SEE_AUDIT: K.EVERYONE}
    ),
    RoleName.ADMINISTRATOR: RoleDefinition(
        "Keeps accounts, roles, settings and reference data; sees no figures and nobody's record.",
        _NAMES
        | {
            P.MANAGE_ACCESS: K.EVERYONE,
            P.CHANGE_SETTINGS: K.EVERYONE,
            P.SEE_AUDIT: K.EVERYONE,
            P.SEE_GALLERY: K.EVERYONE,
        },
    ),
}
