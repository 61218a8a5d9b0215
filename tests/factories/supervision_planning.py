"""Planning of supervision for tests: the days on which something happens, and pairs that are ready to plan."""

from datetime import date

from supervision.models import SessionMove, SupervisionSession
from tests.factories.workforce import AccountFactory, AssignmentFactory, WorkerFactory
from workforce.models import Account, Worker


def pair(first_name: str = "Olu", manager: Worker | None = None) -> tuple[Worker, Account]:
    """Somebody at work since long ago, and the account of the manager, who is in post too."""
    if manager is None:
        manager = WorkerFactory(first_name="Mina", last_name="Managing")
        AssignmentFactory(worker=manager)
        AccountFactory(worker=manager)
    worker = WorkerFactory(first_name=first_name, last_name="Ownteam")
    AssignmentFactory(worker=worker, manager=manager)
    return worker, Account.objects.get(worker=manager)


def steps(session: SupervisionSession) -> list[tuple[str, date]]:
    """The states of a session with their days, as they were written."""
    return [(str(move.state), move.on) for move in SessionMove.objects.filter(session=session)]
