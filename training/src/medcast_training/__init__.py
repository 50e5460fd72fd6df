"""Fit, evaluate, calibrate and export Medcast models from feature matrices.

Importing the package fixes the thread counts of the numeric libraries to one. That has to happen
before numpy loads them, and it is what makes the same table and seed give the same bytes.
"""

import os

for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_variable] = "1"
