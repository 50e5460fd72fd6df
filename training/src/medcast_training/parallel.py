"""Running independent fits in as many processes as there are cores.

Every fit computes with one thread, and results come back in the order of the jobs: what is computed
does not depend on how many processes there are.
"""

import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any, TypeVar

from joblib import Parallel, cpu_count, delayed, parallel_config
from joblib.externals.loky import get_reusable_executor
from threadpoolctl import threadpool_limits

Result = TypeVar("Result")

FEWEST_CELLS = 100_000
"""Rows × jobs below which starting processes, about two seconds, would cost more than it gains."""


class Workers:
    """Processes that fit.

    Parameters
    ----------
    processes
        How many at once; 1 computes in this process.

    Examples
    --------
    >>> list(Workers(1).map(pow, [(2, 3), (3, 2)]))
    [8, 9]
    """

    def __init__(self, processes: int) -> None:
        self.processes = processes

    def map(
        self, function: Callable[..., Result], jobs: Sequence[tuple[Any, ...]]
    ) -> Iterator[Result]:
        """Call a function once for each job, and give the results in the order of the jobs."""
        if self.processes == 1 or len(jobs) <= 1:
            with threadpool_limits(limits=1):
                for job in jobs:
                    yield function(*job)
            return
        with parallel_config("loky", inner_max_num_threads=1, initializer=_leave_to_parent):
            results = Parallel(self.processes, return_as="generator")(
                delayed(function)(*job) for job in jobs
            )
        yield from results


def workers_for(rows: int, jobs: int) -> Workers:
    """Give as many processes as there are cores, or none where the table is too small for them."""
    return Workers(1 if rows * jobs < FEWEST_CELLS else cpu_count())


@contextmanager
def one_thread() -> Iterator[None]:
    """Compute with one thread in this process, as fits elsewhere do."""
    limits: AbstractContextManager[Any] = threadpool_limits(limits=1)
    with limits:
        yield


def end_workers() -> None:
    """End all processes at once, whatever they are doing."""
    get_reusable_executor(max_workers=1).shutdown(wait=True, kill_workers=True)


def _leave_to_parent() -> None:
    """Ignore what reaches every process of a terminal or a group: the parent ends its children."""
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.SIG_IGN)
