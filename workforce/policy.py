"""The numbers of the rules: their keys and the defaults that hold where nobody has set another."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import TextChoices


class PolicyKey(TextChoices):
    """Every setting with dates."""

    WORKING_DAYS = "absence_working_days_per_year", "Working days in a year, for the absence rate"
    WORKING_DAYS_LEAP = "absence_working_days_leap_year", "The same where the year contains a 29 February"
    CASELOAD_MAX_AGE = "caseload_max_age_days", "Days after which a caseload count is too old to use"
    SUPPRESSION_COUNT = "suppression_count", "Counts of people below this are hidden in published tables"
    RATE_MIN_DENOMINATOR = (
        "rate_min_denominator",
        "Rates on fewer people than this are hidden in published tables",
    )
    SHORT_GAP_DAYS = "short_gap_days", "Days between two employments up to which data quality asks about them"
    EQUAL_TREATMENT_WEEKS = (
        "awr_weeks",
        "Weeks in the same role after which agency workers have equal basic conditions",
    )
    SECONDMENT_MONTHS = "secondment_max_months", "Months after which a secondment out no longer counts as one"
    SWE_WINDOW = "swe_window", "Social Work England: when renewal opens, turns red and closes"
    SWE_CUTOFF = (
        "swe_new_registrant_cutoff",
        "Social Work England: who joins from this day on renews the next year",
    )
    SWE_CPD = "swe_cpd", "Social Work England: pieces of CPD in a year, and how many with a peer's reflection"
    NMC_CYCLE = "nmc_cycle_months", "NMC: months from one revalidation to the next"
    NMC_ELEMENTS = "nmc_elements", "NMC: what a revalidation takes"
    NMC_DUAL_HOURS = "nmc_dual_practice_hours", "NMC: practice hours of those registered in two parts"
    NMC_WARNING_MONTHS = "nmc_warning_months", "NMC: months before a revalidation from which it is amber"
    NMC_REMINDER_DAYS = "nmc_reminder_days", "NMC: days before a revalidation, or the yearly fee, is due"
    HCPC_WINDOWS = "hcpc_windows", "HCPC: the renewal window of each profession"
    DBS_RECHECK = "dbs_recheck_months", "DBS: months to the next check"
    DBS_STATUS_CHECK = (
        "dbs_status_check_months",
        "DBS: months to the next status check with the Update Service",
    )
    DBS_WARNING_DAYS = "dbs_warning_days", "DBS: days before a re-check from which it is amber"
    RIGHT_TO_WORK_DAYS = "right_to_work_follow_up_days", "Right to work: days before the end to follow up"
    DRIVING_MONTHS = (
        "driving_check_months",
        "Driving licence and business insurance: months to the next check",
    )
    CHECK_WARNING_DAYS = (
        "check_warning_days",
        "Other checks: days before they are due from which they are amber",
    )
    CHECKS_REQUIRED = "checks_required", "The checks that everybody needs"
    LONG_ABSENCE_DAYS = "long_absence_days", "Days after which an absence counts as a long one"
    RETURN_CONVERSATION_DAYS = (
        "return_conversation_days",
        "Days after the return in which the conversation about it is due",
    )
    CASES_UNLIKELY = "cases_unlikely_above", "Cases above which a typed count is asked about once more"
    CONFIRMED_DAYS = "confirmed_days", "Days for which a confirmed record counts as confirmed"
    ACCEPTED_DAYS_AT_MOST = (
        "quality_accepted_days_at_most",
        "Days for which a line of data quality may be accepted at most",
    )
    IMPORT_FILES_KEPT = "import_files_kept_days", "Days for which the files of an import are kept"
    SAVED_FILTERS = "saved_filters_per_list", "Filters that one account may save for a list"
    TALK_WORKING_DAYS = (
        "progression_talk_working_days",
        "Progression: working days in which the manager talks with somebody who is interested",
    )
    SUBMIT_WORKING_DAYS = (
        "progression_submit_working_days",
        "Progression: working days before a panel by which an application is submitted",
    )
    TELL_WORKING_DAYS = (
        "progression_tell_working_days",
        "Progression: working days after a decision in which the applicant is told",
    )
    APPEAL_WORKING_DAYS = (
        "progression_appeal_working_days",
        "Progression: working days after a decision in which an appeal may be made",
    )
    RESUBMIT_MONTHS = (
        "progression_resubmit_months",
        "Progression: months after “not approved” until the same step may be applied for again",
    )
    PANEL_WORKING_DAY = "progression_panel_working_day", "Progression: working day of the month of the panel"
    PANELS_A_YEAR = "progression_panels_per_year", "Progression: panels in a year"
    DROP_IN_WORKING_DAY = "drop_in_working_day", "Career drop-ins: working day of the month"
    DROP_INS_A_YEAR = "drop_ins_per_year", "Career drop-ins in a year"
    LEAD_ROLE_REVIEW_MONTHS = "lead_role_review_months", "Lead roles: months to the next review"
    CAPACITY_ROLES = "capacity_review_roles", "Deputies: the roles whose capacity and skills are reviewed"
    CAPACITY_REVIEW_MONTHS = "capacity_review_months", "Deputies: months to the next review of capacity"
    INDUCTION_FROM = "induction_from", "Whoever starts from this day on has an induction"
    INDUCTION_AGENCY = "induction_agency", "Whether agency workers have an induction: 1 yes, 0 no"
    STARTER_ANSWERS = "starter_survey_answers", "Answers of new starters from which their averages are shown"
    ADJUSTMENT_DAYS = "adjustment_working_days", "Working days in which an adjustment is to be in place"
    FLEXIBLE_MONTHS = "flexible_decision_months", "Months to decide a request for flexible working"
    FLEXIBLE_REQUESTS = (
        "flexible_requests_a_year",
        "Requests for flexible working that one may make in 12 months",
    )
    BRIEFINGS_PER_YEAR = "briefings_per_year", "Managers' briefings in a financial year"
    ACCREDITATION_MONTHS = "accreditation_months", "Accreditations: months for which an award holds"
    ACCREDITATION_WARNING_MONTHS = (
        "accreditation_warning_months",
        "Accreditations: months before the end from which one is amber",
    )
    BENEFIT_REVIEW_MONTHS = "benefit_review_months", "Benefits: months from one review to the next"
    DOCUMENT_REVIEW_MONTHS = "document_review_months", "Documents of the hub: months to the next review"
    LEAVE_DAYS = "leave_days", "Leave: days a year of full-time staff"
    LEAVE_MORE_DAYS = "leave_more_days", "Leave: further days a year after long service"
    LEAVE_SERVICE_YEARS = "leave_service_years", "Leave: years of service for the further days"
    LEAVE_YEAR_STARTS = "leave_year_starts", "Leave: the day on which the leave year starts"
    LONG_SERVICE_YEARS = "long_service_years", "Recognition: years of service that are celebrated"
    REFUSAL_DAYS = (
        "recognition_refusal_days",
        "Recognition: days for which the person may say no before it is published",
    )
    SUCCESSION_MONTHS = "succession_review_months", "Succession: months from one review of a plan to the next"
    SUCCESSION_WARNING_DAYS = (
        "succession_warning_days",
        "Succession: days before a review from which it is amber",
    )
    SUCCESSION_HORIZON = (
        "succession_horizon_months",
        "Succession: months in which a recorded end of the holder's time is pointed out",
    )
    WORKFORCE_PLAN_DUE = "workforce_plan_due", "Workforce plan: the day before its year by which it is agreed"
    WORKFORCE_PLAN_WARNING_DAYS = (
        "workforce_plan_warning_days",
        "Workforce plan: days before it is due from which it is amber",
    )
    WORKFORCE_PLAN_LEVELS = "workforce_plan_levels", "Workforce plan: the levels of units that need one"
    RETENTION_CORE = (
        "retention_core_months",
        "Retention: months after the last day for which the core employment record is kept",
    )
    RETENTION_REGISTRATION = (
        "retention_registration_months",
        "Retention: months after the last day for which registration and CPD are kept",
    )
    RETENTION_PROGRESSION = (
        "retention_progression_months",
        "Retention: months after the decision for which applications for progression are kept",
    )
    RETENTION_SURVEYS = (
        "retention_survey_months",
        "Retention: months for which it is kept who answered a survey",
    )
    RETENTION_PARTNERS = (
        "retention_partner_months",
        "Retention: months after the last day in the team for which partner staff are kept",
    )
    RETENTION_AUDIT = "retention_audit_months", "Retention: months for which the history of changes is kept"
    SUPERVISION_EVERY = (
        "supervision_every",
        "Supervision: how often one-to-one, by regulator, level or role group; a row of frequencies beats it",
    )
    SUPERVISION_FROM = (
        "supervision_from",
        "Supervision: the day from which it is recorded here; nothing is expected of earlier days",
    )
    SUPERVISION_CLINICAL_EVERY = (
        "supervision_clinical_every",
        "Supervision: how often clinical (safeguarding) supervision, by regulator or role group",
    )
    SUPERVISION_GROUP_EVERY = (
        "supervision_group_every",
        "Supervision: how often each team meets in a group; a row of frequencies for the team beats it",
    )
    SUPERVISION_GROUP_PEOPLE = (
        "supervision_group_people",
        "Supervision in a group: the fewest people of a team that is to meet, and of them who make it a meeting",
    )
    SUPERVISION_NEWLY_QUALIFIED = (
        "supervision_newly_qualified",
        "Supervision of newly qualified workers: weeks of weekly, months of fortnightly, months until all is as usual",
    )
    SUPERVISION_NEW_STARTER = (
        "supervision_new_starter",
        "Supervision of experienced starters: for how many weeks, and every how many weeks",
    )
    SUPERVISION_AGENCY_FIRST = (
        "supervision_agency_first_days",
        "Supervision: days in which agency workers have their first",
    )
    SUPERVISION_WARNING_DAYS = (
        "supervision_warning_days",
        "Supervision: days before one is due from which it is amber",
    )
    SUPERVISION_SHARE_DAYS = (
        "supervision_share_working_days",
        "Supervision: working days in which a record is shared",
    )
    SUPERVISION_SIGN_DAYS = (
        "supervision_sign_working_days",
        "Supervision: working days after sharing in which a record is signed, amber, and given up as not signed",
    )
    SUPERVISION_MISSED_DAYS = (
        "supervision_missed_working_days",
        "Supervision: working days after which a planned session without a record counts as missed",
    )
    SUPERVISION_EXCUSED_SHARE = (
        "supervision_excused_percent",
        "Supervision: away for this share of a slot's working days, per cent, excuses it",
    )
    SUPERVISION_EXCUSED_DAYS = (
        "supervision_excused_working_days",
        "Supervision: fewer working days than this before leaving, or after starting, excuse a slot",
    )
    SUPERVISION_TARGET = (
        "supervision_target",
        "Supervision: compliance that is green, and that is amber, per cent",
    )
    SUPERVISION_CARRIES = (
        "supervision_carries",
        "Supervision: times carried forward from which an action is flagged",
    )
    AGREEMENT_MONTHS = "supervision_agreement_months", "Supervision agreements: months to the next"
    AGREEMENT_DAYS = (
        "supervision_agreement_days",
        "Supervision agreements: days in which a new pair makes one",
    )
    SUPERVISION_RECENT = (
        "supervision_recent_records",
        "Supervision: how many earlier records a new manager reads without asking",
    )
    SUPERVISION_FINISH_DAYS = (
        "supervision_finish_days",
        "Supervision: days after a change of supervisor in which the former one finishes and shares what they held",
    )
    SUPERVISOR_TRAINING_MONTHS = (
        "supervisor_training_months",
        "Supervisors' training: months for which it is current",
    )
    SUPERVISOR_TRAINING_GRACE = (
        "supervisor_training_grace_days",
        "Supervisors' training: days in which a new supervisor does it",
    )
    APPRAISAL_NAME = "appraisal_name", "Appraisal: what it is called here"
    APPRAISAL_CYCLE = (
        "appraisal_cycle",
        "Appraisal: by anniversary, or all in a window (first and last day of the year, and of the mid-year review)",
    )
    APPRAISAL_FIRST_MONTHS = (
        "appraisal_first_months",
        "Appraisal: months after the start until the first is due",
    )
    APPRAISAL_MONTHS = "appraisal_months", "Appraisal: months to the next, and to the review in between"
    APPRAISAL_TOLERANCE = "appraisal_tolerance_days", "Appraisal: days early or late that count as on time"
    APPRAISAL_WARNING_DAYS = (
        "appraisal_warning_days",
        "Appraisal: days before one is due from which it is amber",
    )
    APPRAISAL_RATINGS = (
        "appraisal_ratings",
        "Appraisal: the ratings, the best first; none where there are none",
    )
    APPRAISAL_SERVICE_MONTHS = (
        "appraisal_service_months",
        "Appraisal: months of continuous employment from which one is expected",
    )
    APPRAISAL_NEWLY_QUALIFIED = (
        "appraisal_newly_qualified",
        "Appraisal: whether reviews of the first year count as one: 1 yes, 0 no",
    )
    APPRAISAL_TARGET = "appraisal_target", "Appraisal: compliance that is green, and that is amber, per cent"
    APPRAISAL_SELF_DAYS = (
        "appraisal_self_assessment_days",
        "Appraisal: days before the meeting by which the self-assessment is handed over",
    )
    APPRAISAL_COUNTERSIGN_DAYS = (
        "appraisal_countersign_days",
        "Appraisal: days after both signatures in which it is countersigned; 0: nobody is asked to",
    )
    DEVELOPMENT_REVIEW_MONTHS = (
        "development_review_months",
        "Development items: months in which a live one is reviewed",
    )
    CONFERENCES_A_YEAR = "conferences_per_year", "Conferences of the children's workforce in a financial year"
    ACKNOWLEDGE_DAYS = (
        "acknowledge_working_days",
        "Practice documents: working days in which people say that they have read a new version",
    )
    DIGEST = "digest", "E-mail of what is due: the weekday of the weekly one, and the hour"
    RETENTION_APPRAISALS = (
        "retention_appraisal_months",
        "Retention: months after the last day for which appraisals are kept",
    )
    RETENTION_SUPERVISION = (
        "retention_supervision_months",
        "Retention: months after the last day for which supervision records are kept",
    )


@dataclass(frozen=True, slots=True)
class Policy:
    """A default, and where it comes from."""

    default: Any
    source: str


DEFAULTS: dict[PolicyKey, Policy] = {
    PolicyKey.WORKING_DAYS: Policy(253, "DfE's absence rate, checked on published figures"),
    PolicyKey.WORKING_DAYS_LEAP: Policy(254, "DfE's absence rate in census years with a 29 February"),
    PolicyKey.CASELOAD_MAX_AGE: Policy(35, "Monthly counts, with some days' grace"),
    PolicyKey.SUPPRESSION_COUNT: Policy(5, "Local choice; DfE suppresses hardly anything in this return"),
    PolicyKey.RATE_MIN_DENOMINATOR: Policy(10, "Local choice"),
    PolicyKey.SHORT_GAP_DAYS: Policy(28, "metrics.md 3: most shorter gaps are keying errors"),
    PolicyKey.EQUAL_TREATMENT_WEEKS: Policy(12, "Agency Workers Regulations 2010"),
    PolicyKey.SECONDMENT_MONTHS: Policy(12, "Longer than that it is a transfer (domain rules, 8.1)"),
    PolicyKey.SWE_WINDOW: Policy(
        {"opens": "09-01", "red_from": "11-01", "closes": "11-30"},
        "Social Work England's rules; red in November is a local choice",
    ),
    PolicyKey.SWE_CUTOFF: Policy("09-01", "To be looked up each year at Social Work England"),
    PolicyKey.SWE_CPD: Policy({"pieces": 2, "with_peer": 1}, "Social Work England's rules"),
    PolicyKey.NMC_CYCLE: Policy(36, "The NMC's rules on revalidation"),
    PolicyKey.NMC_ELEMENTS: Policy(
        {
            "practice_hours": 450,
            "cpd_hours": 35,
            "participatory_hours": 20,
            "feedback": 5,
            "reflective_accounts": 5,
        },
        "The NMC's rules on revalidation",
    ),
    PolicyKey.NMC_DUAL_HOURS: Policy(900, "The NMC's rules on revalidation"),
    PolicyKey.NMC_WARNING_MONTHS: Policy(6, "Local choice"),
    PolicyKey.NMC_REMINDER_DAYS: Policy(60, "The NMC's own first reminder"),
    PolicyKey.HCPC_WINDOWS: Policy(
        {
            "Practitioner psychologist": {
                "opens": "03-01",
                "red_from": "05-01",
                "closes": "05-31",
                "years": "odd",
            },
            "Occupational therapist": {
                "opens": "08-01",
                "red_from": "10-01",
                "closes": "10-31",
                "years": "odd",
            },
        },
        "The HCPC's renewal dates; red in the last month is a local choice",
    ),
    PolicyKey.DBS_RECHECK: Policy(36, "The employer's choice; three years are common"),
    PolicyKey.DBS_STATUS_CHECK: Policy(12, "Local choice"),
    PolicyKey.DBS_WARNING_DAYS: Policy(90, "Local choice"),
    PolicyKey.RIGHT_TO_WORK_DAYS: Policy(28, "Local choice"),
    PolicyKey.DRIVING_MONTHS: Policy(12, "Local choice"),
    PolicyKey.CHECK_WARNING_DAYS: Policy(28, "Local choice"),
    PolicyKey.CHECKS_REQUIRED: Policy(["dbs", "right_to_work"], "Local choice"),
    PolicyKey.LONG_ABSENCE_DAYS: Policy(28, "Local choice: what councils usually call long-term"),
    PolicyKey.RETURN_CONVERSATION_DAYS: Policy(7, "Local choice"),
    PolicyKey.CASES_UNLIKELY: Policy(40, "What the validators of the return hold for a slip of the pen"),
    PolicyKey.CONFIRMED_DAYS: Policy(90, "Three monthly checks"),
    PolicyKey.ACCEPTED_DAYS_AT_MOST: Policy(366, "Local choice: looked at again within a year"),
    PolicyKey.IMPORT_FILES_KEPT: Policy(90, "Local choice: long enough to look into a question"),
    PolicyKey.SAVED_FILTERS: Policy(20, "Local choice: more than fit on a screen help nobody"),
    PolicyKey.TALK_WORKING_DAYS: Policy(10, "Local choice"),
    PolicyKey.SUBMIT_WORKING_DAYS: Policy(10, "Domain rules, 6.10"),
    PolicyKey.TELL_WORKING_DAYS: Policy(5, "Domain rules, 6.10"),
    PolicyKey.APPEAL_WORKING_DAYS: Policy(10, "Domain rules, 6.10"),
    PolicyKey.RESUBMIT_MONTHS: Policy(3, "Domain rules, 6.10"),
    PolicyKey.PANEL_WORKING_DAY: Policy(12, "Local choice"),
    PolicyKey.PANELS_A_YEAR: Policy(12, "Domain rules, 6.10: one each month"),
    PolicyKey.DROP_IN_WORKING_DAY: Policy(5, "Local choice"),
    PolicyKey.DROP_INS_A_YEAR: Policy(12, "One each month"),
    PolicyKey.LEAD_ROLE_REVIEW_MONTHS: Policy(12, "Local choice"),
    PolicyKey.CAPACITY_ROLES: Policy(["AP", "DM"], "Local choice: who deputises for team managers"),
    PolicyKey.CAPACITY_REVIEW_MONTHS: Policy(6, "Local choice"),
    PolicyKey.INDUCTION_FROM: Policy("2026-01-01", "Local choice: the day inductions began to be kept here"),
    PolicyKey.INDUCTION_AGENCY: Policy(1, "Local choice: whoever works here is shown how"),
    PolicyKey.STARTER_ANSWERS: Policy(5, "Local choice; nothing is shown of fewer"),
    PolicyKey.ADJUSTMENT_DAYS: Policy(20, "Local choice: about a month"),
    PolicyKey.FLEXIBLE_MONTHS: Policy(2, "Employment Rights Act 1996, section 80G, as amended in 2023"),
    PolicyKey.FLEXIBLE_REQUESTS: Policy(2, "Employment Rights Act 1996, section 80F, as amended in 2023"),
    PolicyKey.BRIEFINGS_PER_YEAR: Policy(2, "Twice a year (domain rules, 4.5)"),
    PolicyKey.ACCREDITATION_MONTHS: Policy(36, "Disability Confident awards hold for three years"),
    PolicyKey.ACCREDITATION_WARNING_MONTHS: Policy(6, "Local choice"),
    PolicyKey.BENEFIT_REVIEW_MONTHS: Policy(12, "Local choice: once a year"),
    PolicyKey.DOCUMENT_REVIEW_MONTHS: Policy(12, "Local choice: once a year"),
    PolicyKey.LEAVE_DAYS: Policy(27, "Local conditions of service"),
    PolicyKey.LEAVE_MORE_DAYS: Policy(5, "Local conditions of service"),
    PolicyKey.LEAVE_SERVICE_YEARS: Policy(5, "Local conditions of service"),
    PolicyKey.LEAVE_YEAR_STARTS: Policy("04-01", "Local conditions of service"),
    PolicyKey.LONG_SERVICE_YEARS: Policy([5, 10, 20, 25, 30, 40], "Local choice"),
    PolicyKey.REFUSAL_DAYS: Policy(5, "Local choice"),
    PolicyKey.SUCCESSION_MONTHS: Policy(6, "Domain rules, 6.9"),
    PolicyKey.SUCCESSION_WARNING_DAYS: Policy(28, "Local choice"),
    PolicyKey.SUCCESSION_HORIZON: Policy(24, "Domain rules, 6.9: risk within 12 and 24 months"),
    PolicyKey.WORKFORCE_PLAN_DUE: Policy("03-31", "Local choice: the last day before the financial year"),
    PolicyKey.WORKFORCE_PLAN_WARNING_DAYS: Policy(56, "Local choice"),
    PolicyKey.WORKFORCE_PLAN_LEVELS: Policy(["directorate"], "Local choice: one plan for the directorate"),
    PolicyKey.RETENTION_CORE: Policy(
        72,
        "Domain rules, 11.3: 6 years in general; 300 (25 years) where the council keeps those who work with children",
    ),
    PolicyKey.RETENTION_REGISTRATION: Policy(72, "Domain rules, 11.3"),
    PolicyKey.RETENTION_PROGRESSION: Policy(72, "Domain rules, 11.3"),
    PolicyKey.RETENTION_SURVEYS: Policy(24, "Domain rules, 11.3"),
    PolicyKey.RETENTION_PARTNERS: Policy(72, "Domain rules, 11.3: as agency workers"),
    PolicyKey.RETENTION_AUDIT: Policy(72, "Domain rules, 11.3; for security never below 12"),
    PolicyKey.SUPERVISION_EVERY: Policy(
        {
            "default": "1 month",
            "level 1": "8 weeks",
            "level 2": "6 weeks",
            "NMC": "6 weeks",
            "Business support": "8 weeks",
        },
        "Domain rules, 4.2; levels are those of the workforce return (1 senior, 2 middle managers)",
    ),
    PolicyKey.SUPERVISION_FROM: Policy(
        "1900-01-01",
        "Local choice: the day on which the council begins to record it; first appraisals count from it as well",
    ),
    PolicyKey.SUPERVISION_CLINICAL_EVERY: Policy({"NMC": "13 weeks"}, "Domain rules, 4.2"),
    PolicyKey.SUPERVISION_GROUP_EVERY: Policy("1 month", "Domain rules, 4.2"),
    PolicyKey.SUPERVISION_GROUP_PEOPLE: Policy(
        {"team": 3, "present": 2}, "Local choice: a team of two meets as a pair anyway"
    ),
    PolicyKey.SUPERVISION_NEWLY_QUALIFIED: Policy(
        {"weekly_weeks": 6, "fortnightly_months": 6, "until_months": 12},
        "Domain rules, 1.4: the Employer Standards",
    ),
    PolicyKey.SUPERVISION_NEW_STARTER: Policy({"weeks": 12, "every_weeks": 2}, "Domain rules, 4.2"),
    PolicyKey.SUPERVISION_AGENCY_FIRST: Policy(14, "Domain rules, 4.2"),
    PolicyKey.SUPERVISION_WARNING_DAYS: Policy(7, "Domain rules, 4.2"),
    PolicyKey.SUPERVISION_SHARE_DAYS: Policy(5, "Domain rules, 4.3"),
    PolicyKey.SUPERVISION_SIGN_DAYS: Policy({"amber": 5, "due": 10, "given_up": 20}, "Domain rules, 4.3"),
    PolicyKey.SUPERVISION_MISSED_DAYS: Policy(2, "Domain rules, 4.3"),
    PolicyKey.SUPERVISION_EXCUSED_SHARE: Policy(50, "Domain rules, 4.2"),
    PolicyKey.SUPERVISION_EXCUSED_DAYS: Policy(10, "Domain rules, 4.2"),
    PolicyKey.SUPERVISION_TARGET: Policy({"green": 90, "amber": 80}, "Domain rules, 4.2"),
    PolicyKey.SUPERVISION_CARRIES: Policy(3, "Domain rules, 4.3"),
    PolicyKey.AGREEMENT_MONTHS: Policy(12, "Domain rules, 4.3"),
    PolicyKey.AGREEMENT_DAYS: Policy(28, "Domain rules, 4.3"),
    PolicyKey.SUPERVISION_RECENT: Policy(3, "Domain rules, 4.3"),
    PolicyKey.SUPERVISION_FINISH_DAYS: Policy(
        0, "Domain rules, 4.3: a former manager has nothing from the day of the move"
    ),
    PolicyKey.SUPERVISOR_TRAINING_MONTHS: Policy(36, "Local choice: a refresher every three years"),
    PolicyKey.SUPERVISOR_TRAINING_GRACE: Policy(90, "Local choice"),
    PolicyKey.APPRAISAL_NAME: Policy("Appraisal", "Local choice: IPR, Annual Development Review, …"),
    PolicyKey.APPRAISAL_CYCLE: Policy(
        {"by": "anniversary", "window": ["04-01", "06-30"], "mid_year": ["10-01", "11-30"]},
        "Domain rules, 4.4",
    ),
    PolicyKey.APPRAISAL_FIRST_MONTHS: Policy(6, "Domain rules, 4.4"),
    PolicyKey.APPRAISAL_MONTHS: Policy({"annual": 12, "mid_year": 6}, "Domain rules, 4.4"),
    PolicyKey.APPRAISAL_TOLERANCE: Policy(28, "Domain rules, 4.4"),
    PolicyKey.APPRAISAL_WARNING_DAYS: Policy(28, "Domain rules, 4.4"),
    PolicyKey.APPRAISAL_RATINGS: Policy(
        ["Outstanding", "Fully meets", "Partly meets", "Not met", "Too early to say"], "Domain rules, 4.4"
    ),
    PolicyKey.APPRAISAL_SERVICE_MONTHS: Policy(6, "Domain rules, 4.4"),
    PolicyKey.APPRAISAL_NEWLY_QUALIFIED: Policy(1, "Domain rules, 4.4"),
    PolicyKey.APPRAISAL_TARGET: Policy({"green": 90, "amber": 80}, "Local choice: as for supervision"),
    PolicyKey.APPRAISAL_SELF_DAYS: Policy(2, "Local choice: time to read it before the meeting"),
    PolicyKey.APPRAISAL_COUNTERSIGN_DAYS: Policy(0, "Domain rules, 4.4: countersigning is optional"),
    PolicyKey.DEVELOPMENT_REVIEW_MONTHS: Policy(6, "Domain rules, 4.4"),
    PolicyKey.CONFERENCES_A_YEAR: Policy(2, "Domain rules, 4.5"),
    PolicyKey.ACKNOWLEDGE_DAYS: Policy(20, "Local choice: about a month"),
    PolicyKey.DIGEST: Policy({"weekday": 1, "hour": 7}, "Local choice: Monday morning"),
    PolicyKey.RETENTION_APPRAISALS: Policy(72, "Domain rules, 11.3"),
    PolicyKey.RETENTION_SUPERVISION: Policy(72, "Domain rules, 11.3: the class of the core record"),
}

LARGEST_NUMBER = 5_000
"""Of days, weeks, months or years: what is reckoned with them is still a day of the calendar."""


def misshapen(value: Any, like: Any) -> bool:
    """Whether a value differs in kind from a default: a number, a day ("2026-01-01", each year "09-01"), table, list.

    A table has the default's entries. Where its entries are tables themselves, or say how often ("6 weeks"), it has
    any entries like them, so that a council names professions and role groups of its own; but never none, and always
    one for "default" where the default has that.
    """
    if isinstance(like, dict):
        if not isinstance(value, dict):
            return True
        if all(isinstance(entry, dict) or _is_frequency(entry) for entry in like.values()):
            pattern = next(iter(like.values()))
            lacking = not value or ("default" in like and "default" not in value)
            return lacking or any(
                not name.strip() or misshapen(entry, pattern) for name, entry in value.items()
            )
        return value.keys() != like.keys() or any(misshapen(value[key], like[key]) for key in like)
    if isinstance(like, list):
        return not isinstance(value, list) or any(misshapen(each, like[0]) for each in value)
    if isinstance(like, str):
        return not isinstance(value, str) or any(
            rule(like) and not rule(value) for rule in (_is_day, _is_day_of_year, _is_frequency)
        )
    return isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= LARGEST_NUMBER


FREQUENCY = re.compile(r"none|1 (week|month)|([2-9]|[1-4][0-9]|5[0-2]) (weeks|months)")


def _is_frequency(text: Any) -> bool:
    return isinstance(text, str) and FREQUENCY.fullmatch(text) is not None


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2026-01-01")


def _is_day_of_year(text: str) -> bool:
    try:
        month, day = map(int, text.split("-"))
        date(2024, month, day)
    except ValueError:
        return False
    return len(text) == len("09-01")
