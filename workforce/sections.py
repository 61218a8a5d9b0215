"""Sections of the product: groups of pages behind one link of the main navigation, and the tabs on each of them.

Every address of a section begins with its own: /careers/, /support/, /plans/.
"""

from dataclasses import dataclass

from workforce.access.permissions import Permission
from workforce.access.scope import Scope


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """A page of a section, and a sentence on what it is for, offered to whoever holds one of the permissions."""

    label: str
    url_name: str
    text: str
    permissions: tuple[Permission, ...] = (Permission.SEE_DIRECTORY,)

    def is_for(self, scope: Scope) -> bool:
        return any(map(scope.may, self.permissions))


@dataclass(frozen=True, slots=True)
class Section:
    """`key` is the name of its address, too."""

    key: str
    label: str
    lead: str
    entries: tuple[SectionEntry, ...] = ()

    def entries_for(self, scope: Scope) -> list[SectionEntry]:
        return [entry for entry in self.entries if entry.is_for(scope)]


CAREERS = Section("careers", "Careers", "How people grow here: pathways, progression and opportunities.", ())

SUPPORT = Section(
    "support",
    "Support",
    "What people are promised from their first day on.",
    (
        SectionEntry("Notices", "notices", "What is sent to you, your team or everybody; and documents."),
        SectionEntry("Briefings", "briefings", "What managers pass on to their teams, and what comes back."),
        SectionEntry("Wellbeing", "wellbeing", "What is there for your health, and how many make use of it."),
        SectionEntry("Benefits", "benefits", "What you get here, and your leave."),
        SectionEntry("Recognition", "recognition", "Who did something worth saying out loud."),
        SectionEntry(
            "Accreditations", "accreditations", "Schemes that we take part in, and what we have promised."
        ),
    ),
)

PLANS = Section("plans", "Plans", "What is planned for the workforce, and who could follow whom.", ())

SECTIONS = (CAREERS, SUPPORT, PLANS)
