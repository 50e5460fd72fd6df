/** A command that a page tells a person to type. */
export interface TypedCommand {
  readonly line: number;
  /** The words after `medcast`. */
  readonly words: readonly string[];
}

const FENCE = /^\s*(```|~~~)/;
const COMMAND = /^(?:\$ )?(?:[A-Z_]+=\S+ )*npx medcast (.*)$/;
const RUN_SCRIPT = /^(?:\$ )?(?:[A-Z_]+=\S+ )*npm run (train|score) -- (.*)$/;
const EXPORT = /^(?:\$ )?export (.*)$/;

/**
 * Finds the commands of `medcast` in the code blocks of a Markdown page. Variables that the page exports are put in;
 * what follows a command in a pipe is left out.
 */
export function findCommands(markdown: string): readonly TypedCommand[] {
  const variables: Record<string, string> = {};
  const found: TypedCommand[] = [];
  for (const { line, text } of codeLines(markdown)) {
    const exported = EXPORT.exec(text)?.[1];
    if (exported !== undefined) Object.assign(variables, toVariables(splitWords(exported, variables)));
    const typed = COMMAND.exec(text)?.[1];
    if (typed !== undefined) found.push({ line, words: splitWords(typed, variables) });
    const [, script, rest] = RUN_SCRIPT.exec(text) ?? [];
    if (script !== undefined && rest !== undefined)
      found.push({ line, words: [script, ...splitWords(rest, variables)] });
  }
  return found;
}

/** Lines inside of code blocks; one that ends in a backslash goes on in the next. */
function codeLines(markdown: string): readonly { readonly line: number; readonly text: string }[] {
  const found: { line: number; text: string }[] = [];
  let isCode = false;
  let open = '';
  for (const [index, text] of markdown.split('\n').entries()) {
    if (FENCE.test(text)) isCode = !isCode;
    else if (isCode && text.endsWith('\\')) open += `${text.slice(0, -1).trim()} `;
    else if (isCode) {
      found.push({ line: index + 1, text: (open + text).trim() });
      open = '';
    }
  }
  return found;
}

/** Words as a shell splits them, up to a pipe, a redirection, another command or a comment. */
export function splitWords(text: string, variables: Readonly<Record<string, string>> = {}): readonly string[] {
  const words: string[] = [];
  for (const [word] of text.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)) {
    if (/^([|;&>#]|2>|<\()/.test(word)) break;
    words.push([...word.matchAll(/"[^"]*"|'[^']*'|[^"']+/g)].map(([part]) => unquote(part, variables)).join(''));
    if (word.endsWith(';')) break;
  }
  return words;
}

function unquote(part: string, variables: Readonly<Record<string, string>>): string {
  if (part.startsWith("'")) return part.slice(1, -1);
  return putIn(part.startsWith('"') ? part.slice(1, -1) : part, variables);
}

function putIn(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{?([A-Z_][A-Z0-9_]*)\}?/g, (reference, name: string) => variables[name] ?? reference);
}

function toVariables(words: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(words.map((word) => word.split(/=(.*)/s, 2)).filter(([, value]) => value !== undefined));
}
