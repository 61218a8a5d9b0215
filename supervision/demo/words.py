"""What the records of the synthetic council say. Written for it: no child, no family, no case is in any of it."""

from collections.abc import Mapping, Sequence

from supervision.demo.lines import Line
from supervision.enums import SessionKind, Workload
from workforce.demo.chance import Chance

LINES: Mapping[str, Sequence[str]] = {
    "agenda": (
        "Caseload, leave before Christmas, the court training, anything urgent.",
        "Actions from last time; plans that are due for review; learning.",
        "How the week has been; two pieces of work that feel stuck; objectives.",
        "Visits that are due, recording, and time to think about one of them.",
        "The move to the new office days; workload; feedback from the last audit.",
        "Priorities until the next session, and what can wait.",
        "Joint work with schools; supervision of the student; annual leave.",
        "What went well since last time; actions; dates.",
    ),
    "workload": (
        "Busy but clear. Two pieces of work close this month.",
        "Visits are in time. Recording is a week behind; half a day is kept free for it.",
        "Three new pieces of work in two weeks. We agreed what waits.",
        "More travel than usual, because of where the work is. To be looked at with the rota.",
        "Steady. There is room for one more, not for two.",
        "Court work takes most of the week; the duty day was given to a colleague.",
        "Fewer than last month. Time is used for life story work and for closing records.",
        "Evenings were used to write up. That is not to become the habit.",
    ),
    "leave": (
        "A week is booked. Cover is agreed.",
        "Eight hours of time off in lieu, to be taken by the end of the month.",
        "Nothing booked yet: choose days before the next session.",
        "Took all of the summer leave. Feels rested.",
        "Cancelled a day for a meeting. It is booked again.",
        "Hesitates to take time off in lieu; we looked at how the team can carry it.",
    ),
    "casework": (
        "Themes: neglect over a long time; what change would look like and by when.",
        "Themes: older young people and risk outside the home; who else knows them.",
        "Themes: working with fathers; who is missing from the plan.",
        "Themes: timeliness of assessments, and what holds the slow ones up.",
        "Themes: permanence; plans that drift, and the next decision in each.",
        "Themes: direct work and the child's own words in the record.",
        "Themes: domestic abuse; safety of the adult and of the worker on visits.",
        "Themes: placements under strain, and support before they break.",
    ),
    "reflection": (
        "Stayed with what made the last visit hard: being seen as the enemy. What the worker felt, what that may "
        "say of the family's fear, what to try next.",
        "Looked at one piece of work from the child's place. It changed the order of the plan.",
        "What is the evidence, and what is our habit? Two assumptions were found and will be tested.",
        "Talked about hope: where it went, and what small change would bring it back.",
        "Used a genogram. Who has power, who is silent, and who was never asked.",
        "What would we do again? The pace was right, the letter was too long.",
        "How the worker's own week shaped the visit, and what helps before the next one.",
        "Mapped worries and strengths side by side. The worries were fewer than they felt.",
    ),
    "training_impact": (
        "The course on direct work is used every week: children draw more and say more.",
        "Motivational interviewing: one parent said that it was the first time somebody listened.",
        "Court skills training: the last statement needed no corrections.",
        "The session on neglect tools helped to name what had been vague for months.",
        "Too early to say; we look at it again in two sessions.",
    ),
    "learning": (
        "Needs: analysis in assessments.",
        "Needs: working with interpreters.",
        "Needs: supervising students.",
        "Needs: trauma and attachment, a refresher.",
        "Needs: chairing meetings.",
        "Needs: contextual safeguarding.",
    ),
    "registration": (
        "Registration is in date. One piece of CPD is written, one with a peer is missing.",
        "CPD is complete for the year.",
        "Will write up last month's workshop as CPD.",
    ),
    "career": (
        "Would like to become a practice educator next year.",
        "Content in the role, and wants to stay in the team.",
        "Thinks of the senior role; will shadow for a week.",
        "Interested in a secondment to the academy.",
    ),
    "objectives": (
        "On the way: two of three are well begun.",
        "The objective on timeliness is met; a new one at the review.",
        "No progress yet, because of sickness in the team. Still the right ones.",
        "The objective on recording needs another look at how, not at what.",
    ),
    "praise": (
        "A school wrote to say how well the worker prepares meetings.",
        "Calm and kind in a very hard week. The team noticed.",
        "The audit called the chronology a model for others.",
        "Thank you for covering duty twice.",
        "A young person asked for the worker by name.",
    ),
    "supervisor_comments": (
        "Good, honest discussion. Agreed on fewer things and clearer ones.",
        "I will take the question of travel to the managers' meeting.",
        "Worked hard under pressure; I want to see the evenings free again.",
        "High support and some challenge today; both were welcome.",
    ),
    "supervisee_comments": (
        "Helpful. I leave with a plan.",
        "I felt listened to.",
        "I would like more time for reflection next time.",
        "Agreed, as written.",
        "Thank you for taking the question about travel further.",
    ),
}
USUALLY: Mapping[str, float] = {
    "agenda": 0.9,
    "workload": 0.95,
    "leave": 0.6,
    "casework": 0.8,
    "training_impact": 0.3,
    "learning": 0.25,
    "registration": 0.12,
    "career": 0.1,
    "objectives": 0.3,
    "praise": 0.5,
    "supervisor_comments": 0.7,
}
"""How often something is written under a prompt. Under reflection always where there was any, and only there.
The person's own comments come later, if at all."""

