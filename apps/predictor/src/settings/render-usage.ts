import { predictorSettings, type SettingDeclaration } from '@medcast/deploy-contract';

/** Renders what `--help` prints: every variable with its default. */
export function renderUsage(): string {
  const declarations: readonly (readonly [string, SettingDeclaration])[] = Object.entries(predictorSettings);
  const width = Math.max(...declarations.map(([name]) => name.length));
  const lines = declarations.map(([name, { description, default: fallback }]) => {
    const suffix = fallback === undefined ? '' : ` (default ${fallback})`;
    return `  ${name.padEnd(width)}  ${description}${suffix}`;
  });
  return [
    'Usage: node main.js',
    '',
    'Serves predictions and the form. Settings are variables of the environment:',
    ...lines,
    '',
  ].join('\n');
}
