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

SUPPORT = Section("support", "Support", "What people are promised from their first day on.", ())

PLANS = Section(
    "plans",
    "Plans",
    "What is planned for the workforce, and who could follow whom.",
    (
        SectionEntry(
            "Succession",
            "succession",
            "Posts that must not stay empty, who could follow, and how strong the bench is.",
            (Permission.SEE_SUCCESSION,),
        ),
        SectionEntry(
            "Workforce plan", "workforce_plans", "The plan of each year, its actions, and how far they are."
        ),
        SectionEntry(
            "Demand and supply",
            "supply",
            "What each role needs and has, now and in the four quarters to come.",
            (Permission.SEE_ESTABLISHMENT,),
        ),
        SectionEntry(
            "Role mix",
            "role_mix",
            "How many family support workers, or others, work beside each social worker.",
            (Permission.SEE_ESTABLISHMENT,),
        ),
        SectionEntry(
            "Programmes", "programmes", "What is being changed, and which units and posts it affects."
        ),
        SectionEntry(
            "Projects", "projects", "Projects and initiatives, and the places in them that you could take."
        ),
        SectionEntry(
            "Teams", "teams", "Types of teams, who hosts whom, who shares a place, and which terms hold."
        ),
        SectionEntry(
            "Partner staff", "partners", "Who works in our teams and is not engaged by the council."
        ),
        SectionEntry(
            "Nominations",
            "nominations",
            "For accreditation by bodies outside the council.",
            (Permission.SEE_PROGRESSION,),
        ),
        SectionEntry(
            "Numbers",
            "numbers",
            "Whether everybody in a role that needs a registration has the number.",
            (Permission.SEE_REGISTRATION,),
        ),
    ),
)

SECTIONS = (CAREERS, SUPPORT, PLANS)
