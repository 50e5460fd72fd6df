import { problemRegistry } from '@medcast/problem';

/** Renders the page to which the `type` of every problem body refers: one section for each code. */
export function renderErrorsPage(): string {
  const sections = Object.entries(problemRegistry).map(
    ([code, { title, status }]) =>
      `<section id="${code.toLowerCase()}"><h2><code>${code}</code></h2><p>${title} <small>HTTP ${status}</small></p></section>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>Medcast: error codes</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1f; }
h2 { font-size: 1rem; margin: 1.5rem 0 0; } p { margin: 0; } small { color: #5b5b66; }
section:target { background: #fff3cd; outline: .5rem solid #fff3cd; }
</style>
</head>
<body>
<h1>Error codes</h1>
<p>Every refusal is an <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a> body with one of these codes; its
<code>errors</code> name each place and what would be accepted there.</p>
${sections.join('\n')}
</body>
</html>
`;
}
