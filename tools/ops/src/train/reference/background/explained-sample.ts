import { type CoalitionPlan, createExactPlan, createSampledPlan } from '@medcast/inference';
import type { BackgroundRecord } from '@medcast/model-bundle';
import type { ValidRecord } from '@medcast/record-schema';
import type { Draw } from './draw';
import type { Question, Responder, Values } from './responder';

/** A record explained against all people, and how to explain it in the same way against fewer. */
export interface ExplainedRecord {
  readonly plan: CoalitionPlan;
  /** One for each coalition of the plan. */
  readonly questions: readonly Question[];
  /** Of each used field, against all people. */
  readonly contributions: Float64Array;
}

/** Up to so many fields all coalitions are valued; beyond, those of four orders, the same against whomever. */
const EXACT_FIELDS = 6;
const SAMPLED_PAIRS = 2;

/** Explains a record against all people. */
export async function explainAgainstAll(
  record: ValidRecord,
  people: readonly Values[],
  { responder, fieldCount, draw }: { readonly responder: Responder; readonly fieldCount: number; readonly draw: Draw },
): Promise<ExplainedRecord> {
  const plan = planFor(fieldCount, draw(0, 2 ** 31 - 1));
  const read = await responder.readerOf(record);
  const questions = plan.coalitions.map((kept) => ({ record, kept, read }));
  const weight = 1 / people.length;
  const contributions = await contributionsAgainst(
    { plan, questions },
    people.map((person) => ({ record: person, weight })),
    responder,
  );
  return { plan, questions, contributions };
}

/** The contributions of a record against a weighted background. */
export async function contributionsAgainst(
  { plan, questions }: Pick<ExplainedRecord, 'plan' | 'questions'>,
  background: readonly BackgroundRecord[],
  responder: Responder,
): Promise<Float64Array> {
  const others = background.map(({ record }) => record);
  const values: number[] = [];
  for (const question of questions) {
    const answers = await responder.respond(question, others);
    values.push(answers.reduce((sum, answer, index) => sum + (background[index]?.weight ?? 0) * answer, 0));
  }
  return plan.sharesOf(values);
}

/** Coalitions that {@link explainAgainstAll} values for each record. */
export function coalitionsFor(fieldCount: number): number {
  return planFor(fieldCount, 0).coalitions.length;
}

function planFor(fieldCount: number, seed: number): CoalitionPlan {
  return fieldCount <= EXACT_FIELDS
    ? createExactPlan(fieldCount)
    : createSampledPlan({ players: fieldCount, pairs: SAMPLED_PAIRS, seed });
}
