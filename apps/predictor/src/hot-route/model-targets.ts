import type { HotTarget } from './hot-kind';

/** Compiles what tells whom a URL asks by a route whose template has one part, `:model`. */
export function compileModelTargets(route: string): (url: string) => HotTarget | undefined {
  const [before = '', after = ''] = route.split(':model');
  return (url) => {
    if (!url.startsWith(before) || !url.endsWith(after)) return undefined;
    return { model: url.slice(before.length, -after.length), route };
  };
}
