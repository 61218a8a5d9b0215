"""A form of the section Careers."""

from workforce.access.permissions import Permission
from workforce.sections import CAREERS
from workforce.views.section_forms import FormPage
from workforce.views.sections import SectionView

KEEPER = Permission.DECIDE_PROGRESSION
"""Who keeps pathways, panels, deputies, lead roles and drop-ins."""


class CareerForm(FormPage, SectionView):
    """See FormPage."""

    section = CAREERS
