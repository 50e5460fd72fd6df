import { Listr } from 'listr2';

/** Runs one step of a command, showing its title and what it says meanwhile. */
export type RunStep = <T>(title: string, work: (say: (text: string) => void) => Promise<T>) => Promise<T>;

/** Shows steps with listr2 with listr2: animated on a terminal, one line for each change elsewhere. */
export const runStepVisibly: RunStep = async <T>(title: string, work: (say: (text: string) => void) => Promise<T>) => {
  const step = new Listr<{ value: T }>(
    [
      {
        title,
        task: async (context, task) => {
          context.value = await work((text) => {
            task.output = text;
          });
        },
      },
    ],
    { renderer: 'default', fallbackRenderer: 'simple' },
  );
  return (await step.run()).value;
};

/** Runs steps and shows nothing. */
export const runStepQuietly: RunStep = (_title, work) => work(() => undefined);
