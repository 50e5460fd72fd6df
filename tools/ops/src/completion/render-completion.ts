import type { CommandNode } from './command-tree';
import { oneLine, renderCandidates } from './render-posix';

/** Shells that a completion can be rendered for. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** One of them. */
export type Shell = (typeof SHELLS)[number];

/** Renders the completion of a program for a shell; it is what it prints, and needs no Node when it runs. */
export function renderCompletion(shell: Shell, name: string, nodes: readonly CommandNode[]): string {
  if (shell === 'fish') return renderFish(name, nodes);
  const candidates = renderCandidates(name, nodes);
  return shell === 'bash' ? renderBash(name, candidates) : renderZsh(name, candidates);
}

function renderBash(name: string, candidates: string): string {
  return `# bash completion of ${name}: source <(npx ${name} completion bash)
${candidates}

_${name}() {
  local cursor="\${COMP_WORDS[COMP_CWORD]}" line
  COMPREPLY=()
  while IFS= read -r line; do
    line="\${line%%$'\\t'*}"
    [[ -n "$line" && "$line" == "$cursor"* ]] && COMPREPLY+=("$line")
  done < <(_${name}_candidates "\${COMP_WORDS[@]:1:COMP_CWORD-1}")
  return 0
}
complete -o default -F _${name} ${name}
`;
}

function renderZsh(name: string, candidates: string): string {
  return `#compdef ${name}
# zsh completion of ${name}: source <(npx ${name} completion zsh)
${candidates}

_${name}() {
  local line found
  local -a described
  found=$(_${name}_candidates "\${(@)words[2,CURRENT-1]}") || { _files; return }
  for line in "\${(@f)found}"; do
    described+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done
  _describe -V ${name} described || _files
}
whence compdef > /dev/null && compdef _${name} ${name}
`;
}

/** fish has another language: a condition and a list for each command. */
function renderFish(name: string, nodes: readonly CommandNode[]): string {
  const steps = nodes.flatMap(({ path, subcommands }) =>
    subcommands.map(
      (word) =>
        `      case ${fishQuote(`${path}|${word}`)}\n        set at ${fishQuote(path === '' ? word : `${path} ${word}`)}`,
    ),
  );
  const skips = nodes.flatMap(({ path, valued }) =>
    valued.flatMap(({ flags }) => flags.map((flag) => fishQuote(`${path}|${flag}`))),
  );
  return `# fish completion of ${name}: npx ${name} completion fish | source
function __${name}_at
  set -l at ''
  set -l before ''
  for word in (commandline -opc)[2..]
    if not contains -- "$at|$before" ${skips.join(' ')}
      switch "$at|$word"
${steps.join('\n')}
      end
    end
    set before $word
  end
  test "$at" = "$argv"
end

${nodes.flatMap((node) => fishLines(name, node)).join('\n')}
`;
}

function fishLines(name: string, { path, candidates, subcommands, valued }: CommandNode): readonly string[] {
  const at = `-n ${fishQuote(`__${name}_at ${path}`.trim())}`;
  const commands = candidates.filter(({ word }) => subcommands.includes(word));
  const options = candidates.filter(({ word }) => word.startsWith('--'));
  return [
    ...commands.map(
      ({ word, description }) => `complete -c ${name} -f ${at} -a ${word} -d ${fishQuote(oneLine(description))}`,
    ),
    ...options.map(({ word, description }) => {
      const value = valued.find(({ flags }) => flags.includes(word));
      const choices =
        value === undefined || value.choices.length === 0
          ? ''
          : ` -f -a ${fishQuote(value.choices.map(fishQuote).join(' '))}`;
      return `complete -c ${name} ${at} -l ${word.slice(2)}${value === undefined ? '' : ' -r'}${choices} -d ${fishQuote(oneLine(description))}`;
    }),
  ];
}

function fishQuote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
