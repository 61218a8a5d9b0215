"""The matrix of roles against the one that the domain gives as the default (11.2), cell by cell."""

import pytest

from workforce.access.permissions import Permission as Can
from workforce.access.roles import GRANTABLE, ROLES, ROLES_OVER_A_UNIT, RoleName
from workforce.access.scope import ReachKind as To

PRACTITIONER, TEAM, SERVICE = RoleName.PRACTITIONER, RoleName.TEAM_MANAGER, RoleName.SERVICE_MANAGER
LEADER, HR, LEARNING, ASYE = RoleName.SENIOR_LEADER, RoleName.HR, RoleName.LEARNING, RoleName.ASYE_COORDINATOR
PSW, ADMIN = RoleName.PRINCIPAL_SOCIAL_WORKER, RoleName.ADMINISTRATOR

BY_THE_DOMAIN: dict[Can, dict[RoleName, To]] = {
    Can.SEE_DIRECTORY: dict.fromkeys(RoleName, To.EVERYONE),
    Can.SEE_EMPLOYMENT: {PRACTITIONER: To.SELF, TEAM: To.LINE, SERVICE: To.UNIT, HR: To.EVERYONE},
    Can.SEE_EQUALITY: {PRACTITIONER: To.SELF, RoleName.EQUALITY: To.EVERYONE},
    Can.SEE_ESTABLISHMENT: {
        TEAM: To.LINE,
        SERVICE: To.UNIT,
        LEADER: To.EVERYONE,
        HR: To.EVERYONE,
        LEARNING: To.EVERYONE,
        PSW: To.EVERYONE,
    },
    Can.SEE_ABSENCE: {PRACTITIONER: To.SELF, TEAM: To.LINE, SERVICE: To.UNIT, HR: To.EVERYONE},
    Can.SEE_CASELOAD: {PRACTITIONER: To.SELF, TEAM: To.LINE, SERVICE: To.UNIT, HR: To.EVERYONE},
    Can.SEE_REGISTRATION: {
        PRACTITIONER: To.SELF,
        TEAM: To.LINE,
        SERVICE: To.UNIT,
        HR: To.EVERYONE,
        LEARNING: To.EVERYONE,
        ASYE: To.EVERYONE,
        PSW: To.EVERYONE,
    },
    Can.SEE_UNREGISTERED: {
        PRACTITIONER: To.SELF,
        TEAM: To.LINE,
        SERVICE: To.UNIT,
        LEADER: To.EVERYONE,
        HR: To.EVERYONE,
        PSW: To.EVERYONE,
    },
    Can.SEE_CHECKS: {PRACTITIONER: To.SELF, TEAM: To.LINE, SERVICE: To.UNIT, HR: To.EVERYONE},
    Can.CHANGE_CHECKS: {HR: To.EVERYONE},
    Can.CONFIRM_REGISTRATION: {PRACTITIONER: To.SELF},
    Can.SEE_FIGURES: {
        PRACTITIONER: To.OWN_TEAM,
        TEAM: To.LINE,
        SERVICE: To.UNIT,
        LEADER: To.EVERYONE,
        HR: To.EVERYONE,
        PSW: To.EVERYONE,
    },
    Can.SEE_AUDIT: dict.fromkeys((HR, RoleName.AUDITOR, ADMIN), To.EVERYONE),
    Can.SEE_RECORD_CHANGES: dict.fromkeys((HR, RoleName.AUDITOR), To.EVERYONE),
    Can.SEE_ACCESS_CHANGES: dict.fromkeys((RoleName.AUDITOR, ADMIN), To.EVERYONE),
    Can.MANAGE_ACCESS: {ADMIN: To.EVERYONE},
    Can.CHANGE_SETTINGS: {ADMIN: To.EVERYONE},
}


@pytest.mark.parametrize("permission", BY_THE_DOMAIN)
def test_permission_reaches_as_the_domain_says(permission: Can) -> None:
    found = {
        role: each.permissions[permission] for role, each in ROLES.items() if permission in each.permissions
    }
    assert found == BY_THE_DOMAIN[permission]


def test_every_role_is_defined_and_says_what_it_is_for() -> None:
    assert set(ROLES) == set(RoleName)
    assert all(definition.purpose.endswith(".") for definition in ROLES.values())


def test_only_managers_are_granted_a_unit() -> None:
    assert ROLES_OVER_A_UNIT == ("team_manager", "service_manager")


def test_reach_of_a_unit_belongs_to_roles_over_a_unit() -> None:
    for definition in ROLES.values():
        over_a_unit = {To.LINE, To.UNIT} & set(definition.permissions.values())
        assert bool(over_a_unit) == definition.needs_unit


def test_practitioner_is_not_for_granting() -> None:
    assert RoleName.PRACTITIONER not in GRANTABLE
    assert len(GRANTABLE) == len(RoleName) - 1
