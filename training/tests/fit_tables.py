"""Small random tables that every model can be fitted to."""

from typing import Any

import numpy as np

from medcast_training.candidates import FitContext, Fitted
from medcast_training.json_reader import JsonReader
from medcast_training.onnx_fits import add_fitted
from medcast_training.onnx_graph import OnnxGraph
from medcast_training.parity import run_graph
from medcast_training.table import FeatureMatrix, Floats, Table
from medcast_training.task import Candidate, Loss, Tune

COLUMNS = ("age", "bmi", "children", "smoker=yes", "city")
LABELS = ("low", "middle", "high")

PARAMETERS: dict[str, dict[str, Any]] = {
    "constant": {},
    "linear": {},
    "logistic": {"l2": 0.5},
    "median-plus-mean": {"group": None},
    "random-forest": {"trees": 7, "minimumRowsPerLeaf": 3, "featureShare": 0.5},
    "boosted-trees": {"trees": 12, "leaves": 6, "learningRate": 0.2, "minimumRowsPerLeaf": 5},
    "lightgbm": {"trees": 12, "leaves": 6, "learningRate": 0.2, "minimumRowsPerLeaf": 5},
    "xgboost": {"trees": 12, "leaves": 6, "learningRate": 0.2, "rowShare": 0.8},
    "catboost": {"trees": 12, "depth": 4, "learningRate": 0.2},
    "ebm": {"rounds": 60, "learningRate": 0.1, "bins": 16, "bags": 2, "pairs": 2},
}
"""Parameters of each model that make it quick, and not good."""


def random_features(rng: np.random.Generator, rows: int) -> FeatureMatrix:
    """Draw features, in single precision as the feature pipeline gives them."""
    values = np.column_stack(
        [
            rng.integers(18, 65, rows),
            rng.uniform(16, 50, rows),
            rng.integers(0, 6, rows),
            rng.random(rows) < 0.3,
            rng.integers(-1, 12, rows),
        ]
    )
    return FeatureMatrix(COLUMNS, values.astype(np.float32).astype(np.float64))


def random_table(seed: int, rows: int = 300, labels: tuple[str, ...] | None = None) -> Table:
    """Draw a table; a number around zero as target, or labels by its size."""
    rng = np.random.default_rng(seed)
    features = random_features(rng, rows)
    age, bmi, children, smoker, city = features.values.T
    score = (age - 40) / 10 + smoker * (bmi - 25) / 5 - children / 4 + np.cos(city)
    target = score + rng.normal(size=rows)
    if labels is not None:
        cuts = np.quantile(target, np.arange(1, len(labels)) / len(labels))
        target = np.searchsorted(cuts, target).astype(np.float64)
    return Table(features, target, {}, np.arange(rows), labels)


def candidate(model: str, loss: Loss, **changes: Any) -> Candidate:
    """Make a candidate on all columns, with :data:`PARAMETERS` and some of them changed."""
    tune: Tune | None = changes.pop("tune", None)
    name: str = changes.pop("name", model)
    parameters = JsonReader({**PARAMETERS.get(model, {}), **changes}, f"{model}.parameters")
    return Candidate(name, model, loss, "all", COLUMNS, dict(parameters.entries()), tune)


def run_fit(fit: Fitted, features: FeatureMatrix, width: int | None) -> Floats:
    """Predict by the exported graph, as the fit's own `predict` does."""
    graph = OnnxGraph(features.columns)
    graph.output("out", add_fitted(graph, fit), width)
    outputs = run_graph(graph.to_bytes("test"), features, features.columns)
    return outputs[:, 0] if width is None else outputs


CONTEXT = FitContext(quantiles=(0.1, 0.9), seed=(7,))
