"""A median model that knows how far the mean lies above it.

Where a share of the rows carries a large one-sided surcharge, least squares lets it bend every
coefficient. Least absolute deviations do not see it; the mean of what they leave over puts it back
as a single figure, or one figure for each category of a field.
"""

from medcast_training.candidates.linear import fit_least_absolute
from medcast_training.group_encoding import GroupEncoding
from medcast_training.linear_fit import LinearFit
from medcast_training.table import Table


def fit_median_plus_mean(table: Table, names: tuple[str, ...]) -> LinearFit:
    """Fit the median linearly and add the mean residual of all rows.

    Parameters
    ----------
    table
        The rows to fit to.
    names
        Which feature columns to use.
    """
    median = fit_least_absolute(table.features, names, table.target)
    residuals = table.target - median.predict(table.features)
    return LinearFit(median.columns, median.coefficients, median.intercept + residuals.mean())


def fit_median_plus_mean_by(
    table: Table, names: tuple[str, ...], field: str, encoding: GroupEncoding
) -> LinearFit:
    """Fit the median linearly and add the mean residual of the row's category.

    Parameters
    ----------
    table
        The rows to fit to.
    names
        Which feature columns to use.
    field
        The category field to group by. A category without a row gets the mean of all rows.
    encoding
        How the field shows in the features.
    """
    median = fit_least_absolute(table.features, names, table.target)
    residuals = table.target - median.predict(table.features)
    group = table.groups[field]
    surcharges = dict.fromkeys(group.labels, float(residuals.mean()))
    for label, members in group.members().items():
        surcharges[label] = float(residuals[members].mean())
    return median.plus(encoding.by_label(surcharges))
