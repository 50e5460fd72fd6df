import { Listr } from 'listr2';

/** Runs one step of a command, showing its title and what it says meanwhile. */
export type RunStep = <T>(title: string, work: (say: (text: string) => void) => Promise<T>) => Promise<T>;

/**
 * Shows steps with listr2: animated on a terminal, one line for each change elsewhere. A failure is marked at its step;
 * what it is, is left to the caller, so that it is said once.
 */
export const runStepVisibly: RunStep = async <T>(title: string, work: (say: (text: string) => void) => Promise<T>) => {
  let failure: unknown;
  const step = new Listr<{ value: T }>(
    [
      {
        title,
        task: async (context, task) => {
          try {
            context.value = await work((text) => (task.output = text));
          } catch (error) {
            failure = error;
            throw new Error('see below', { cause: error });
          }
        },
      },
    ],
    { renderer: 'default', fallbackRenderer: 'simple' },
  );
  const context = await step.run().catch(() => {
    throw failure;
  });
  return context.value;
};

/** Runs steps and shows nothing. */
export const runStepQuietly: RunStep = (_title, work) => work(() => undefined);

/** Shows steps on a terminal; elsewhere only what a command prints in the end. */
export const runStepOnTerminal: RunStep = (title, work) =>
  process.stdout.isTTY ? runStepVisibly(title, work) : runStepQuietly(title, work);
