"""The first page of the section."""

from supervision.sections import SUPERVISION
from workforce.views.sections import SectionStart


class SupervisionHome(SectionStart):
    """What there is for the reader."""

    section = SUPERVISION
