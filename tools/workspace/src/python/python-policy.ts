/** What happens when the machine has no Python for the checks of `training/`. */
export interface MissingPython {
  readonly exitCode: 0 | 1;
  /** The one line that says it. */
  readonly line: string;
}

/**
 * Where Python is missing, CI fails and a developer's machine goes on, having been told.
 *
 * @param checks what did not run: "tests"
 * @param environment `CI=true` or `MEDCAST_REQUIRE_PYTHON=1` make it a failure
 */
export function toMissingPython(checks: string, environment: NodeJS.ProcessEnv): MissingPython {
  const isRequired = environment['CI'] === 'true' || environment['MEDCAST_REQUIRE_PYTHON'] === '1';
  const line =
    `!!! training: the Python ${checks} DID NOT RUN: expected Python 3.11 or later on the PATH, found none; ` +
    'install it (python.org, or your system\'s package "python3") and run them again';
  return { exitCode: isRequired ? 1 : 0, line };
}
