"""A median model that knows how far the mean lies above it.

Where a share of the rows carries a large one-sided surcharge, least squares lets it bend every
coefficient. Least absolute deviations do not see it; the mean of what they leave over puts it back
as a single figure, or one figure for each category of a field.
"""

from medcast_training.candidates.linear import fit_least_absolute
from medcast_training.candidates.problem import FitProblem
from medcast_training.linear_fit import LinearFit


def fit_median_plus_mean(problem: FitProblem) -> LinearFit:
    """Fit the median linearly and add the mean residual.

    It is the mean of all rows, or of the row's category where the problem groups by a field. A
    category without a row gets the mean of all rows, as does a row without the field.
    """
    median = fit_least_absolute(problem.features, problem.names, problem.target)
    residuals = problem.target - median.predict(problem.features)
    overall = float(residuals.mean())
    if problem.group is None:
        return LinearFit(median.columns, median.coefficients, median.intercept + overall)
    group = problem.table.groups[problem.group]
    surcharges = dict.fromkeys(group.labels, overall)
    for label, members in group.members().items():
        surcharges[label] = float(residuals[members].mean())
    return median.plus(problem.context.encodings[problem.group].by_label(surcharges, overall))
