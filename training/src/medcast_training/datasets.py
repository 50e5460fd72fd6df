"""Tables that scikit-learn brings along, as CSV.

``python -m medcast_training.datasets iris OUT.csv`` writes one. No network is needed, and the same
version of scikit-learn gives the same bytes on every machine.
"""

import argparse
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sklearn import datasets


@dataclass(frozen=True)
class Dataset:
    """A table of scikit-learn.

    Parameters
    ----------
    load
        The function that gives it.
    target
        Name of the target's column.
    """

    load: Callable[[], Any]
    target: str


DATASETS: Mapping[str, Dataset] = {
    "iris": Dataset(datasets.load_iris, "species"),
    "wine": Dataset(datasets.load_wine, "cultivar"),
    "breast_cancer": Dataset(datasets.load_breast_cancer, "diagnosis"),
    "diabetes": Dataset(lambda: datasets.load_diabetes(scaled=False), "progression"),
}


def column_name(feature: str) -> str:
    """Turn scikit-learn's name of a feature into one in camel case, without its unit.

    Examples
    --------
    >>> column_name("sepal length (cm)")
    'sepalLength'
    >>> column_name("od280/od315_of_diluted_wines")
    'od280Od315OfDilutedWines'
    """
    first, *others = re.findall(r"[a-z0-9]+", re.sub(r"\(.*\)", "", feature))
    return "".join([first, *(word.capitalize() for word in others)])


def render_number(value: float) -> str:
    """Write a number in the fewest digits that give it back, a whole one without a point.

    Examples
    --------
    >>> [render_number(value) for value in (5.1, 3.0)]
    ['5.1', '3']
    """
    return str(int(value)) if value == int(value) else str(float(value))


def render_csv(name: str) -> str:
    """Render a table of scikit-learn as CSV: the features, then the target; a label for a class.

    Parameters
    ----------
    name
        One of :data:`DATASETS`.

    Returns
    -------
    str
        A header and a line for each row, each ended by a line feed.

    Examples
    --------
    >>> render_csv("iris").splitlines()[:2]
    ['sepalLength,sepalWidth,petalLength,petalWidth,species', '5.1,3.5,1.4,0.2,setosa']
    """
    dataset = DATASETS[name]
    table = dataset.load()
    labels = table.get("target_names")
    columns = [*map(column_name, table.feature_names), dataset.target]
    targets = table.target if labels is None else [str(labels[index]) for index in table.target]
    rows = (
        [*map(render_number, row), target if labels is not None else render_number(target)]
        for row, target in zip(table.data, targets, strict=True)
    )
    return "".join(f"{','.join(cells)}\n" for cells in [columns, *rows])


def main(arguments: list[str] | None = None) -> int:
    """Write a table that scikit-learn brings along to a CSV file."""
    parser = argparse.ArgumentParser(prog="medcast_training.datasets", description=main.__doc__)
    parser.add_argument("name", choices=sorted(DATASETS), help="which table")
    parser.add_argument("out", type=Path, help="the file to write")
    request = parser.parse_args(arguments)
    request.out.write_bytes(render_csv(request.name).encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
