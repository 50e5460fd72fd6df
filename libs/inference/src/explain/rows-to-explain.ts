import { MAXIMUM_EXACT_PLAYERS } from '../shapley/create-planner';
import { roundsToDraw } from './sampled-shares';

/** An order of the fields, and its reverse. */
const ORDERS_OF_PAIR = 2;

/**
 * Rows that one explanation scores: as many as all coalitions, or, where orders are drawn, as many as before the first
 * look at the error. Fewer where a record shares values with the background.
 *
 * @param backgroundCount records of the background
 */
export function rowsToExplain(fieldCount: number, backgroundCount: number): number {
  if (fieldCount <= MAXIMUM_EXACT_PLAYERS) return backgroundCount * 2 ** fieldCount;
  return backgroundCount * roundsToDraw(backgroundCount) * ORDERS_OF_PAIR * fieldCount;
}
