"""What the page of a person offers to do, to whoever may do it. Each app registers its own in `actions.py`."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.access.scope import Scope
from workforce.context import address_of
from workforce.models import Worker
from workforce.queries.standing import Standing
from workforce.queries.visibility import Sight


@dataclass(frozen=True, slots=True)
class PersonAction:
    """A verb about a person. `offered`: whether it makes sense for how the person stands; `of_others_only`: it is
    never offered to the person, though the permission reaches their own record too.
    """

    label: str
    url_name: str
    permission: Permission
    offered: Callable[[Standing], bool] = lambda standing: True
    group: str = "Team, role and hours"
    order: int = 50
    of_others_only: bool = False

    def url(self, worker: Worker) -> str:
        return reverse(self.url_name, args=[worker.reference])


@dataclass(frozen=True, slots=True)
class Offer:
    """A link on the page."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class DirectoryAction:
    """A button above the directory, for whoever holds the permission for everybody. Its page may be another app's."""

    label: str
    url_name: str
    permission: Permission


_actions: list[PersonAction] = []
_of_the_directory: list[DirectoryAction] = []


def directory_action(action: DirectoryAction) -> DirectoryAction:
    """Register something that can be done from the directory."""
    _of_the_directory.append(action)
    return action


def directory_offers(scope: Scope) -> list[Offer]:
    """The buttons above the directory that lead somewhere. No query."""
    allowed = (each for each in _of_the_directory if scope[each.permission].everyone)
    offers = (Offer(each.label, address_of(each.url_name)) for each in allowed)
    return [offer for offer in offers if offer.url]


def person_action(action: PersonAction) -> PersonAction:
    """Register something that can be done with a person's record."""
    _actions.append(action)
    return action


def offers_for(worker: Worker, sight: Sight, standing: Standing) -> dict[str, list[Offer]]:
    """What the reader may do with this person's record, by group. Nobody is offered their own record to change,
    but for what only they themselves may write. One query at most.
    """
    allowed = [each for each in sorted(_actions, key=_place) if _may(each, worker, sight)]
    offers: dict[str, list[Offer]] = {}
    for each in allowed:
        if each.offered(standing):
            offers.setdefault(each.group, []).append(Offer(each.label, each.url(worker)))
    return offers


def _place(action: PersonAction) -> tuple[int, str]:
    return action.order, action.label


def _may(action: PersonAction, worker: Worker, sight: Sight) -> bool:
    reach = sight.scope[action.permission]
    if not reach:
        return False
    if _is_their_own(worker, sight) and (action.of_others_only or reach.own_worker_id != worker.pk):
        return False
    return sight.sees(action.permission)


def _is_their_own(worker: Worker, sight: Sight) -> bool:
    return any(reach.own_worker_id == worker.pk for reach in sight.scope.reaches.values())
