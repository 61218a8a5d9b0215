"""Made-up people: age, qualification, registration and equality data by plausible shares."""

from datetime import date, timedelta

from workforce.demo.chance import Chance
from workforce.demo.jobs import Job
from workforce.demo.names import FIRST_NAMES, LAST_NAMES
from workforce.demo.state import Person
from workforce.enums import Ethnicity, Regulator, Sex
from workforce.names import plain

SHARE_OF_WOMEN = 0.84
ETHNICITIES = {
    Ethnicity(code): weight
    for code, weight in (
        ("WBRI", 56), ("WIRI", 2), ("WOTH", 5), ("MWBC", 1.6), ("MWBA", 0.8), ("MWAS", 0.7), ("MOTH", 0.9),
        ("AIND", 2.2), ("APKN", 2), ("ABAN", 0.9), ("AOTH", 0.9), ("BCRB", 4), ("BAFR", 9), ("BOTH", 1.2),
        ("CHNE", 0.3), ("OOTH", 0.8), ("REFU", 3), ("NOBT", 8.7),
    )
}  # fmt: skip
ROUTES = {
    "Undergraduate degree": 44,
    "Postgraduate degree": 32,
    "Step Up to Social Work": 8,
    "Frontline": 6,
    "Degree apprenticeship": 5,
    "Overseas qualification": 5,
}
LEVELS = {
    "Undergraduate degree": "Undergraduate",
    "Postgraduate degree": "Postgraduate",
    "Step Up to Social Work": "Postgraduate",
    "Frontline": "Postgraduate",
    "Degree apprenticeship": "Undergraduate",
    "Overseas qualification": "Other",
}
REGISTERED_FROM = 99_000_000
"""Social Work England numbers have six digits or fewer; ours have eight and begin with 99."""


class People:
    """Makes people, each with a number, an e-mail address and a registration of their own."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self._registered = 0
        self._used: dict[str, int] = {}
        self.made: list[Person] = []

    def new(self, job: Job, first_day: date) -> Person:
        """Somebody fit to begin in that job on that day."""
        chance = self._chance
        first, last = chance.choice(FIRST_NAMES), chance.choice(LAST_NAMES)
        person = Person(
            number=len(self.made) + 1,
            first_name=first,
            last_name=last,
            email=self._email(first, last),
            sex=Sex.FEMALE if chance.happens(SHARE_OF_WOMEN) else Sex.MALE,
            ethnicity=chance.pick(ETHNICITIES),
            born=self._born(job, first_day),
            health=chance.gammavariate(2.0, 0.5),
            pace=min(1.35, max(0.7, chance.gauss(1.0, 0.12))),
        )
        if job.regulator:
            self.qualify(person, job, first_day)
        self.made.append(person)
        return person

    def qualify(self, person: Person, job: Job, day: date) -> None:
        """Give somebody the qualification that a job needs from `day` on; a registration where the SWE keeps it."""
        if job.code == "NQSW":
            person.qualified_on = date(day.year - (day.month < 7), 7, self._chance.randint(1, 20))
        else:
            earliest = date(person.born.year + 23, 7, 1)
            latest = max(earliest, day - timedelta(days=800))
            person.qualified_on = self._chance.day(earliest, latest)
        if job.regulator == Regulator.SWE:
            person.route = self._chance.pick(ROUTES)
            person.qualification = LEVELS[person.route]
            self._registered += 1
            person.swe_number = f"SW{REGISTERED_FROM + self._registered}"
        else:
            person.qualification = "Postgraduate"

    def _born(self, job: Job, first_day: date) -> date:
        youngest, usual, oldest = job.ages
        age_in_days = self._chance.triangular(youngest, oldest, usual) * 365.25
        return first_day - timedelta(days=round(age_in_days))

    def _email(self, first: str, last: str) -> str:
        address = f"{plain(first)}.{plain(last)}"
        again = self._used[address] = self._used.get(address, 0) + 1
        return f"{address}{again if again > 1 else ''}@example.org"
