/** Writes the result of a command to standard output: as JSON for a program, as text for a person. */
export function printResult(result: unknown, { json, text }: { readonly json: boolean; readonly text: string }): void {
  process.stdout.write(json ? `${JSON.stringify(result)}\n` : text);
}
