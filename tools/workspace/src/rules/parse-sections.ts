/** The sections of a Markdown text: the title of each `##` heading with the text below it, up to the next heading of that level or above. */
export function parseSections(markdown: string): { readonly title: string; readonly body: string }[] {
  return markdown
    .split(/^(?=## )/m)
    .filter((section) => section.startsWith('## '))
    .map((section) => {
      const [heading = '', ...rest] = section.split('\n');
      const [body = ''] = rest.join('\n').split(/^# /m);
      return { title: heading.slice('## '.length).trim(), body: body.trim() };
    });
}
