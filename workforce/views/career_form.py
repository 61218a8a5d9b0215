"""A form of the section Careers."""

from workforce.sections import CAREERS
from workforce.views.section_forms import FormPage
from workforce.views.sections import SectionView


class CareerForm(FormPage, SectionView):
    """See FormPage."""

    section = CAREERS
