import { Problem } from '@medcast/problem';

const FACTORS: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
};

/**
 * Parses an amount as Kubernetes writes it: `250m` (of a core), `512Mi`, `2`, `1e3`.
 * https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 *
 * @returns cores or bytes
 * @throws Problem OVERLAY_INVALID
 */
export function parseQuantity(quantity: string | number, place: string): number {
  const match = /^(\d+(?:\.\d*)?|\.\d+)(?:[eE]([+-]?\d+)|([numkMGTP]|[KMGTP]i)?)$/.exec(String(quantity));
  if (match === null) {
    throw new Problem(
      'OVERLAY_INVALID',
      `${place}: expected an amount such as 250m or 512Mi, got ${JSON.stringify(quantity)}`,
    );
  }
  const [, number = '', exponent, suffix = ''] = match;
  return Number(number) * (exponent === undefined ? (FACTORS[suffix] ?? 1) : 10 ** Number(exponent));
}
