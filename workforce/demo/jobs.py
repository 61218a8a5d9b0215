"""The kinds of job in the synthetic council, and how people come into them, work in them and leave them."""

from dataclasses import dataclass

from workforce.enums import CswwRole as C
from workforce.enums import Regulator as R


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


_MANAGER_AGES = (32, 45, 63)
JOBS: dict[str, Job] = {
    job.code: job
    for job in (
        Job("DCS", "Director of children's services", "Senior leader", R.SWE, C.SENIOR_MANAGER, "Chief officer", 100,
            (42, 52, 63), 0.4, 0.0, 0.2, ("AD",), 0, 12),
        Job("AD", "Assistant director", "Senior leader", R.SWE, C.SENIOR_MANAGER, "Head of service 2", 90,
            (40, 50, 63), 0.5, 0.3, 0.5, ("SM",), 0, 12),
        Job("PSW", "Principal social worker", "Senior leader", R.SWE, C.MIDDLE_MANAGER, "Head of service 1", 80,
            (38, 48, 62), 0.4, 0.0, 0.6, ("SM", "TM"), 0, 12),
        Job("SM", "Service manager", "Manager", R.SWE, C.MIDDLE_MANAGER, "Grade 13", 75,
            _MANAGER_AGES, 0.6, 0.5, 0.7, ("TM",), 0, 12),
        Job("SMX", "Service manager (early help, health, support)", "Manager", "", None, "Grade 13", 74,
            _MANAGER_AGES, 0.6, 0.0, 0.4, ("EHM", "HTL", "BSM"), 0, 12),
        Job("TM", "Team manager", "Manager", R.SWE, C.FIRST_LINE_MANAGER, "Grade 12", 65,
            _MANAGER_AGES, 0.75, 0.9, 0.7, ("AP", "SSW"), 0, 8),
        Job("AP", "Advanced practitioner", "Senior practitioner", R.SWE, C.SENIOR_PRACTITIONER, "Grade 11", 55,
            (29, 40, 62), 0.8, 0.8, 0.7, ("SSW", "SW"), 9.5, 8),
        Job("SSW", "Senior social worker", "Senior practitioner", R.SWE, C.SENIOR_PRACTITIONER, "Grade 10", 50,
            (27, 38, 62), 0.9, 0.9, 0.75, ("SW",), 14.0, 4),
        Job("SW", "Social worker", "Social worker", R.SWE, C.CASE_HOLDER, "Grade 9", 40,
            (25, 35, 62), 1.1, 1.0, 0.0, (), 17.2, 4),
        Job("NQSW", "Newly qualified social worker", "Social worker", R.SWE, C.CASE_HOLDER, "Grade 8", 35,
            (22, 27, 45), 0.7, 0.0, 0.0, (), 14.5, 4),
        Job("SSWF", "Supervising social worker (fostering)", "Social worker", R.SWE, C.CASE_HOLDER, "Grade 9", 42,
            (28, 42, 62), 0.7, 0.7, 0.3, ("SW",), 15.5, 4),
        Job("FDSW", "Front door social worker", "Social worker", R.SWE, C.QUALIFIED_WITHOUT_CASES, "Grade 10", 44,
            (27, 40, 62), 0.8, 0.8, 0.4, ("SW",), 0, 4),
        Job("IRO", "Independent reviewing officer", "Reviewing and quality", R.SWE, C.QUALIFIED_WITHOUT_CASES,
            "Grade 12", 62, (34, 48, 65), 0.6, 0.7, 0.6, ("TM", "AP"), 0, 8),
        Job("CPC", "Child protection conference chair", "Reviewing and quality", R.SWE, C.QUALIFIED_WITHOUT_CASES,
            "Grade 12", 61, (34, 48, 65), 0.6, 0.7, 0.6, ("TM", "AP"), 0, 8),
        Job("PE", "Practice educator", "Reviewing and quality", R.SWE, C.QUALIFIED_WITHOUT_CASES, "Grade 11", 54,
            (30, 44, 63), 0.5, 0.0, 0.9, ("AP", "SSW"), 0, 8),
        Job("ASYEC", "ASYE coordinator", "Reviewing and quality", R.SWE, C.QUALIFIED_WITHOUT_CASES, "Grade 11", 56,
            (32, 44, 62), 0.4, 0.0, 0.9, ("PE", "AP"), 0, 8),
        Job("EHM", "Early help team manager", "Manager", "", None, "Grade 11", 60, _MANAGER_AGES, 0.7, 0.0, 0.6,
            ("EHP", "FSW"), 0, 8),
        Job("EHP", "Early help practitioner", "Early help", "", None, "Grade 7", 30, (22, 36, 62), 1.0, 0.0, 0.2,
            ("FSW",), 12.0, 4),
        Job("FSW", "Family support worker", "Family support", "", None, "Grade 6", 25, (20, 35, 62), 1.1, 0.0, 0.0,
            (), 8.0, 4),
        Job("PA", "Personal adviser", "Personal adviser", "", None, "Grade 7", 30, (23, 37, 62), 1.0, 0.1, 0.2,
            ("FSW",), 19.0, 4),
        Job("HTL", "Health visiting team leader", "Health", R.NMC, None, "Band 8a", 60, _MANAGER_AGES, 0.7, 0.0, 0.7,
            ("HV",), 0, 8),
        Job("HV", "Health visitor", "Health", R.NMC, None, "Band 7", 45, (28, 42, 62), 1.0, 0.2, 0.0, (), 0, 8),
        Job("SN", "School nurse", "Health", R.NMC, None, "Band 6", 42, (26, 40, 62), 1.0, 0.2, 0.0, (), 0, 8),
        Job("EPL", "Principal educational psychologist", "Psychology", R.HCPC, None, "Soulbury B", 66,
            (36, 46, 63), 0.5, 0.0, 0.8, ("EP",), 0, 12),
        Job("EP", "Educational psychologist", "Psychology", R.HCPC, None, "Soulbury A", 52, (28, 38, 62), 0.9, 0.2,
            0.0, (), 0, 8),
        Job("WDO", "Workforce development officer", "Workforce development", "", None, "Grade 9", 40, (25, 42, 62),
            0.8, 0.0, 0.2, ("BSO", "SW"), 0, 4),
        Job("APPR", "Social work apprentice", "Family support", "", None, "Grade 5", 20, (19, 26, 45), 0.4, 0.0, 0.0,
            (), 0, 4),
        Job("BSM", "Business support manager", "Business support", "", None, "Grade 9", 40, _MANAGER_AGES, 0.7, 0.0,
            0.8, ("BSO",), 0, 8),
        Job("BSO", "Business support officer", "Business support", "", None, "Grade 4", 15, (19, 42, 64), 1.0, 0.0,
            0.0, (), 0, 4),
    )
}
LEADS = frozenset({"DCS", "AD", "PSW", "SM", "SMX", "TM", "EHM", "HTL", "EPL", "BSM"})
"""Jobs that manage people."""
