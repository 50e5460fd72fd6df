import type { Gate, GateOverride } from '@medcast/model-bundle';
import { Problem } from '@medcast/problem';
import { formatNumber } from '../../card/figures/format-number';

/** Gates that nobody can override: no server would load a model that misses them. */
const ABSOLUTE: readonly string[] = ['parity', 'golden'];

/**
 * Refuses a model that misses a gate, unless somebody takes it upon themselves.
 *
 * @param reason why the model is to be published all the same
 * @returns what to record for ever, or undefined where every gate was passed
 * @throws Problem GATE_REFUSED, naming each gate that was missed, its figure and what it needs
 */
export function judgeGates(gates: readonly Gate[], reason: string | undefined): GateOverride | undefined {
  const missed = gates.filter((gate) => !gate.passed);
  if (missed.length === 0) return undefined;
  const names = missed.map((gate) => gate.name);
  const isAbsolute = names.some((name) => ABSOLUTE.includes(name));
  if (reason !== undefined && !isAbsolute) return { reason, gates: names };
  const advice = isAbsolute
    ? `${ABSOLUTE.join(' and ')} cannot be overridden: no server would load the model`
    : 'better data or other candidates help; --override REASON publishes it all the same and says so for ever';
  throw new Problem(
    'GATE_REFUSED',
    `expected the model to pass every gate, got ${missed.length} of ${gates.length} missed; ${advice}:` +
      missed.map((gate) => `\n  ${renderMissed(gate)}`).join(''),
  );
}

function renderMissed({ name, figure, required, detail }: Gate): string {
  const needed = `needs ${formatNumber(required)}, got ${formatNumber(figure)}`;
  return detail === undefined ? `${name}: ${needed}` : `${name}: ${needed} (${detail})`;
}
