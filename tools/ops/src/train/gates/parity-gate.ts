import type { Gate } from '@medcast/model-bundle';
import { formatNumber } from '../../card/figures/format-number';
import type { GateSource } from './gate-source';

/** Whether the graph answers as the Python model does. */
export function measureParity({ evaluation }: GateSource): readonly Gate[] {
  const { records, maxRelativeError, tolerance } = evaluation.parity;
  const detail = `largest difference between the graph and the Python model on ${formatNumber(records)} synthetic records`;
  return [
    {
      name: 'parity',
      passed: maxRelativeError <= tolerance,
      figure: maxRelativeError,
      required: tolerance,
      detail,
    },
  ];
}
