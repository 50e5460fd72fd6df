"""Repeated cross-validation of candidates and of interval methods."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from medcast_training.calibration import SOURCES, Calibrator, IntervalMethod, interval_methods
from medcast_training.candidates import fit_candidate
from medcast_training.estimator import clip, interval_around
from medcast_training.folds import repeated_folds, split_rows
from medcast_training.group_encoding import GroupEncoding
from medcast_training.table import Floats, Indices
from medcast_training.task import Candidate
from medcast_training.work_folder import TrainingRequest


@dataclass(frozen=True)
class Bounds:
    """Out-of-fold intervals.

    Parameters
    ----------
    lower, upper : float64 [repeats, rows], in the target's unit
    """

    lower: Floats
    upper: Floats


@dataclass(frozen=True)
class CrossValidation:
    """The folds of a request, and what is fitted in them.

    Parameters
    ----------
    request
        The table and the task.
    encodings
        How the fields that candidates and intervals group by show in the features.
    folds : int64 [repeats, rows]
        The fold of each row in each repeat.
    """

    request: TrainingRequest
    encodings: Mapping[str, GroupEncoding]
    folds: Indices

    def predictions(self, candidate: Candidate, done: Callable[[str], None]) -> Floats:
        """Predict every row, once in each repeat, by a model that has not seen it.

        Parameters
        ----------
        candidate
            What to fit in each training fold.
        done
            Called with the candidate's name after each fold.

        Returns
        -------
        float64 [repeats, rows]
            In the target's unit, clipped at its minimum.
        """
        table, minimum = self.request.table, self.request.minimum
        predicted = np.empty(self.folds.shape)
        for repeat, _, training, held_out in self._each_fold():
            fitted = fit_candidate(candidate, table.rows(training), self.encodings)
            predicted[repeat, held_out] = clip(
                fitted.predict(table.features.rows(held_out)), minimum
            )
            done(candidate.name)
        return predicted

    def bounds(
        self, calibrator: Calibrator, typical: Floats, done: Callable[[str], None]
    ) -> dict[IntervalMethod, Bounds]:
        """Bound every row, once in each repeat, by intervals calibrated without it.

        Calibration happens inside the training fold: the held-out rows take no part in it.

        Parameters
        ----------
        calibrator
            Calibrates around the candidate chosen for the median.
        typical : float64 [repeats, rows]
            That candidate's out-of-fold predictions.
        done
            Called with a label after each fold.
        """
        table, minimum = self.request.table, self.request.minimum
        methods = interval_methods(self.request.task.level_groups)
        bounds = {
            method: Bounds(np.empty(self.folds.shape), np.empty(self.folds.shape))
            for method in methods
        }
        for repeat, fold, training, held_out in self._each_fold():
            training_table, features = table.rows(training), table.features.rows(held_out)
            seed = [self.request.seed, repeat, fold]
            residuals = {
                source: calibrator.residuals(source, training_table, seed) for source in SOURCES
            }
            for method in methods:
                interval = calibrator.interval(method, residuals[method.source], training_table)
                lower, upper = interval_around(
                    typical[repeat, held_out], interval, features, minimum
                )
                bounds[method].lower[repeat, held_out] = lower
                bounds[method].upper[repeat, held_out] = upper
            done("interval")
        return bounds

    def _each_fold(self) -> Iterator[tuple[int, int, Indices, Indices]]:
        for repeat, folds in enumerate(self.folds):
            for fold in range(self.request.task.splits):
                yield repeat, fold, *split_rows(folds, fold)


def cross_validation(
    request: TrainingRequest, encodings: Mapping[str, GroupEncoding]
) -> CrossValidation:
    """Draw the folds of a request from its seed."""
    task = request.task
    folds = repeated_folds(request.table.duplicates, task.repeats, task.splits, request.seed)
    return CrossValidation(request, encodings, folds)
