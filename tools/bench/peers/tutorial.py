"""The model of the tutorials: a scikit-learn pipeline of a data frame, on a made-up table."""

import numpy as np
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.linear_model import LinearRegression
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

NUMBERS = ["age", "bmi", "children"]
TEXTS = ["sex", "smoker", "region"]


def fit_tutorial_model(rows: int = 1338, seed: int = 7) -> Pipeline:
    """Fit the pipeline; how long it answers does not depend on what the numbers are."""
    random = np.random.default_rng(seed)
    table = pd.DataFrame(
        {
            "age": random.integers(18, 65, rows),
            "bmi": random.uniform(16, 50, rows),
            "children": random.integers(0, 6, rows),
            "sex": random.choice(["female", "male"], rows),
            "smoker": random.choice(["no", "yes"], rows, p=[0.8, 0.2]),
            "region": random.choice(["northeast", "northwest", "southeast", "southwest"], rows),
        }
    )
    surcharge = 23800 * (table["smoker"] == "yes") + random.normal(0, 3000, rows)
    charges = 260 * table["age"] + 330 * table["bmi"] + surcharge
    steps = [("numbers", StandardScaler(), NUMBERS), ("texts", OneHotEncoder(), TEXTS)]
    columns = ColumnTransformer(steps)
    return Pipeline([("columns", columns), ("model", LinearRegression())]).fit(table, charges)
