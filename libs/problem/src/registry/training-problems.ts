import type { ProblemType } from './problem-type';

/** Problems of a training run. */
export const trainingProblems = {
  TASK_NOT_FOUND: { status: 404, title: 'There is no task of this name.' },
  TASK_EXISTS: { status: 409, title: 'There is a task of this name already.' },
  TASK_INVALID: { status: 400, title: 'The task description cannot be understood.' },
  DATA_UNREACHABLE: { status: 400, title: 'The data cannot be fetched.' },
  DATA_HASH_MISMATCH: { status: 400, title: 'The data fetched is not the data that the task names.' },
  PYTHON_UNAVAILABLE: { status: 500, title: 'The Python environment for training cannot be made.' },
  TOO_FEW_ROWS: { status: 400, title: 'The table has too few rows to train on.' },
  TARGET_UNSUITABLE: { status: 400, title: 'The column cannot be predicted as it is.' },
  TARGET_CONSTANT: { status: 400, title: 'The target has the same value in every row.' },
  PARITY_FAILED: { status: 500, title: 'The exported graph does not compute what the model computes.' },
  GATE_REFUSED: { status: 500, title: 'The model does not meet a gate of its task.' },
  TRAINING_FAILED: { status: 500, title: 'The training did not finish.' },
} as const satisfies Record<string, ProblemType>;
