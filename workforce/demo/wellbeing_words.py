"""What the notices, benefits, moments and activities of the synthetic council say."""

from collections.abc import Mapping

from workforce.enums import ActionState, ActivityKind, HubCategory

SITE = "https://intranet.example.org"
MADE_UP = "Made up for the demonstration"
NOTICES = (
    (
        "Car park closed on Friday",
        "The car park is resurfaced. The one behind the library is open.",
        HubCategory.NEWS,
        3,
    ),
    (
        "New recording standard",
        "From next month chronologies are written in the case system alone.",
        HubCategory.PRACTICE,
        12,
    ),
    ("Autumn conference", "Put the day into your diary. The programme follows.", HubCategory.EVENTS, 20),
    (
        "Flu vaccinations",
        "Free for everybody, on three mornings, without an appointment.",
        HubCategory.WELLBEING,
        30,
    ),
    ("Lease cars", "A new supplier, and lower prices for electric cars.", HubCategory.BENEFITS, 45),
)
DOCUMENTS = (
    ("Lone working policy", HubCategory.POLICY, 40),
    ("Supervision policy", HubCategory.POLICY, -10),
    ("Practice standards", HubCategory.PRACTICE, 200),
    ("Training calendar", HubCategory.LEARNING, 90),
)
STAGES = (
    ("Disability Confident", ("Committed", 64, -28), ("Employer", 30, 6)),
    ("Healthy Workplaces", ("Commitment", 33, 3)),
    ("Apprenticeship development programme",),
)
"""Each scheme, and its levels: how many months ago it was awarded, and how many months it still holds."""
ACTIONS = (
    ("Train everybody who sits on a panel", 40, ActionState.OPEN),
    ("Ask the disabled staff forum what gets in the way", -20, ActionState.DONE),
    ("Put adjustments in place within 20 working days", -5, ActionState.OPEN),
    ("Offer two placements for leavers of special schools", 120, ActionState.OPEN),
)
COMMUNITY: Mapping[str, Mapping[str, str]] = {
    "sex": {"Female": "51.1", "Male": "48.9"},
    "disability": {"Yes": "18.4", "No": "81.6"},
    "age": {
        "Under 25": "13.0",
        "25 to 34": "20.5",
        "35 to 44": "20.0",
        "45 to 54": "20.5",
        "55 to 64": "18.5",
        "65 and over": "7.5",
    },
}
MOMENTS = (
    "Found a child’s grandmother after three years, with patience and a telephone book.",
    "Stayed with a family until the heating worked again.",
    "Made the rota work when three people were ill.",
    "Explained a court order so that a boy of nine understood it.",
    "Wrote to every young person on their birthday, by hand.",
    "Brought the new colleague through the first month.",
)
BENEFITS = (
    (
        "Annual leave",
        "27 days and bank holidays; 5 more after five years of service.",
        "Everybody whom we employ",
        False,
    ),
    (
        "Assistance programme",
        "Confidential advice and counselling, day and night.",
        "Everybody who works here",
        True,
    ),
    ("Bicycle scheme", "A bicycle paid through the pay slip.", "Permanent staff", False),
    ("Electric lease car", "A car paid through the pay slip.", "Permanent staff after probation", False),
    ("Buying leave", "Up to ten more days a year.", "Everybody whom we employ", False),
    ("Relocation", "Help with the cost of moving here.", "Social workers who move for the job", False),
    ("Free parking", "At every office, for those who drive for work.", "Those who drive for work", False),
)
ACTIVITIES = (
    ("Walk at lunchtime", ActivityKind.EXERCISE, False),
    ("Reflective space", ActivityKind.COACHING, True),
    ("Sleeping well", ActivityKind.WORKSHOP, True),
    ("Blood pressure check", ActivityKind.HEALTH_CHECK, False),
)
