/** One run of an external program. An argument may hold `@{NAME}`: what an earlier step has learned. */
export interface ProgramCall {
  readonly program: string;
  readonly args: readonly string[];
}

/** A call from its words: `callOf('gcloud', 'projects', 'list')`. */
export function callOf(program: string, ...args: readonly string[]): ProgramCall {
  return { program, args };
}

/** Values that earlier steps have learned, by their names. */
export type Learned = Readonly<Record<string, string>>;

const REFERENCE = /@\{([A-Z][A-Z0-9_]*)\}/g;
const PLAIN = /^[\w@%+=:,./-]+$/;

/** Puts what was learned into the arguments; a name that nothing has learned is a defect. */
export function fillIn({ program, args }: ProgramCall, learned: Learned): ProgramCall {
  return {
    program,
    args: args.map((arg) =>
      arg.replace(REFERENCE, (_, name: string) => {
        const value = learned[name];
        if (value === undefined) throw new Error(`expected a step that learns ${name} before ${program}, got none`);
        return value;
      }),
    ),
  };
}

/** A call as one would type it in a shell; what is still to be learned stands as a variable. */
export function renderCall({ program, args }: ProgramCall): string {
  return [program, ...args].map(quote).join(' ');
}

function quote(word: string): string {
  if (PLAIN.test(word)) return word;
  const parts = word.split(REFERENCE);
  if (parts.length === 1) return `'${word.replaceAll("'", `'\\''`)}'`;
  // Text and names take turns.
  const text = parts.map((part, index) => (index % 2 === 1 ? `\${${part}}` : part.replace(/["$`\\]/g, '\\$&')));
  return `"${text.join('')}"`;
}
