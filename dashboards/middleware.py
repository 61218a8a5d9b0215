"""The figures follow a change as soon as the request that made it has ended, not only at the next beat."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from kombu.exceptions import OperationalError

from dashboards.tasks import recompute_touched
from workforce.middleware import SAFE_METHODS
from workforce.models import ChangedFact

logger = logging.getLogger(__name__)


class FiguresFollowMiddleware:
    """After a request that may write: where changes of facts are noted, ask for their recomputation.

    A broker that does not answer costs nothing but time: the notes stay, and beat asks again within a minute.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if (
            request.method not in SAFE_METHODS
            and request.user.is_authenticated
            and ChangedFact.objects.exists()
        ):
            try:
                recompute_touched.apply_async(retry=False)
            except OperationalError as error:
                logger.warning("figures: the broker does not answer; they follow later: %s", error)
        return response
