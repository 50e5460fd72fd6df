"""Columns with many categories are replaced by what is typical of the target there."""

from dataclasses import replace

import numpy as np
import pytest

from fit_tables import CONTEXT, LABELS, candidate, random_features, random_table, run_fit
from medcast_training.candidates import QuantileFit, fit_candidate
from medcast_training.candidates.losses import mean_loss
from medcast_training.candidates.target_encoding import EncodedFit
from medcast_training.table import FeatureMatrix, Table

ENCODED = candidate("linear", "squared", targetEncoded=["city"])


def table_of_cities(seed: int, rows: int, cities: int) -> Table:
    """Make the city, whose codes follow no order, the only thing that matters."""
    rng = np.random.default_rng(seed)
    features = random_features(rng, rows)
    codes = rng.integers(-1, cities, rows).astype(np.float64)
    effects = np.random.default_rng(0).normal(size=cities + 1)
    values = np.column_stack([features.values[:, :4], codes])
    target = effects[codes.astype(int) + 1] + rng.normal(size=rows)
    return Table(FeatureMatrix(features.columns, values), target, {}, np.arange(rows))


def test_a_linear_model_sees_what_codes_without_order_mean() -> None:
    train, test = table_of_cities(51, 3000, 40), table_of_cities(52, 3000, 40)
    plain, encoded = (
        mean_loss(
            "squared",
            test.target,
            fit_candidate(each, train, CONTEXT).predict(test.features),
            CONTEXT.quantiles,
        )
        for each in (candidate("linear", "squared"), ENCODED)
    )
    assert encoded < 1.1
    assert plain > 1.5


def test_noise_by_category_is_not_believed() -> None:
    table = table_of_cities(53, 600, 200)
    noise = replace(table, target=np.random.default_rng(54).normal(size=600))
    fit = fit_candidate(ENCODED, noise, CONTEXT)
    assert fit.predict(noise.features).std() < 0.25


def test_codes_never_seen_get_the_overall_mean_in_model_and_graph() -> None:
    table = table_of_cities(55, 400, 10)
    fit = fit_candidate(candidate("constant", "squared", targetEncoded=["city"]), table, CONTEXT)
    assert fit.predict(table.features)[0] == pytest.approx(table.target.mean())
    encoded = fit_candidate(ENCODED, table, CONTEXT)
    assert isinstance(encoded, EncodedFit)
    records = np.repeat(table.features.values[:1], 3, axis=0)
    records[:, 4] = [10, 11, 5000]
    unknown = FeatureMatrix(table.features.columns, records)
    answers = encoded.predict(unknown)
    assert answers == pytest.approx(np.repeat(answers[0], 3))
    assert run_fit(encoded, unknown, None) == pytest.approx(answers, rel=1e-6)
    beyond = encoded.lookups[0].encode(np.array([5000.0]))[0, 0]
    assert beyond == pytest.approx(table.target.mean(), abs=1e-6)


def test_each_label_has_an_encoding_of_its_own() -> None:
    table = random_table(56, labels=LABELS)
    fit = fit_candidate(candidate("logistic", "log", targetEncoded=["city"]), table, CONTEXT)
    assert isinstance(fit, EncodedFit)
    assert fit.lookups[0].names == ("city:target=low", "city:target=middle", "city:target=high")
    assert fit.columns == table.features.columns


def test_a_label_with_a_single_row_is_no_obstacle() -> None:
    table = random_table(57, rows=40, labels=LABELS)
    rare = replace(table, target=np.where(np.arange(40) == 0, 2.0, table.target % 2))
    fit = fit_candidate(candidate("logistic", "log", targetEncoded=["city"]), rare, CONTEXT)
    assert np.isfinite(fit.predict(rare.features)).all()


def test_a_pair_of_quantiles_on_encodings_is_a_pair_that_calibration_can_start_from() -> None:
    table = table_of_cities(53, 500, 40)
    fit = fit_candidate(candidate("linear", "quantile", targetEncoded=["city"]), table, CONTEXT)
    assert isinstance(fit, QuantileFit)
    assert isinstance(fit.lower, EncodedFit)
    predicted = fit.predict(table.features)
    assert np.mean(predicted[:, 0] > table.target) == pytest.approx(0.1, abs=0.04)
    assert np.mean(predicted[:, 1] < table.target) == pytest.approx(0.1, abs=0.04)
    exported = run_fit(fit, table.features, 2)
    np.testing.assert_allclose(exported, predicted, rtol=1e-5, atol=1e-5)
