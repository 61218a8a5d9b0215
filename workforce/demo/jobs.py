"""The kinds of job in the synthetic council, and how people come into them, work in them and leave them."""

from dataclasses import dataclass

from workforce.enums import CswwRole, Regulator


@dataclass(frozen=True, slots=True)
class Job:
    """A role, with what the simulation needs to know of it. Rates are relative to an ordinary social worker."""

    code: str
    name: str
    group: str
    regulator: str
    csww_role: int | None
    grade: str
    rank: int
    ages: tuple[int, int, int] = (24, 36, 60)
    leaves: float = 1.0
    agency: float = 0.0
    from_within: float = 0.0
    feeders: tuple[str, ...] = ()
    cases: float = 0.0
    notice_weeks: int = 4

    @property
    def counts_as_social_work(self) -> bool:
        return self.csww_role is not None


SWE, NMC, HCPC = Regulator
MANAGERS = (32, 45, 63)
"""Ages of people who manage others."""
_JOBS = (
    Job("DCS", "Director of children's services", "Senior leader", SWE, CswwRole.SENIOR_MANAGER,
        "Chief officer", 100, (42, 52, 63), leaves=0.4, from_within=0.2, feeders=("AD",), notice_weeks=12),
    Job("AD", "Assistant director", "Senior leader", SWE, CswwRole.SENIOR_MANAGER,
        "Head of service 2", 90, (40, 50, 63), leaves=0.5, agency=0.3, from_within=0.5, feeders=("SM",),
        notice_weeks=12),
    Job("PSW", "Principal social worker", "Senior leader", SWE, CswwRole.MIDDLE_MANAGER,
        "Head of service 1", 80, (38, 48, 62), leaves=0.4, from_within=0.6, feeders=("SM", "TM"), notice_weeks=12),
    Job("SM", "Service manager", "Manager", SWE, CswwRole.MIDDLE_MANAGER,
        "Grade 13", 75, MANAGERS, leaves=0.6, agency=0.5, from_within=0.7, feeders=("TM",), notice_weeks=12),
    Job("SMX", "Service manager (early help, health, support)", "Manager", "", None,
        "Grade 13", 74, MANAGERS, leaves=0.6, from_within=0.4, feeders=("EHM", "HTL", "BSM"), notice_weeks=12),
    Job("TM", "Team manager", "Manager", SWE, CswwRole.FIRST_LINE_MANAGER,
        "Grade 12", 65, MANAGERS, leaves=0.75, agency=0.9, from_within=0.7, feeders=("AP", "SSW"), notice_weeks=8),
    Job("AP", "Advanced practitioner", "Senior practitioner", SWE, CswwRole.SENIOR_PRACTITIONER,
        "Grade 11", 55, (29, 40, 62), leaves=0.8, agency=0.8, from_within=0.7, feeders=("SSW", "SW"), cases=9.5,
        notice_weeks=8),
    Job("SSW", "Senior social worker", "Senior practitioner", SWE, CswwRole.SENIOR_PRACTITIONER,
        "Grade 10", 50, (27, 38, 62), leaves=0.9, agency=0.9, from_within=0.75, feeders=("SW",), cases=14),
    Job("SW", "Social worker", "Social worker", SWE, CswwRole.CASE_HOLDER,
        "Grade 9", 40, (25, 35, 62), leaves=1.1, agency=1, cases=17.2),
    Job("NQSW", "Newly qualified social worker", "Social worker", SWE, CswwRole.CASE_HOLDER,
        "Grade 8", 35, (22, 27, 45), leaves=0.7, cases=14.5),
    Job("SSWF", "Supervising social worker (fostering)", "Social worker", SWE, CswwRole.CASE_HOLDER,
        "Grade 9", 42, (28, 42, 62), leaves=0.7, agency=0.7, from_within=0.3, feeders=("SW",), cases=15.5),
    Job("FDSW", "Front door social worker", "Social worker", SWE, CswwRole.QUALIFIED_WITHOUT_CASES,
        "Grade 10", 44, (27, 40, 62), leaves=0.8, agency=0.8, from_within=0.4, feeders=("SW",)),
    Job("IRO", "Independent reviewing officer", "Reviewing and quality", SWE, CswwRole.QUALIFIED_WITHOUT_CASES,
        "Grade 12", 62, (34, 48, 65), leaves=0.6, agency=0.7, from_within=0.6, feeders=("TM", "AP"), notice_weeks=8),
    Job("CPC", "Child protection conference chair", "Reviewing and quality", SWE, CswwRole.QUALIFIED_WITHOUT_CASES,
        "Grade 12", 61, (34, 48, 65), leaves=0.6, agency=0.7, from_within=0.6, feeders=("TM", "AP"), notice_weeks=8),
    Job("PE", "Practice educator", "Reviewing and quality", SWE, CswwRole.QUALIFIED_WITHOUT_CASES,
        "Grade 11", 54, (30, 44, 63), leaves=0.5, from_within=0.9, feeders=("AP", "SSW"), notice_weeks=8),
    Job("ASYEC", "ASYE coordinator", "Reviewing and quality", SWE, CswwRole.QUALIFIED_WITHOUT_CASES,
        "Grade 11", 56, (32, 44, 62), leaves=0.4, from_within=0.9, feeders=("PE", "AP"), notice_weeks=8),
    Job("EHM", "Early help team manager", "Manager", "", None,
        "Grade 11", 60, MANAGERS, leaves=0.7, from_within=0.6, feeders=("EHP", "FSW"), notice_weeks=8),
    Job("EHP", "Early help practitioner", "Early help", "", None,
        "Grade 7", 30, (22, 36, 62), from_within=0.2, feeders=("FSW",), cases=12),
    Job("FSW", "Family support worker", "Family support", "", None,
        "Grade 6", 25, (20, 35, 62), leaves=1.1, cases=8),
    Job("PA", "Personal adviser", "Personal adviser", "", None,
        "Grade 7", 30, (23, 37, 62), agency=0.1, from_within=0.2, feeders=("FSW",), cases=19),
    Job("HTL", "Health visiting team leader", "Health", NMC, None,
        "Band 8a", 60, MANAGERS, leaves=0.7, from_within=0.7, feeders=("HV",), notice_weeks=8),
    Job("HV", "Health visitor", "Health", NMC, None,
        "Band 7", 45, (28, 42, 62), agency=0.2, notice_weeks=8),
    Job("SN", "School nurse", "Health", NMC, None,
        "Band 6", 42, (26, 40, 62), agency=0.2, notice_weeks=8),
    Job("EPL", "Principal educational psychologist", "Psychology", HCPC, None,
        "Soulbury B", 66, (36, 46, 63), leaves=0.5, from_within=0.8, feeders=("EP",), notice_weeks=12),
    Job("EP", "Educational psychologist", "Psychology", HCPC, None,
        "Soulbury A", 52, (28, 38, 62), leaves=0.9, agency=0.2, notice_weeks=8),
    Job("WDO", "Workforce development officer", "Workforce development", "", None,
        "Grade 9", 40, (25, 42, 62), leaves=0.8, from_within=0.2, feeders=("BSO", "SW")),
    Job("APPR", "Social work apprentice", "Family support", "", None,
        "Grade 5", 20, (19, 26, 45), leaves=0.4),
    Job("BSM", "Business support manager", "Business support", "", None,
        "Grade 9", 40, MANAGERS, leaves=0.7, from_within=0.8, feeders=("BSO",), notice_weeks=8),
    Job("BSO", "Business support officer", "Business support", "", None,
        "Grade 4", 15, (19, 42, 64)),
)  # fmt: skip
JOBS: dict[str, Job] = {job.code: job for job in _JOBS}
LEADS = frozenset({"DCS", "AD", "PSW", "SM", "SMX", "TM", "EHM", "HTL", "EPL", "BSM"})
"""Jobs that manage people."""
