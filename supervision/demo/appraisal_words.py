"""What the appraisals of the synthetic council say: made up, short, and nobody's."""

VALUES = (
    ("Child-centred", "value", "Children come first in what we decide."),
    ("Respectful", "value", "We listen, and say what we mean kindly."),
    ("Creative", "value", "We look for another way where the usual one fails."),
    ("Open", "value", "We say what we do and why."),
    ("Fair", "value", "Everybody gets what they need to do well."),
    ("Green", "value", "We travel less and waste less."),
    ("Act with integrity", "behaviour", "Keeps promises, and says so when that fails."),
    ("Respect each other", "behaviour", "Values what others bring."),
    ("Innovate", "behaviour", "Tries, looks at what came of it, tries again."),
    ("Care", "behaviour", "Notices how others are."),
    ("Collaborate", "behaviour", "Works with partners as one team."),
)
PRIORITIES = (
    ("Children live safely at home wherever they can", "directorate"),
    ("Children in care have a home that lasts", "directorate"),
    ("Young people are ready for the life after care", "directorate"),
    ("A stable, skilled workforce", "strategy"),
    ("Relationship-based practice in every plan", "practice"),
)
RATINGS = {"Outstanding": 8, "Fully meets": 68, "Partly meets": 16, "Not met": 2, "Too early to say": 6}

LOOK_BACK = (
    "Plans were reviewed in time for most of the year. The move to the new system took more than I thought.",
    "I learned to say earlier when work piles up. Two pieces of court work went well.",
    "A year of change in the team. I kept my visits up and helped two new colleagues to settle.",
    "I am proud of the direct work. Recording on the same day is still hard.",
    "Fewer cases than last year, and more time for each of them. It shows in the assessments.",
)
EVIDENCE = (
    "The figures of the team, two audits graded good, and thanks from a partner school.",
    "Chronologies that are complete, and feedback from the independent reviewing officers.",
    "Observations of practice in spring and autumn.",
)
FAMILIES = (
    "Parents say that they know what will happen next, and why.",
    "Young people say that I come when I said I would.",
    "Carers would like answers on the same day.",
)
COLLEAGUES = (
    "Calm in difficult meetings.",
    "Shares what they learn.",
    "Health colleagues find me easy to reach.",
    "Asks for help in good time.",
)
CAREER = (
    "I want to stay where I am and get better at it.",
    "Practice education, in a year or two.",
    "I would like to try a spell in the court team.",
    "One day a senior post, not yet.",
)
SUPPORT = (
    "Supervision that is not moved.",
    "A quiet place to write.",
    "Time for the course on direct work.",
    "Nothing new: it works.",
)
SUMMARY = (
    "We looked back on a steady year and agreed on what comes next.",
    "A good talk about strengths, and about recording, which we will look at each month.",
    "We talked about workload first, then about the objectives of last year, most of which are met.",
    "A strong year. We agreed on more responsibility for new colleagues.",
)
MANAGER_COMMENTS = (
    "Thank you for a year of careful work.",
    "I value how reliable this work is.",
    "Progress in all that we agreed on, and the will to do more.",
)
COMMENTS = (
    "A fair picture.",
    "I agree, and look forward to the course.",
    "Thank you. I would have liked it earlier in the year.",
    "That is how I see it, too.",
)
NOTES = (
    "Half-way: most is on track. We moved one date.",
    "We went through each objective. Workload was higher than planned.",
    "Good progress. The course is booked.",
)
OBJECTIVES = (
    ("Every plan is reviewed within its time.", "The monthly figure of the team."),
    ("Visits are written up on the day.", "A look at ten records in each quarter."),
    ("Direct work is part of each assessment.", "Two observations in the year."),
    ("Help one new colleague through the first months.", "What they say after 90 days."),
    ("Lead the learning from one audit in the team.", "A session held, and what changed."),
    ("Meet partner schools once a term.", "Three meetings, with notes."),
    ("Keep the team's chronologies current.", "None older than a month."),
    ("Prepare every family meeting with the family.", "Feedback after the meeting."),
)
PROGRESS = (
    "Most of it is done.",
    "On the way.",
    "Held up by vacancies in the team.",
    "Ahead of what we planned.",
)
NEEDS = (
    (
        "Court skills",
        "Statements and evidence are part of the work now",
        "Two days, then shadowing",
        ["pqs", "swe"],
    ),
    ("Direct work with children", "To hear what children say", "Course of three days", ["pqs", "pcf"]),
    ("Systemic practice", "The framework of the council", "Foundation course", ["framework", "pcf"]),
    ("Practice education", "To take a student next year", "Stage 1 of the standards", ["peps"]),
    (
        "Domestic abuse and coercive control",
        "Themes of audits",
        "Half a day, then group supervision",
        ["mandatory"],
    ),
    ("Leading a team through change", "First management post", "Leadership programme, 1", ["leadership"]),
    ("Recording that is analytical", "Audits say so", "Workshop, then peer review", ["swe"]),
    ("Neglect and its assessment tools", "To use the tool with families", "One day", ["mandatory", "pqs"]),
    ("Reflective supervision", "Supervises two colleagues", "Two days and a learning set", ["leadership"]),
)
OUTCOMES = (
    ("Attended, and told the team about it.", "Assessments say more about the child's day."),
    ("Done, with two observations.", "Families say that meetings are clearer."),
    ("Attended.", ""),
    ("Shadowed twice and led once.", "Statements are shorter."),
)

FEEDBACK = (
    "Objectives say what is to change, and two of them how one will know. Give the third a measure, too.",
    "The person’s own voice is clear throughout. Link the development plan to what families said.",
    "Well prepared, and honest about the hard months. Name the practice priority that each objective serves.",
    "The evidence is general. Next time ask for one piece of work, and look at it together.",
)
