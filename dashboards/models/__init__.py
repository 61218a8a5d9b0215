from dashboards.models.figures import ComputedMonth, Figure
from dashboards.models.practice import PracticeFigure
from dashboards.models.published import Authority, Neighbour, PublishedFigure

__all__ = ["Authority", "ComputedMonth", "Figure", "Neighbour", "PracticeFigure", "PublishedFigure"]
