"""People, posts and teams for tests. Traits are words of the domain: `agency`, `left_yesterday`,
`newly_qualified`.

Everything lasts since long ago (tests/periods.py) unless a trait or an argument says otherwise.
"""

from datetime import date
from decimal import Decimal
from typing import Any

import factory

from tests.periods import LONG_AGO, SINCE_LONG_AGO, SOON, TODAY, TOMORROW, UNTIL_SOON, UNTIL_YESTERDAY
from workforce.access.roles import RoleName
from workforce.enums import (
    AbsenceKind,
    AgencyReason,
    ArrangementKind,
    CheckKind,
    CheckOutcome,
    CheckUpdateResult,
    Contract,
    CswwRole,
    ReasonLeft,
    RegisterResult,
    Regulator,
    StartOrigin,
    TeamAnswer,
    UnitKind,
)
from workforce.models import (
    Absence,
    Account,
    Arrangement,
    Assignment,
    BankHoliday,
    CaseloadCount,
    Check,
    CheckUpdate,
    CpdCount,
    Employment,
    ExpectedReturn,
    Notice,
    PolicyValue,
    Post,
    PostTerms,
    ProfessionalRegistration,
    QualityAcceptance,
    RegisterCheck,
    RenewalConfirmation,
    ReturnConversation,
    RevalidationCount,
    RevalidationSupport,
    Role,
    RoleGrant,
    TeamConfirmation,
    Unit,
    UnitPlacement,
    Worker,
    WorkerEquality,
)
from workforce.names import sort_name
from workforce.policy import PolicyKey

PASSWORD = "correct horse battery"


class UnitFactory(factory.django.DjangoModelFactory[Unit]):
    """A team with its name and no place in the tree; `parent=` puts it below a unit."""

    class Meta:
        model = Unit
        skip_postgeneration_save = True

    class Params:
        service = factory.Trait(kind=UnitKind.SERVICE)
        directorate = factory.Trait(kind=UnitKind.DIRECTORATE)

    code = factory.Sequence(lambda n: f"UNIT-{n}")
    kind = UnitKind.TEAM

    @factory.post_generation
    def placed(self: Unit, create: bool, extracted: Any, **details: Any) -> None:
        UnitPlacementFactory(unit=self, **({"name": f"Unit {self.code}"} | details))


class UnitPlacementFactory(factory.django.DjangoModelFactory[UnitPlacement]):
    class Meta:
        model = UnitPlacement

    unit = factory.SubFactory(UnitFactory)
    parent = None
    name = factory.LazyAttribute(lambda placement: f"Unit {placement.unit.code}")
    period = SINCE_LONG_AGO


class RoleFactory(factory.django.DjangoModelFactory[Role]):
    """A social worker who holds cases."""

    class Meta:
        model = Role

    class Params:
        manager = factory.Trait(name="Team manager", csww_role=CswwRole.FIRST_LINE_MANAGER, rank=30)
        not_social_work = factory.Trait(name="Business support officer", csww_role=None, role_group="support")
        regulated = factory.Trait(regulator=Regulator.SWE)
        health_visitor = factory.Trait(
            name="Health visitor", csww_role=None, role_group="health", regulator=Regulator.NMC
        )

    code = factory.Sequence(lambda n: f"ROLE-{n}")
    name = "Social worker"
    role_group = "social work"
    csww_role = CswwRole.CASE_HOLDER
    rank = 10


class PostFactory(factory.django.DjangoModelFactory[Post]):
    class Meta:
        model = Post

    reference = factory.Sequence(lambda n: f"POST-{n}")


class PostTermsFactory(factory.django.DjangoModelFactory[PostTerms]):
    class Meta:
        model = PostTerms

    class Params:
        frozen_post = factory.Trait(frozen=True)

    post = factory.SubFactory(PostFactory)
    title = "Social worker"
    role = factory.SubFactory(RoleFactory)
    team = factory.SubFactory(UnitFactory)
    fte = Decimal("1")
    period = SINCE_LONG_AGO


class WorkerFactory(factory.django.DjangoModelFactory[Worker]):
    """A person on record, with no employment."""

    class Meta:
        model = Worker

    class Params:
        registered = factory.Trait(swe_number=factory.Sequence(lambda n: f"SW{n:06d}"))

    reference = factory.Sequence(lambda n: f"W{n:05d}")
    first_name = "Alex"
    last_name = factory.Sequence(lambda n: f"Example{n}")
    sort_name = factory.LazyAttribute(lambda worker: sort_name(worker.first_name, worker.last_name))


