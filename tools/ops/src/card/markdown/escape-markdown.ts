/** Keeps a text from being read as Markdown or HTML, and on one line. */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<|]|^[>#+-]/g, (character) => `\\${character}`);
}
