import { z } from 'zod';

const trainingEvent = z.discriminatedUnion('event', [
  z.object({ event: z.literal('step'), name: z.string() }),
  z.object({
    event: z.literal('progress'),
    done: z.number(),
    total: z.number().positive(),
    label: z.string(),
    /** Null as long as nothing is known of the pace. */
    secondsLeft: z.number().nonnegative().nullish(),
  }),
  z.object({ event: z.literal('failed'), code: z.string(), message: z.string() }),
]);

/** What the Python side says on its standard output, one JSON object a line. */
export type TrainingEvent = z.infer<typeof trainingEvent>;

/** Reads a line of Python's standard output; a line that is no event, such as a print of a library, is none. */
export function parseTrainingEvent(line: string): TrainingEvent | undefined {
  if (!line.startsWith('{')) return undefined;
  const parsed = trainingEvent.safeParse(parseJson(line));
  return parsed.success ? parsed.data : undefined;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // SyntaxError: a library's line that happens to begin with a brace.
    return undefined;
  }
}