class WorkerEqualityFactory(factory.django.DjangoModelFactory[WorkerEquality]):
    class Meta:
        model = WorkerEquality

    worker = factory.SubFactory(WorkerFactory)
    sex = "F"
    ethnicity = "BCRB"


class EmploymentFactory(factory.django.DjangoModelFactory[Employment]):
    """A permanent employment since long ago."""

    class Meta:
        model = Employment

    class Params:
        agency = factory.Trait(contract=Contract.AGENCY, agency_name="Example Agency")
        fixed_term = factory.Trait(contract=Contract.FIXED_TERM)
        newly_qualified = factory.Trait(start_origin=StartOrigin.NEWLY_QUALIFIED)
        left_yesterday = factory.Trait(period=UNTIL_YESTERDAY, reason_left=ReasonLeft.RESIGNATION)

    worker = factory.SubFactory(WorkerFactory)
    contract = Contract.PERMANENT
    period = SINCE_LONG_AGO


class AssignmentFactory(factory.django.DjangoModelFactory[Assignment]):
    """A full-time assignment for the whole of an employment of its own, on no post."""

    class Meta:
        model = Assignment

    class Params:
        agency = factory.Trait(
            employment=factory.SubFactory(
                EmploymentFactory,
                agency=True,
                worker=factory.SelfAttribute("..worker"),
                period=factory.SelfAttribute("..period"),
            ),
            agency_reason=AgencyReason.VACANCY,
        )
        left_yesterday = factory.Trait(
            period=UNTIL_YESTERDAY,
            employment=factory.SubFactory(
                EmploymentFactory, left_yesterday=True, worker=factory.SelfAttribute("..worker")
            ),
        )

    worker = factory.SubFactory(WorkerFactory)
    employment = factory.SubFactory(
        EmploymentFactory, worker=factory.SelfAttribute("..worker"), period=factory.SelfAttribute("..period")
    )
    team = factory.SubFactory(UnitFactory)
    role = factory.SubFactory(RoleFactory)
    fte = Decimal("1")
    period = SINCE_LONG_AGO


class AbsenceFactory(factory.django.DjangoModelFactory[Absence]):
    class Meta:
        model = Absence

    worker = factory.SubFactory(WorkerFactory)
    kind = AbsenceKind.SICKNESS
    period = SINCE_LONG_AGO


class CaseloadCountFactory(factory.django.DjangoModelFactory[CaseloadCount]):
    class Meta:
        model = CaseloadCount

    worker = factory.SubFactory(WorkerFactory)
    as_at = TODAY
    cases = 16


class NoticeFactory(factory.django.DjangoModelFactory[Notice]):
    """Notice given today for a fortnight, of an employment that it has ended."""

    class Meta:
        model = Notice

    class Params:
        withdrawn = factory.Trait(withdrawn_on=TOMORROW)

    worker = factory.SelfAttribute("employment.worker")
    employment = factory.SubFactory(EmploymentFactory, period=UNTIL_SOON, reason_left=ReasonLeft.RESIGNATION)
    given_on = TODAY
    last_day = SOON


class AccountFactory(factory.django.DjangoModelFactory[Account]):
    """An account of nobody's worker and with no role; it signs in with PASSWORD."""

    class Meta:
        model = Account
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"account{n}@council.example")
    password = factory.django.Password(PASSWORD)


class RoleGrantFactory(factory.django.DjangoModelFactory[RoleGrant]):
    class Meta:
        model = RoleGrant

    account = factory.SubFactory(AccountFactory)
    role = RoleName.HR
    period = SINCE_LONG_AGO


class PolicyValueFactory(factory.django.DjangoModelFactory[PolicyValue]):
    class Meta:
        model = PolicyValue

    key = PolicyKey.WORKING_DAYS
    value = 253
    period = SINCE_LONG_AGO


class BankHolidayFactory(factory.django.DjangoModelFactory[BankHoliday]):
    class Meta:
        model = BankHoliday

    day = LONG_AGO
    name = "Example holiday"


