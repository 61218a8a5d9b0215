"""The words that pages use for the files of an import and for what happens with their rows."""

KINDS = {
    "org_units": "Units",
    "roles": "Roles",
    "posts": "Posts",
    "workers": "People",
    "employments": "Employments",
    "assignments": "Assignments",
    "absences": "Absences",
    "caseloads": "Caseload counts",
}
"""What the rows of each file are about."""

ACTIONS = {"add": "Added", "change": "Changed", "end": "Ended"}
