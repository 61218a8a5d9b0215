"""One account for each role of the synthetic council, with a password that everybody may know."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction

from workforce.access.roles import RoleName
from workforce.demo.shares import write_shares
from workforce.domain.accounts import create_account
from workforce.domain.grants import grant_role
from workforce.enums import EMPLOYED, Contract
from workforce.models import Account, Assignment, RoleGrant, Unit

PASSWORD = "stay-and-flourish"
"""It is on the sign-in page of every demonstration."""
SHARES_SEED = 1
"""What is written with the accounts is small, and the same in each council."""
SALT = "synthetic-council"
"""A fixed salt: the same arguments make the same rows. There is nothing to protect."""
DOMAIN = "tenure.example"


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody to sign in as. `job`: the role code of the worker it belongs to; blank for nobody's."""

    role: str
    address: str
    look_at: str
    grant: RoleName | None = None
    job: str = ""
    contracts: tuple[Contract, ...] = EMPLOYED
    unit_prefix: str = ""

    @property
    def email(self) -> str:
        return f"{self.address}@{DOMAIN}"


READERS = (
    Reader("Practitioner", "practitioner", "Your own record and your team's figures", job="SW", unit_prefix="SCN"),
    Reader("Practitioner (agency)", "agency.worker", "The same, until the last day of the assignment", job="SW",
           contracts=(Contract.AGENCY,)),
    Reader("Team manager", "team.manager", "A team of the struggling service: people, posts, figures",
           RoleName.TEAM_MANAGER, "TM", unit_prefix="FDA"),
    Reader("Service manager", "service.manager", "The service that recovered, team by team",
           RoleName.SERVICE_MANAGER, "SM", unit_prefix="CIC"),
    Reader("Senior leader", "senior.leader", "The whole directorate beside other authorities",
           RoleName.SENIOR_LEADER, "DCS"),
    Reader("HR officer", "hr", "All people, posts and absences; imports", RoleName.HR),
    Reader("Learning and development", "learning", "The directory and registrations", RoleName.LEARNING, "WDO"),
    Reader("ASYE coordinator", "asye.coordinator", "The directory and registrations",
           RoleName.ASYE_COORDINATOR, "ASYEC"),
    Reader("Principal social worker", "principal.social.worker", "Figures, posts and registrations of all",
           RoleName.PRINCIPAL_SOCIAL_WORKER, "PSW"),
    Reader("Equality lead", "equality", "Equality data, which nobody else sees", RoleName.EQUALITY),
    Reader("Auditor", "auditor", "Who changed what, and when", RoleName.AUDITOR),
    Reader("Administrator", "administrator", "Accounts, roles and settings", RoleName.ADMINISTRATOR),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """A row of the sign-in page of a demonstration. `name` says what there is to look at."""

    role: str
    name: str
    email: str
    password: str


def demo_accounts() -> list[DemoAccount]:
    """The accounts of a demonstration, for its sign-in page and its console. No query."""
    return [DemoAccount(reader.role, reader.look_at, reader.email, PASSWORD) for reader in READERS]


@transaction.atomic
def open_accounts(day: date) -> int:
    """Make the accounts that do not exist, with their grants as of `day`, and what apps write with them.

    Returns how many were made.
    """
    existing = set(Account.objects.values_list("email", flat=True))
    missing = [reader for reader in READERS if reader.email not in existing]
    if not missing:
        return 0
    hashed = make_password(PASSWORD, salt=SALT)
    for reader in missing:
        _open(reader, hashed, day)
    _acting_up(day)
    write_shares(day, SHARES_SEED, with_accounts=True)
    return len(missing)


def _open(reader: Reader, hashed: str, day: date) -> None:
    held = _assignment_of(reader, day) if reader.job else None
    account = create_account(
        email=reader.email,
        worker=held.worker if held else None,
        is_staff=reader.grant == RoleName.ADMINISTRATOR,
        by=None,
    )
    account.password = hashed
    account.save(update_fields=["password"])
    if reader.grant is None:
        return
    first_day = held.first_day if held else day.replace(month=1, day=1)
    unit = _unit_of(reader, held, day) if held else None
    grant_role(account=account, role=reader.grant, first_day=first_day, unit=unit, by=None)


def reader_to_be(address: str, day: date) -> Assignment | None:
    """Where the person works whose account of this address is, or will be, in a demonstration of `day`."""
    reader = next(each for each in READERS if each.address == address)
    held = Assignment.objects.as_at(day).filter(worker__account__email=reader.email).first()
    return held or (_assignment_of(reader, day) if reader.job else None)


def _assignment_of(reader: Reader, day: date) -> Assignment | None:
    """The longest-serving holder of the job who has no account and no known last day."""
    holders = Assignment.objects.as_at(day).filter(
        role__code=reader.job,
        team__code__startswith=reader.unit_prefix,
        employment__contract__in=reader.contracts,
        employment__period__upper_inf=True,
        period__upper_inf=True,
        worker__account__isnull=True,
    )
    found: Assignment | None = (
        holders.select_related("worker", "team").order_by("employment__period", "pk").first()
    )
    return found


def _unit_of(reader: Reader, held: Assignment, day: date) -> Unit | None:
    if reader.grant == RoleName.TEAM_MANAGER:
        return held.team
    if reader.grant == RoleName.SERVICE_MANAGER:
        return Unit.objects.get(children__unit=held.team, children__period__contains=day)
    return None


def _acting_up(day: date) -> None:
    """The team manager once stood in for the service manager: a grant that is over."""
    grant = RoleGrant.objects.filter(role=RoleName.TEAM_MANAGER, account__email__endswith=DOMAIN).first()
    if grant is None or grant.unit is None:
        return
    service = Unit.objects.get(children__unit=grant.unit, children__period__contains=day)
    last = day - timedelta(days=100)
    grant_role(
        account=grant.account,
        role=RoleName.SERVICE_MANAGER,
        first_day=last - timedelta(days=90),
        last_day=last,
        unit=service,
        reason="Acting service manager",
        by=None,
    )
