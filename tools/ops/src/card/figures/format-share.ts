import { formatNumber } from './format-number';

/** A share from 0 to 1 in percent: "95.2 %". */
export function formatShare(share: number): string {
  return `${formatNumber(share * 100)} %`;
}
