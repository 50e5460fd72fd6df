import type { Gate } from '@medcast/model-bundle';
import type { FieldDeclaration, ValidRecord } from '@medcast/record-schema';
import { describeMetric } from '../../card/figures/metric';
import type { GateSource } from './gate-source';
import { isIdentifierLike } from './is-identifier-like';

/** From here on a field alone says what is to be predicted: it is the answer, or was written down after it. */
const SCORE_OF_A_LEAK = 0.999;

/** Whether the table gives the answer away: a field that alone predicts it, equal rows across folds, an identifier. */
export function measureLeaks(source: GateSource): readonly Gate[] {
  return [measureFields(source), measureDuplicates(source), measureIdentifiers(source)];
}

function measureFields({ evaluation }: GateSource): Gate {
  const { fields } = evaluation.leaks;
  const name = 'leak: one field';
  const best = fields.toSorted((left, right) => right.score - left.score).at(0);
  if (best === undefined) {
    return { name, passed: true, figure: 0, required: SCORE_OF_A_LEAK, detail: 'no field could be measured alone' };
  }
  const isLeak = best.score >= SCORE_OF_A_LEAK;
  const told = `${best.field} alone predicts the target with this ${describeScore(best.metric)}; it has to stay below`;
  const advice = isLeak ? ': take it out of the schema, or add it to data.ignored of the task' : '';
  return { name, passed: !isLeak, figure: best.score, required: SCORE_OF_A_LEAK, detail: `${told}${advice}` };
}

function describeScore(metric: string): string {
  return metric === 'accuracyAboveMajority' ? 'share of what the commonest label leaves open' : describeMetric(metric);
}

function measureDuplicates({ evaluation }: GateSource): Gate {
  const { duplicatesAcrossFolds } = evaluation.leaks;
  return {
    name: 'leak: duplicates',
    passed: duplicatesAcrossFolds === 0,
    figure: duplicatesAcrossFolds,
    required: 0,
    detail: 'equal rows that stand on both sides of a fold',
  };
}

function measureIdentifiers({ schema, records }: GateSource): Gate {
  const names = schema.fields.filter((field) => isIdentifier(field, records)).map((field) => field.name);
  const list = names.length === 0 ? '' : `: ${names.join(', ')}; add them to data.ignored of the task`;
  return {
    name: 'leak: identifiers',
    passed: names.length === 0,
    figure: names.length,
    required: 0,
    detail: `fields that look like an identifier of the row${list}`,
  };
}

function isIdentifier(field: FieldDeclaration, records: readonly ValidRecord[]): boolean {
  if (field.kind !== 'category' && field.kind !== 'integer') return false;
  return isIdentifierLike(records.map((record) => record[field.name] ?? null));
}
