"""A model whose packages are missing is said to be absent, with the reason."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fit_tables import candidate
from medcast_training.candidates import Absence, absence
from medcast_training.candidates.imported_packages import PACKAGES, missing_import


def test_the_tests_run_with_every_model_installed() -> None:
    assert [absence(candidate(model, "squared")) for model in PACKAGES] == [None] * len(PACKAGES)


def test_a_package_that_is_not_installed_is_named() -> None:
    assert missing_import("no_such_booster") == Absence(
        "no_such_booster is not installed; train with --with boosters",
    )


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        (
            "raise OSError('libgomp.so.1: cannot open shared object file')",
            "{} is installed but fails to import: libgomp.so.1: cannot open shared object file; "
            "install the system's OpenMP library (Debian: libgomp1, macOS: libomp)",
        ),
        (
            "raise ImportError('numpy is too old')",
            "{} is installed but fails to import: numpy is too old",
        ),
        (
            "import no_such_dependency",
            "no_such_dependency is not installed; train with --with boosters",
        ),
    ],
)
def test_a_package_that_fails_to_import_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, statement: str, reason: str
) -> None:
    name = f"broken_{abs(hash(statement))}"
    (tmp_path / f"{name}.py").write_text(f"{statement}\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert missing_import(name) == Absence(reason.format(name))


PROGRAM = """
from medcast_training.candidates import FitContext, absence
from medcast_training.json_reader import JsonReader
from medcast_training.task import Candidate
def named(model, **parameters):
    entries = dict(JsonReader(parameters, "x").entries())
    return Candidate(model, model, "squared", "all", ("age",), entries)
context = FitContext(candidates={model: named(model) for model in ("linear", "lightgbm")})
for of in (["linear"], ["linear", "lightgbm"]):
    print(absence(named("blend", of=of), context))
"""


def test_a_blend_is_absent_where_a_member_is(tmp_path: Path) -> None:
    (tmp_path / "lightgbm.py").write_text("raise OSError('libgomp.so.1: no such file')\n")
    path = os.pathsep.join(map(str, (tmp_path, Path(__file__).parents[1] / "src")))
    environment = {**os.environ, "PYTHONPATH": path}
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, text=True, capture_output=True, check=True
    )
    without, with_it = run.stdout.splitlines()
    assert without == "None"
    assert "lightgbm is installed but fails to import: libgomp.so.1: no such file" in with_it
