"""What the pages about starting here share: somebody in reach, starters too, and a form of the section."""

from django.shortcuts import get_object_or_404

from workforce.access.scope import Reach
from workforce.models import Worker
from workforce.models.starters import people_and_starters
from workforce.queries.visibility import visible_people
from workforce.sections import SUPPORT
from workforce.views.section_forms import FormPage
from workforce.views.sections import SectionView


class SupportView(SectionView):
    """A page of the section. `person`: somebody in reach, starters before their first day included."""

    section = SUPPORT

    def person(self, reference: str, reach: Reach | None = None) -> Worker:
        people = people_and_starters(self.reach if reach is None else reach)
        found = visible_people(self.scope).filter(pk__in=people.values("pk"))
        worker: Worker = get_object_or_404(found, reference=reference)
        return worker


class SupportForm(FormPage, SupportView):
    """A form of these pages."""
