/** One route as Fastify registers it. */
export interface RegisteredRoute {
  readonly method: string | readonly string[];
  /** Template: `/api/v1/models/:model`. */
  readonly url: string;
}

/** Which methods each path answers to: Fastify itself says 404 to a known path with the wrong method. */
export class RouteTable {
  private readonly methods = new Map<string, Set<string>>();

  add({ method, url }: RegisteredRoute): void {
    if (url.includes('*')) return;
    const known = this.methods.get(url) ?? new Set();
    [method].flat().forEach((one) => known.add(one));
    this.methods.set(url, known);
  }

  /** The methods of a path (without a query), in alphabetical order; empty for an unknown path. */
  methodsAt(path: string): readonly string[] {
    const found = new Set<string>();
    for (const [template, methods] of this.methods) {
      if (matches(template, path)) methods.forEach((method) => found.add(method));
    }
    return [...found].sort();
  }
}

function matches(template: string, path: string): boolean {
  const expected = template.split('/');
  const given = path.split('/');
  return expected.length === given.length && expected.every((part, index) => matchesPart(part, given[index]));
}

function matchesPart(expected: string, given: string | undefined): boolean {
  if (/^:[^:]/.test(expected)) return given !== undefined && given !== '';
  // A doubled colon is one of the path itself.
  return expected.replaceAll('::', ':') === given;
}
