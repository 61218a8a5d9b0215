"""The first page of each section, and what its pages share."""

from typing import Any, ClassVar

from django.http import HttpResponse
from django.urls import reverse

from workforce.access.permissions import Permission
from workforce.context import nearness
from workforce.sections import CAREERS, PLANS, SUPPORT, Section
from workforce.views.page import PageView, Request


class SectionView(PageView):
    """A page of a section: its template extends `workforce/section_base.html`, which shows the section's tabs."""

    section: ClassVar[Section]

    def render(self, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
        context |= {
            "section": self.section,
            "section_url": reverse(self.section.key),
            "section_tabs": self._tabs(),
        }
        return super().render(template, status=status, **context)

    def _tabs(self) -> list[dict[str, Any]]:
        entries = [(each.label, reverse(each.url_name)) for each in self.section.entries_for(self.scope)]
        how_near = [nearness(self.request.path, url) for _, url in entries]
        return [
            {"label": label, "url": url, "active": 0 < near == max(how_near)}
            for (label, url), near in zip(entries, how_near, strict=True)
        ]


class SectionStart(SectionView):
    """Its pages, each with a sentence."""

    permission = Permission.SEE_DIRECTORY

    def get(self, request: Request) -> HttpResponse:
        entries = [
            {"label": each.label, "url": reverse(each.url_name), "text": each.text}
            for each in self.section.entries_for(self.scope)
        ]
        return self.render("workforce/section.html", entries=entries)


class CareersStart(SectionStart):
    section = CAREERS


class SupportStart(SectionStart):
    section = SUPPORT


class PlansStart(SectionStart):
    section = PLANS
