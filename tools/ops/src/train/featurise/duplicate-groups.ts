import type { LabelledTable } from '../../table/read-labelled-table';

/** For each row an id that rows of the same content (fields and target) share, so that no fold separates them. */
export function toDuplicateGroups({ records, targets }: LabelledTable): BigInt64Array {
  const idByContent = new Map<string, bigint>();
  return BigInt64Array.from(records, (record, row) => {
    const content = JSON.stringify([record, targets[row]]);
    const id = idByContent.get(content) ?? BigInt(idByContent.size);
    idByContent.set(content, id);
    return id;
  });
}
