"""What people say about themselves."""

from django.db.models import TextChoices


class Sex(TextChoices):
    """Item Sex of the return, from 2024."""

    MALE = "M", "Male"
    FEMALE = "F", "Female"


class Ethnicity(TextChoices):
    """Item Ethnicity of the return."""

    WBRI = "WBRI", "White British"
    WIRI = "WIRI", "White Irish"
    WOTH = "WOTH", "Any other White background"
    MWBC = "MWBC", "White and Black Caribbean"
    MWBA = "MWBA", "White and Black African"
    MWAS = "MWAS", "White and Asian"
    MOTH = "MOTH", "Any other mixed background"
    AIND = "AIND", "Indian"
    APKN = "APKN", "Pakistani"
    ABAN = "ABAN", "Bangladeshi"
    AOTH = "AOTH", "Any other Asian background"
    BCRB = "BCRB", "Black Caribbean"
    BAFR = "BAFR", "Black African"
    BOTH = "BOTH", "Any other Black background"
    CHNE = "CHNE", "Chinese"
    OOTH = "OOTH", "Any other ethnic group"
    REFU = "REFU", "Declared not stated or refused"
    NOBT = "NOBT", "Information not yet obtained"


NOT_SAID = "not_said", "Prefer not to say"
"""The answer that every question on equality has."""


class YesOrNo(TextChoices):
    """An answer on equality: gender as at birth, disability, pregnancy or maternity, care experience."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_SAID = NOT_SAID


class Partnership(TextChoices):
    """Marriage and civil partnership."""

    MARRIED = "married", "Married"
    CIVIL_PARTNERSHIP = "civil", "In a civil partnership"
    NEITHER = "neither", "Neither"
    NOT_SAID = NOT_SAID


class Religion(TextChoices):
    """Religion or belief, as the census of 2021 asks."""

    NONE = "none", "No religion"
    BUDDHIST = "buddhist", "Buddhist"
    CHRISTIAN = "christian", "Christian"
    HINDU = "hindu", "Hindu"
    JEWISH = "jewish", "Jewish"
    MUSLIM = "muslim", "Muslim"
    SIKH = "sikh", "Sikh"
    OTHER = "other", "Any other religion or belief"
    NOT_SAID = NOT_SAID


class Orientation(TextChoices):
    """Sexual orientation, as the census of 2021 asks."""

    STRAIGHT = "straight", "Straight or heterosexual"
    GAY_OR_LESBIAN = "gay", "Gay or lesbian"
    BISEXUAL = "bisexual", "Bisexual"
    OTHER = "other", "Another orientation"
    NOT_SAID = NOT_SAID


class Caring(TextChoices):
    """For whom somebody cares beside the job."""

    NOBODY = "nobody", "For nobody"
    CHILDREN = "children", "For children"
    ADULTS = "adults", "For adults"
    BOTH = "both", "For children and adults"
    NOT_SAID = NOT_SAID


class WorkingPattern(TextChoices):
    """How somebody's hours lie."""

    FULL_TIME = "full", "Full time"
    PART_TIME = "part", "Part time"
    COMPRESSED = "compressed", "Compressed hours"
    TERM_TIME = "term", "Term time"
    JOB_SHARE = "share", "Job share"
    OTHER = "other", "Another pattern"
    NOT_SAID = NOT_SAID
