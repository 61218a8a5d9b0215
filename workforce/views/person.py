"""The page of one person."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from workforce.access.permissions import Permission
from workforce.actions import offers_for
from workforce.forms.people import AsAtForm
from workforce.models import Worker
from workforce.panels import Fact, panels_for_person
from workforce.queries.alarm import alarm_about
from workforce.queries.organisation import unit_names
from workforce.queries.people import directory_lines
from workforce.queries.visibility import Sight, visible_people
from workforce.views.page import PageView, Request


class Person(PageView):
    """The directory's facts for everybody; what else there is, by the permissions that reach the person.

    Whoever sees the record may ask how it stood on another day with `?as_at=2024-09-30`. Access is judged by
    today's grants.
    """

    permission = Permission.SEE_DIRECTORY

    def get(self, request: Request, reference: str) -> HttpResponse:
        worker = get_object_or_404(visible_people(self.scope), reference=reference)
        sight = Sight(worker, self.scope)
        sees_record = sight.sees(Permission.SEE_EMPLOYMENT)
        form = AsAtForm(request.GET or None)
        day = self._day(form) if sees_record else self.today
        return self.render(
            "workforce/person.html",
            worker=worker,
            alarm=alarm_about(sight, self.today),
            facts=self._directory_facts(worker, day),
            panels=panels_for_person(worker, day, sight),
            day=day,
            is_today=day == self.today,
            as_at_form=form if sees_record else None,
            offers=offers_for(worker, sight, self.today),
        )

    def _day(self, form: AsAtForm) -> date:
        chosen = form.cleaned_data.get("as_at") if form.is_valid() else None
        return chosen or self.today

    def _directory_facts(self, worker: Worker, day: date) -> list[Fact]:
        (line,) = directory_lines([worker], self.scope, day, unit_names(day))
        return [
            Fact("Role", ", ".join(line.roles) or "Not in post on this day"),
            Fact("Team", ", ".join(line.teams)),
            Fact("Manager", ", ".join(line.managers)),
            Fact("Work e-mail", worker.email, url=f"mailto:{worker.email}" if worker.email else ""),
            Fact("Number", worker.reference),
        ]
