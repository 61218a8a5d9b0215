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


P = Permission
CAREERS = Section(
    "careers",
    "Careers",
    "How people grow here: pathways, progression and opportunities.",
    (
        SectionEntry(
            "Pathways",
            "pathways",
            "The steps from role to role, what each asks for, and what helps to get there.",
        ),
        SectionEntry(
            "Progression",
            "progression",
            "Applications to go the next step: your own, and those that you support or decide.",
            (P.SEE_PROGRESSION,),
        ),
        SectionEntry(
            "Panels",
            "panels",
            "The panel of each month: its applications and its members.",
            (P.DECIDE_PROGRESSION,),
        ),
        SectionEntry(
            "Opportunities", "opportunities", "Secondments, projects, shadowing and acting up inside."
        ),
        SectionEntry("Lead roles", "lead_roles", "Who leads on which area across the directorate."),
        SectionEntry(
            "Aspirations", "aspirations", "What people want, also those who stay.", (P.SEE_PROGRESSION,)
        ),
        SectionEntry("Drop-ins", "drop_ins", "Every month: come and ask about your career."),
        SectionEntry(
            "Deputies",
            "capacity_reviews",
            "Reviews of the capacity and the skills of deputies, and when the next is due.",
            (P.SUPPORT_PROGRESSION, P.DECIDE_PROGRESSION),
        ),
        SectionEntry(
            "Measures",
            "progression_measures",
            "Applications, decisions, panels held, and how posts were filled.",
            (P.SEE_PROGRESSION_FIGURES,),
        ),
    ),
)

SUPPORT = Section(
    "support",
    "Support",
    "What people are promised from their first day on.",
    (
        SectionEntry(
            "Inductions",
            "inductions",
            "Who is starting: what is to be done, what is done and what is overdue.",
            (Permission.SEE_INDUCTION,),
        ),
        SectionEntry(
            "How inductions go",
            "induction_figures",
            "By team: the first day, the first 90 days, and what is done of what is due.",
            (Permission.SEE_FIGURES, Permission.SEE_INDUCTION),
        ),
        SectionEntry(
            "New starters",
            "starter_surveys",
            "What new starters say after 30 and 90 days, as averages.",
            (Permission.SEE_FIGURES, Permission.SEE_INDUCTION),
        ),
        SectionEntry(
            "Templates",
            "induction_templates",
            "What inductions ask, by role, and the list of the corporate induction.",
            (Permission.KEEP_INDUCTION,),
        ),
        SectionEntry(
            "Adjustments",
            "adjustments",
            "What people need in order to work here, and referrals for support.",
            (Permission.SEE_ADJUSTMENTS,),
        ),
        SectionEntry(
            "Flexible working",
            "flexible_requests",
            "Requests, and by when they are to be decided.",
            (Permission.SEE_FLEXIBLE_WORKING,),
        ),
        SectionEntry(
            "Work patterns",
            "work_patterns",
            "How people work, by team: full time, part time, at home.",
            (Permission.SEE_FIGURES,),
        ),
        SectionEntry("Forums", "forums", "Forums of staff, which everybody may join."),
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
