"""Succession and service from before on the page of a person."""

from datetime import date

from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.models import ContinuousService, Worker
from workforce.panels import Fact, Link, Panel, Tab, person_panel, person_tab
from workforce.queries.succession import succeeds_where, titles_of
from workforce.queries.visibility import Sight
from workforce.written import day as written_day


class _NotAboutOneself(Tab):
    """A tab that nobody is offered on the own page, whatever they may see of others."""

    def is_for(self, sight: Sight) -> bool:
        return sight.scope[Permission.SEE_EMPLOYMENT].own_worker_id != sight.worker.pk and super().is_for(
            sight
        )


SUCCESSION = person_tab(_NotAboutOneself("succession", "Succession", (Permission.SEE_SUCCESSION,), order=60))


@person_panel(order=60, tab=SUCCESSION.key)
def succession(worker: Worker, day: date, sight: Sight) -> Panel | None:
    """The posts that somebody is named for, as far as the reader sees those posts. Two queries at most."""
    if not SUCCESSION.is_for(sight):
        return None
    named = succeeds_where(worker.pk, sight.scope[Permission.SEE_SUCCESSION], day)
    titles = titles_of([each.critical.post_id for each in named], day) if named else {}
    facts = [
        Fact(
            titles.get(each.critical.post_id, (each.critical.post.reference, 0))[0],
            f"{each.get_readiness_display()}, since {written_day(each.first_day)}",
            url=reverse("succession_post", args=[each.critical_id]),
        )
        for each in named
    ]
    links = (Link("Talent notes", reverse("talent", args=[worker.reference])),)
    text = "" if facts else "Named as a successor for no post."
    return Panel("succession", "Named as a successor", facts=tuple(facts), text=text, links=links)


@person_panel(order=22, tab="employment")
def service_from_before(worker: Worker, day: date, sight: Sight) -> Panel | None:
    """Since when service counts, where it began before the first day here. One query."""
    if not sight.sees(Permission.SEE_EMPLOYMENT):
        return None
    kept = ContinuousService.objects.filter(worker=worker).first()
    if kept is None:
        return None
    facts = (
        Fact("Service counts from", written_day(kept.counts_from)),
        Fact("Employer before", kept.came_from),
        Fact("Transferred on", written_day(kept.transferred_on)),
        Fact("How it is known", kept.words),
    )
    return Panel("service", "Service from before", facts=facts)
