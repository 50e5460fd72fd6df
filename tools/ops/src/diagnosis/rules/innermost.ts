/** The end of a runtime's nested sentences, where the cause stands. */
export function innermost(message: string): string {
  const start = message.lastIndexOf('exec: ');
  return (start === -1 ? message : message.slice(start)).replace(/: unknown$/, '');
}
