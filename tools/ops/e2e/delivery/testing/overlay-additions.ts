/** A change of an object, as JSON Patch says it. */
export interface OverlayPatch {
  readonly kind: string;
  readonly name: string;
  readonly operations: readonly {
    readonly op: 'remove' | 'replace';
    readonly path: string;
    readonly value?: unknown;
  }[];
}

/** What a test adds to an overlay of ours. */
export interface OverlayAdditions {
  /** Variables of the predictor. */
  readonly settings?: Readonly<Record<string, string>>;
  /** How many predictors; by default what the overlay says. */
  readonly predictors?: number;
  /** Folders below `k8s/components`. */
  readonly components?: readonly string[];
  readonly patches?: readonly OverlayPatch[];
}

/** Renders additions for `Delivery.overlay`. */
export function renderAdditions({ settings, predictors, components, patches }: OverlayAdditions): string {
  const fields = {
    components: components?.map((name) => `COMPONENTS/${name}`),
    configMapGenerator: settings && [
      {
        name: 'predictor-settings',
        behavior: 'merge',
        literals: Object.entries(settings).map(([name, value]) => `${name}=${value}`),
      },
    ],
    replicas: predictors === undefined ? undefined : [{ name: 'predictor', count: predictors }],
    patches: patches?.map(({ kind, name, operations }) => ({
      target: { kind, name },
      patch: JSON.stringify(operations),
    })),
  };
  // JSON is YAML.
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
    .join('');
}
