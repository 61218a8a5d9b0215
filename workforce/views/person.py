"""The pages of one person: the overview, the timeline, who changed the record, and what each app adds as a tab."""

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import urlencode

from workforce.access.permissions import Permission
from workforce.actions import offers_for
from workforce.addresses import person_address
from workforce.change_words import hidden_about, in_words, pointed_to
from workforce.due import due_about
from workforce.forms.people import AsAtForm, LaneForm
from workforce.models import Worker
from workforce.pages.caseload_chart import caseload_chart
from workforce.pages.timeline import CASELOAD, lanes_of, stretches
from workforce.panels import EMPLOYMENT, OVERVIEW, Fact, panels_for_person, tabs_for_person
from workforce.periods import add_months
from workforce.queries.alarm import alarm_about
from workforce.queries.history import ChangeSearch, changes, kinds, labels
from workforce.queries.organisation import names_in
from workforce.queries.people import directory_lines
from workforce.queries.records import counts_of
from workforce.queries.standing import Standing, standing_of
from workforce.queries.states import states_of
from workforce.queries.visibility import Sight, visible_people
from workforce.timeline import timeline_of_person
from workforce.views.page import PageView, Request
from workforce.written import day as written_day

MONTHS_AHEAD = 6
CHANGES_SHOWN = 25


class PersonPage(PageView):
    """What all pages of a person share: who it is, how they stand, and the way to the other tabs.

    The directory's facts are for everybody; what else there is, by the permissions that reach the person. Whoever sees
    the record may ask how it stood on another day with `?as_at=2024-09-30`. Access is judged by today's grants.
    """

    permission = Permission.SEE_DIRECTORY
    tab: ClassVar[str] = OVERVIEW
    template: ClassVar[str] = "workforce/person_tab.html"
    worker: Worker
    sight: Sight
    day: date
    standing: Standing

    def get(self, request: Request, reference: str, tab: str | None = None) -> HttpResponse:
        self.worker = get_object_or_404(visible_people(self.scope), reference=reference)
        self.sight = Sight(self.worker, self.scope)
        form = AsAtForm(request.GET) if self.sight.sees(Permission.SEE_EMPLOYMENT) else None
        chosen = form.cleaned_data.get("as_at") if form is not None and form.is_valid() else None
        self.day = chosen or self.today
        self.standing = standing_of(self.worker, self.day)
        return self.render(
            self.template, **self._frame(form, tab or self.tab), **self.content(tab or self.tab)
        )

    def content(self, tab: str) -> dict[str, Any]:
        """What the tab shows below the head. Where contracts and teams are, what may be done with them is offered."""
        offered = tab in (OVERVIEW, EMPLOYMENT)
        return {
            "panels": panels_for_person(self.worker, self.day, self.sight, tab),
            "offers": offers_for(self.worker, self.sight, self._standing_today()) if offered else {},
        }

    def _frame(self, form: AsAtForm | None, tab: str) -> dict[str, Any]:
        tabs = tabs_for_person(self.sight)
        if tab not in {each.key for each in tabs}:
            raise Http404("No such page of this person for this reader.")
        line = directory_lines(
            [self.worker], self.sight.narrowed(), self.day, names_in(self.scope, self.day)
        )[0]
        return {
            "worker": self.worker,
            "alarm": alarm_about(self.sight, self.today),
            "day": self.day,
            "is_today": self.day == self.today,
            "as_at_form": form,
            "lead": ", ".join((*line.roles, *line.teams)) or "Not in post on this day",
            "managers": ", ".join(line.managers),
            "states": states_of(self.standing, self.sight, self.day),
            "tabs": [
                {"label": each.label, "url": self._address(each.key), "active": each.key == tab}
                for each in tabs
            ],
            "tab_label": next(each.label for each in tabs if each.key == tab),
        }

    def _standing_today(self) -> Standing:
        return self.standing if self.day == self.today else standing_of(self.worker, self.today)

    def _address(self, tab: str) -> str:
        """A tab's address, on the same day."""
        path = tab_address(self.worker.reference, tab)
        return path if self.day == self.today else f"{path}?{urlencode({'as_at': self.day.isoformat()})}"


def tab_address(reference: str, tab: str) -> str:
    """The page of a person, or one of its tabs. The timeline and the changes answer at the same kind of address."""
    return person_address(reference) if tab == OVERVIEW else reverse("person_tab", args=[reference, tab])


class Person(PersonPage):
    """The overview: the directory's facts, what each app has to say, what is due, and what may be done."""

    template = "workforce/person.html"

    def content(self, tab: str) -> dict[str, Any]:
        due = due_about(self.sight, self.today, add_months(self.today, MONTHS_AHEAD))
        return super().content(tab) | {
            "facts": self._facts(),
            "due": [Fact(each.kind, _due_words(each.due_on, each.detail), each.url) for each in due],
        }

    def _facts(self) -> Sequence[Fact]:
        email = self.worker.email
        return (
            Fact("Work e-mail", email, url=f"mailto:{email}" if email else ""),
            Fact("Number", self.worker.reference),
        )


class PersonTimeline(PersonPage):
    """Everything dated about the person that the reader may see."""

    tab = "timeline"
    template = "workforce/person_timeline.html"

    def content(self, tab: str) -> dict[str, Any]:
        entries = timeline_of_person(self.worker, self.sight)
        lanes = lanes_of(entries)
        form = LaneForm(self.request.GET, lanes=lanes, as_at=None if self.day == self.today else self.day)
        lane = form.cleaned_data.get("lane") if form.is_valid() else ""
        shown = [each for each in entries if lane in ("", None, each.lane)]
        mark = "Now" if self.day == self.today else f"On {written_day(self.day)}"
        return {
            "lane_form": form if len(lanes) > 1 else None,
            "stretches": stretches(shown, self.day, mark),
            "chart": caseload_chart(counts_of(self.worker, self.scope)) if lane == CASELOAD else None,
        }


class PersonChanges(PersonPage):
    """Who wrote the person's record, when, and what was there before."""

    tab = "history"
    template = "workforce/person_changes.html"

    def content(self, tab: str) -> dict[str, Any]:
        allowed = kinds(self.scope)
        asked = self.request.GET.get("page", "")
        number = max(1, int(asked)) if asked.isdecimal() and len(asked) < 6 else 1
        search = ChangeSearch(worker_id=self.worker.pk)
        page = changes(search, self.scope, page=number, per_page=CHANGES_SHOWN)
        names, hidden = labels(pointed_to(page.changes, allowed)), hidden_about(self.sight)
        return {
            "changes": [in_words(each, allowed, names, hidden=hidden) for each in page.changes],
            "newer": number - 1 if number > 1 else None,
            "older": number + 1 if page.has_older else None,
        }


def _due_words(day: date, detail: str) -> str:
    return ", ".join(part for part in (written_day(day), detail) if part)