WELLBEING = (
    "Sleeping better since the summer. We keep an eye on it.",
    "Caring for a parent: starts at ten on Tuesdays for now.",
    "Tired. A long weekend is booked, and one visit goes to a colleague.",
    "All well.",
    "A hard visit stayed in mind; knows about the counselling, and we talk again next week.",
    "The chair and screen have come and help.",
)
THEMES = (
    "Professional curiosity",
    "Working with resistance",
    "Neglect",
    "Hearing the child",
    "Endings",
    "Thresholds and risk outside the home",
    "Culture and identity",
    "Working with fathers",
    "Parental mental health",
    "Looking after ourselves",
)
TOOLS = (
    "Signs of Safety mapping",
    "Genogram",
    "Restorative circle",
    "Systemic hypothesising",
    "Bells that ring",
)
PARTNERS = (
    ("Designated safeguarding lead", "A primary school"),
    ("Health visitor", "Community health trust"),
    ("Police sergeant", "Police"),
    ("Mental health practitioner", "Child and adolescent mental health service"),
    ("Housing officer", "Housing"),
    ("Family worker", "A voluntary organisation"),
)
ACTIONS = (
    "Write up the two visits of this week.",
    "Book the course on analysis.",
    "Bring the chronology to the next session.",
    "Ask for a second pair of eyes on the plan.",
    "Take half a day of time off in lieu.",
    "Raise travel times with the service manager.",
    "Observe a visit and give feedback.",
    "Shadow a colleague in court.",
    "Close the records that are finished.",
    "Find a mentor outside the team.",
    "Write a piece of CPD with a peer's reflection.",
    "Read the new recording standard and say what is unclear.",
    "Talk with the school about the next meeting.",
    "Look at the rota for November.",
)
STATEMENT = "The part on workload does not say that I asked for help in September. Please add it."
TERMS: Mapping[str, Sequence[str]] = {
    "frequency": ("Every month, 90 minutes.", "Every two weeks for now, an hour.", "Monthly, not on Fridays."),
    "place": ("In the small meeting room, phones off.", "At the office, or walking; online if one of us is away."),
    "recording": ("Written on the day, shared within five working days.",),
    "confidentiality": ("Between us, except for safety and for what the policy says.",),
    "needs": ("Straight words, early.", "Time to prepare: agenda the day before.", "Prayer times are kept free."),
    "disputes": ("We talk first, then with the service manager together.",),
}  # fmt: skip
FEEDBACK = (
    "Clear actions, and reflection that reaches the child. Keep it up.",
    "Regular and supportive. More challenge would help.",
    "Actions are agreed, but who does what by when is not always said.",
    "Much about process, little about what life is like for children.",
)


def body_of(line: Line, chance: Chance) -> dict[str, str]:
    """What is written of a session, by key of the prompt. Of a group only agenda, themes and reflection."""
    if line.supervisee is None:
        keys = ["agenda", "casework", "reflection"]
    elif line.kind == SessionKind.AD_HOC:
        keys = ["supervisor_comments"]
    else:
        keys = [key for key, share in USUALLY.items() if chance.random() < share]
        keys += ["reflection"] if line.reflective else []
    body = {key: chance.choice(LINES[key]) for key in keys or ["workload"]}
    if line.supervisee is not None and "workload" in body:
        body["workload_view"] = chance.pick_by(
            (Workload.MANAGEABLE, Workload.STRETCHED, Workload.UNMANAGEABLE), _HOW_FULL[line.strained]
        ).value
    return body


_HOW_FULL: Mapping[bool, Sequence[float]] = {False: (0.68, 0.28, 0.04), True: (0.34, 0.48, 0.18)}
"""How the workload is found: usually, and where a service struggles."""
