import type { ProblemType } from './problem-type';

/** Problems of the settings with which a program is started. */
export const settingProblems = {
  SETTINGS_INVALID: { status: 500, title: 'The program was started with settings that cannot be accepted.' },
  PORT_UNAVAILABLE: { status: 500, title: 'The port to listen on is not free.' },
  TESTBED_UNAVAILABLE: { status: 500, title: 'A server that tests need cannot be started.' },
  USAGE: { status: 400, title: 'The command was called in a way that it does not know.' },
} as const satisfies Record<string, ProblemType>;
