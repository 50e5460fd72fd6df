import type { ValidRecord } from '@medcast/record-schema';
import type { Draw } from './draw';
import type { Question, Responder } from './responder';

/**
 * Draws questions of the kind that explanations ask: a record keeps the fields that came before another in a random
 * order of arrival, so that coalitions of every size are equally likely.
 */
export async function drawQuestions(
  responder: Responder,
  records: readonly ValidRecord[],
  { count, fieldCount, draw }: { readonly count: number; readonly fieldCount: number; readonly draw: Draw },
): Promise<readonly Question[]> {
  const questions: Question[] = [];
  for (let index = 0; index < count; index++) {
    const record = records[index % records.length];
    if (record === undefined) break;
    questions.push({ record, kept: drawKept(fieldCount, draw), read: await responder.readerOf(record) });
  }
  return questions;
}

function drawKept(fieldCount: number, draw: Draw): Uint8Array {
  const kept = new Uint8Array(fieldCount);
  if (fieldCount === 0) return kept;
  for (let size = draw(0, fieldCount - 1); size > 0; size--) {
    let field = draw(0, fieldCount - 1);
    while (kept[field] === 1) field = (field + 1) % fieldCount;
    kept[field] = 1;
  }
  return kept;
}
