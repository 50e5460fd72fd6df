import type { CommandNode } from './command-tree';

/**
 * Renders what bash and zsh share: a function that is given the words before the cursor and prints what can come next,
 * each with a tab and what it means. After an option that takes a file it prints nothing and says 1.
 */
export function renderCandidates(name: string, nodes: readonly CommandNode[]): string {
  return `_${name}_candidates() {
  local at='' word before='' words
  for word in "$@"; do
    case "$at|$before" in
${values(nodes, ':')}
      *)
        case "$at|$word" in
${steps(nodes)}
        esac ;;
    esac
    before="$word"
  done
  case "$at|$before" in
${values(nodes, 'choices')}
  esac
  case "$at" in
${nodes.map(({ path, candidates }) => `    ${quote(path)}) words=${quote(lines(candidates))} ;;`).join('\n')}
  esac
  printf '%s\\n' "$words"
}`;
}

/** Options that take a value: what comes after one is none of our words. */
function values(nodes: readonly CommandNode[], what: ':' | 'choices'): string {
  const cases = nodes.flatMap(({ path, valued }) =>
    valued.map(({ flags, choices }) => {
      const pattern = flags.map((flag) => quote(`${path}|${flag}`)).join(' | ');
      if (what === ':') return `      ${pattern}) word='' ;;`;
      const answer = choices.length === 0 ? 'return 1' : `printf '%s\\n' ${choices.map(quote).join(' ')}; return 0`;
      return `    ${pattern}) ${answer} ;;`;
    }),
  );
  return cases.join('\n');
}

/** From which command a word leads to which. */
function steps(nodes: readonly CommandNode[]): string {
  return nodes
    .flatMap(({ path, subcommands }) =>
      subcommands.map(
        (name) => `          ${quote(`${path}|${name}`)}) at=${quote(path === '' ? name : `${path} ${name}`)} ;;`,
      ),
    )
    .join('\n');
}

function lines(candidates: CommandNode['candidates']): string {
  return candidates.map(({ word, description }) => `${word}\t${oneLine(description)}`).join('\n');
}

/** A description without line breaks and tabs. */
export function oneLine(description: string): string {
  return description.replace(/\s+/g, ' ').trim();
}

/** A text that a shell takes as it is. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
