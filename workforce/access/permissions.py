"""Everything that somebody may be allowed to do, in one list."""

from enum import StrEnum


class Permission(StrEnum):
    """One kind of data and what may be done with it. The value is the sentence for docs/access.md."""

    SEE_DIRECTORY = "See names, roles, teams and work contact details"
    SEE_EMPLOYMENT = "See contracts, hours and dates of service"
    SEE_EQUALITY = "See equality data"
    SEE_ESTABLISHMENT = "See posts and vacancies"
    SEE_ABSENCE = "See absence spells"
    SEE_CASELOAD = "See caseload counts of named people"
    SEE_REGISTRATION = "See registration numbers and their state"
    SEE_FIGURES = "See dashboard figures"
    SEE_BENCHMARKS = "See published figures of all authorities"
    IMPORT_RECORDS = "Import people, posts and absences from files"
    MANAGE_ACCESS = "Grant and end roles"
    CHANGE_SETTINGS = "Change settings and reference data"
    SEE_AUDIT = "Open the page of changes; which kinds of record it lists is decided by the next two"
    SEE_RECORD_CHANGES = "See who changed the record of people, posts and units"
    SEE_ACCESS_CHANGES = "See who changed accounts, roles, settings and reference data, and who signed in"
    SEE_GALLERY = "See the component gallery"
