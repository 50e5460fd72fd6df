"""Fitting to all rows what is served, and what the report tells of the others."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from medcast_training.candidates import tuned_parameters
from medcast_training.evaluation.candidate_fit import CandidateFit, blend, fit_to, with_inner
from medcast_training.evaluation.cross_validation import longest_first
from medcast_training.evaluation.workbench import Workbench
from medcast_training.parallel import Workers
from medcast_training.table import Floats
from medcast_training.task import Candidate


@dataclass(frozen=True)
class FinalFits:
    """Fits to all rows.

    Parameters
    ----------
    fits
        By candidate's name: what was chosen, members of blends and blends, and tuned candidates.
    tuned
        What the search of each tuned candidate found.
    weights
        Of each blend's members.
    """

    fits: Mapping[str, CandidateFit]
    tuned: Mapping[str, Mapping[str, Any]]
    weights: Mapping[str, Mapping[str, float]]


def fit_finally(
    bench: Workbench, workers: Workers, chosen: tuple[str, ...], done: Callable[[str], None]
) -> FinalFits:
    """Fit to all rows.

    Parameters
    ----------
    bench, workers
        What to fit, and where.
    chosen
        Names of the candidates that are served, which are given inner fits.
    done
        Called with the candidate's name after each fit.
    """
    jobs = [(bench, *job) for job in _jobs(bench, chosen)]
    fits: dict[str, CandidateFit] = {}
    for (_, candidate, _), fit in zip(jobs, workers.map(_fit, jobs), strict=True):
        fits[candidate.name] = fit
        done(candidate.name)
    weights: dict[str, Mapping[str, float]] = {}
    for candidate in bench.task.candidates:
        if candidate.members:
            members = [fits[name] for name in candidate.members]
            fitted, shares = blend(candidate, members, bench.table.target, bench.context)
            fits[candidate.name] = fitted
            weights[candidate.name] = named(candidate, shares)
    tuned = {
        candidate.name: tuned_parameters(candidate, fits[candidate.name].candidate)
        for candidate in bench.task.candidates
        if candidate.tune is not None
    }
    return FinalFits(fits, tuned, weights)


def count_final_fits(bench: Workbench, chosen: tuple[str, ...]) -> int:
    """Count how often :func:`fit_finally` calls `done`."""
    return len(_jobs(bench, chosen))


def named(candidate: Candidate, weights: Floats) -> dict[str, float]:
    """Give a blend's weights by the names of its members."""
    return dict(zip(candidate.members, weights.tolist(), strict=True))


def _jobs(bench: Workbench, chosen: tuple[str, ...]) -> list[tuple[Candidate, bool]]:
    """List the candidates that have to be fitted, and whether inner fits are needed too."""
    members = {name for candidate in bench.task.candidates for name in candidate.members}
    with_inner_fits = members | set(chosen)
    return [
        (candidate, candidate.name in with_inner_fits)
        for candidate in longest_first(bench.task.candidates)
        if not candidate.members and (candidate.name in with_inner_fits or candidate.tune)
    ]


def _fit(bench: Workbench, candidate: Candidate, inner: bool) -> CandidateFit:
    fit = fit_to(candidate, bench.table, bench.context)
    if not inner:
        return fit
    return replace(fit, inner=with_inner(fit.candidate, bench.table, bench.context, bench.minimum))