class ArrangementFactory(factory.django.DjangoModelFactory[Arrangement]):
    """Acting up as a team manager since long ago, as long as the assignment lasts."""

    class Meta:
        model = Arrangement

    class Params:
        seconded = factory.Trait(kind=ArrangementKind.SECONDED_OUT, role=None, host="Example Partnership")

    worker = factory.SelfAttribute("assignment.worker")
    assignment = factory.SubFactory(AssignmentFactory)
    kind = ArrangementKind.ACTING_UP
    role = factory.SubFactory(RoleFactory, manager=True)
    period = factory.SelfAttribute("assignment.period")


class RegistrationFactory(factory.django.DjangoModelFactory[ProfessionalRegistration]):
    """A registration with Social Work England, whose number stands with the person."""

    class Meta:
        model = ProfessionalRegistration

    class Params:
        nurse = factory.Trait(
            regulator=Regulator.NMC, number=factory.Sequence(lambda n: f"12A{n:04d}E"), part="Part 3"
        )

    worker = factory.SubFactory(WorkerFactory, registered=True)
    regulator = Regulator.SWE
    first_registered = LONG_AGO


class RegisterCheckFactory(factory.django.DjangoModelFactory[RegisterCheck]):
    """Registered, as seen today."""

    class Meta:
        model = RegisterCheck

    worker = factory.SubFactory(WorkerFactory, registered=True)
    regulator = Regulator.SWE
    on = TODAY
    result = RegisterResult.REGISTERED


class RenewalConfirmationFactory(factory.django.DjangoModelFactory[RenewalConfirmation]):
    class Meta:
        model = RenewalConfirmation

    worker = factory.SubFactory(WorkerFactory, registered=True)
    regulator = Regulator.SWE
    year_from = date(2025, 12, 1)
    renewed_on = TODAY


class CpdCountFactory(factory.django.DjangoModelFactory[CpdCount]):
    """Two pieces, one with a peer's reflection, in the registration year of today."""

    class Meta:
        model = CpdCount

    worker = factory.SubFactory(WorkerFactory, registered=True)
    regulator = Regulator.SWE
    year_from = date(2024, 12, 1)
    counted_on = TODAY
    pieces = 2
    with_peer = 1


class RevalidationCountFactory(factory.django.DjangoModelFactory[RevalidationCount]):
    class Meta:
        model = RevalidationCount

    worker = factory.SubFactory(WorkerFactory)
    due_on = date(2026, 3, 31)
    counted_on = TODAY


class RevalidationSupportFactory(factory.django.DjangoModelFactory[RevalidationSupport]):
    class Meta:
        model = RevalidationSupport

    worker = factory.SubFactory(WorkerFactory)
    on = TODAY
    given_by = "Practice teacher"


class CheckFactory(factory.django.DjangoModelFactory[Check]):
    """A clear DBS check, done today."""

    class Meta:
        model = Check

    class Params:
        asked_for = factory.Trait(requested_on=TODAY, done_on=None, outcome="")

    worker = factory.SubFactory(WorkerFactory)
    kind = CheckKind.DBS
    done_on = TODAY
    outcome = CheckOutcome.CLEAR


class CheckUpdateFactory(factory.django.DjangoModelFactory[CheckUpdate]):
    class Meta:
        model = CheckUpdate

    of = factory.SubFactory(CheckFactory, update_service=True)
    on = TODAY
    result = CheckUpdateResult.NO_CHANGE


class ExpectedReturnFactory(factory.django.DjangoModelFactory[ExpectedReturn]):
    class Meta:
        model = ExpectedReturn

    absence = factory.SubFactory(AbsenceFactory)
    expected_on = TODAY


class ReturnConversationFactory(factory.django.DjangoModelFactory[ReturnConversation]):
    class Meta:
        model = ReturnConversation

    absence = factory.SubFactory(AbsenceFactory)
    held_on = TODAY


class TeamConfirmationFactory(factory.django.DjangoModelFactory[TeamConfirmation]):
    """The record of somebody is right."""

    class Meta:
        model = TeamConfirmation

    worker = factory.SubFactory(WorkerFactory)
    team = factory.SubFactory(UnitFactory)
    on = TODAY
    answer = TeamAnswer.RIGHT


class QualityAcceptanceFactory(factory.django.DjangoModelFactory[QualityAcceptance]):
    class Meta:
        model = QualityAcceptance

    kind = "no_manager"
    subject = "assignment:1"
    reason = "The director has no manager here."
    period = SINCE_LONG_AGO
