"""The numbers of the rules on registration and checks, as they hold on a day."""

from datetime import date

from workforce.policy import PolicyKey
from workforce.queries.policy import PolicyTable
from workforce.rules.checks import CheckRules
from workforce.rules.cycles import Window, day_of_year
from workforce.rules.progression import ProgressionRules
from workforce.rules.registration import RegistrationRules
from workforce.rules.revalidation import RevalidationRules


def registration_rules(policies: PolicyTable, day: date) -> RegistrationRules:
    """What holds on `day`. No query."""
    cpd = policies.value(PolicyKey.SWE_CPD, day)
    windows = policies.value(PolicyKey.HCPC_WINDOWS, day)
    return RegistrationRules(
        swe=Window.of(policies.value(PolicyKey.SWE_WINDOW, day)),
        swe_cutoff=day_of_year(policies.value(PolicyKey.SWE_CUTOFF, day)),
        hcpc={profession: Window.of(window) for profession, window in windows.items()},
        nmc_reminder_days=policies.value(PolicyKey.NMC_REMINDER_DAYS, day),
        cpd_pieces=cpd["pieces"],
        cpd_with_peer=cpd["with_peer"],
    )


def revalidation_rules(policies: PolicyTable, day: date) -> RevalidationRules:
    """What holds on `day`. No query."""
    elements = policies.value(PolicyKey.NMC_ELEMENTS, day)
    return RevalidationRules(
        cycle_months=policies.value(PolicyKey.NMC_CYCLE, day),
        dual_practice_hours=policies.value(PolicyKey.NMC_DUAL_HOURS, day),
        warning_months=policies.value(PolicyKey.NMC_WARNING_MONTHS, day),
        reminder_days=policies.value(PolicyKey.NMC_REMINDER_DAYS, day),
        **elements,
    )


def check_rules(policies: PolicyTable, day: date) -> CheckRules:
    """What holds on `day`. No query."""
    return CheckRules(
        dbs_months=policies.value(PolicyKey.DBS_RECHECK, day),
        dbs_status_months=policies.value(PolicyKey.DBS_STATUS_CHECK, day),
        dbs_warning_days=policies.value(PolicyKey.DBS_WARNING_DAYS, day),
        right_to_work_days=policies.value(PolicyKey.RIGHT_TO_WORK_DAYS, day),
        driving_months=policies.value(PolicyKey.DRIVING_MONTHS, day),
        warning_days=policies.value(PolicyKey.CHECK_WARNING_DAYS, day),
        required=tuple(policies.value(PolicyKey.CHECKS_REQUIRED, day)),
    )


def progression_rules(policies: PolicyTable, day: date) -> ProgressionRules:
    """What holds on `day`. No query."""
    return ProgressionRules(
        talk_days=policies.value(PolicyKey.TALK_WORKING_DAYS, day),
        submit_days=policies.value(PolicyKey.SUBMIT_WORKING_DAYS, day),
        tell_days=policies.value(PolicyKey.TELL_WORKING_DAYS, day),
        appeal_days=policies.value(PolicyKey.APPEAL_WORKING_DAYS, day),
        resubmit_months=policies.value(PolicyKey.RESUBMIT_MONTHS, day),
        panel_working_day=policies.value(PolicyKey.PANEL_WORKING_DAY, day),
        panels_a_year=policies.value(PolicyKey.PANELS_A_YEAR, day),
    )
