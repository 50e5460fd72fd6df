declare const quantity: unique symbol;

/** An amount as Kubernetes writes it; made by the functions of this file alone. */
export type Quantity = string & { readonly [quantity]: true };

/** Processor time: `cores(2)`, `cores(0.25)`. At least a thousandth. */
export function cores(count: number): Quantity {
  const millicores = count * 1000;
  return toQuantity(Number.isInteger(count) ? count : millicores, Number.isInteger(count) ? '' : 'm');
}

/** Memory or disk in units of 2^20 bytes. */
export function mebibytes(count: number): Quantity {
  return toQuantity(count, 'Mi');
}

/** Memory or disk in units of 2^30 bytes. */
export function gibibytes(count: number): Quantity {
  return toQuantity(count, 'Gi');
}

/** How many units of 2^20 bytes an amount of memory is. */
export function memoryMiOf(amount: Quantity): number {
  const [, count, unit] = /^(\d+)(Mi|Gi)$/.exec(amount) ?? [];
  if (count === undefined) throw new RangeError(`expected an amount of memory in Mi or Gi, got ${amount}`);
  return Number(count) * (unit === 'Gi' ? 1024 : 1);
}

function toQuantity(count: number, unit: string): Quantity {
  if (Number.isSafeInteger(count) && count > 0) return `${count}${unit}` as Quantity;
  throw new RangeError(`expected a whole number of ${unit === '' ? 'cores' : unit} from 1, got ${count}`);
}
