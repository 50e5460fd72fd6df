import type { BackgroundRecord } from '@medcast/model-bundle';
import type { FieldDeclaration, FieldValue, RecordSchema } from '@medcast/record-schema';
import { standingValues } from './aggregate-record';
import type { Question, Responder, Values } from './responder';
import type { Respondent } from './split-groups';

/** What aggregates are fitted to. */
export interface AggregateRules {
  readonly schema: RecordSchema;
  /** Fields in which the groups may be told apart from their means. */
  readonly varied: readonly FieldDeclaration[];
  readonly responder: Responder;
  /** In the order of the respondents' responses. */
  readonly questions: readonly Question[];
  /** Whether a record is that of a person, which no aggregate may be. */
  readonly isPerson: (values: Values) => boolean;
}

interface Aggregate {
  readonly weight: number;
  readonly standing: ReadonlyMap<string, readonly FieldValue[]>;
  values: Values;
  responses: Float64Array;
}

interface Change {
  readonly aggregate: Aggregate;
  readonly values: Values;
  responses: Float64Array;
}

/** Rounds of changes, at most: the second finds what the first made possible, a third little. */
const PASSES = 2;

/**
 * Makes one record of each group such that all of them together, by their weights, answer the questions as all people
 * do: where a group's mean is not whole, its people scatter, or they are of two categories, one group takes the one
 * value and another the other (the error is diffused).
 */
export async function fitAggregates(
  groups: readonly (readonly Respondent[])[],
  rules: AggregateRules,
): Promise<readonly BackgroundRecord[]> {
  const people = groups.reduce((sum, { length }) => sum + length, 0);
  const aggregates = groups.map((group) => toAggregate(group, group.length / people, rules));
  await answer(aggregates, rules);
  const residual = new Float64Array(rules.questions.length);
  for (const { weight, responses } of aggregates) addScaled(residual, responses, weight);
  for (const { responses } of groups.flat()) addScaled(residual, responses, -1 / people);
  for (let pass = 0; pass < PASSES; pass++) {
    const changes = aggregates.flatMap((aggregate) => changesOf(aggregate, rules));
    await answer(changes, rules);
    if (!applyChanges(changes, residual)) break;
  }
  return aggregates.map(({ values, weight }) => ({ record: values, weight }));
}

function toAggregate(
  group: readonly Respondent[],
  weight: number,
  { schema, varied, isPerson }: AggregateRules,
): Aggregate {
  const records = group.map(({ record }) => record);
  const standing = new Map(schema.fields.map((field) => [field.name, standingValues(field, records)]));
  const first = Object.fromEntries([...standing].map(([name, values]) => [name, values[0] ?? null]));
  const others = varied.flatMap(({ name }) => (standing.get(name) ?? []).map((value) => ({ ...first, [name]: value })));
  const values = [first, ...others].find((candidate) => !isPerson(candidate)) ?? first;
  return { weight, standing, values, responses: new Float64Array() };
}

/** Every record that differs from an aggregate in one varied field and may stand for its group, too. */
function changesOf(aggregate: Aggregate, { varied, isPerson }: AggregateRules): readonly Change[] {
  return varied.flatMap(({ name }) =>
    (aggregate.standing.get(name) ?? [])
      .filter((value) => value !== aggregate.values[name])
      .map((value) => ({ aggregate, values: { ...aggregate.values, [name]: value }, responses: new Float64Array() }))
      .filter(({ values }) => !isPerson(values)),
  );
}

async function answer(
  asked: readonly (Aggregate | Change)[],
  { responder, questions }: Pick<AggregateRules, 'responder' | 'questions'>,
): Promise<void> {
  const values = asked.map((each) => each.values);
  for (const each of asked) each.responses = new Float64Array(questions.length);
  if (asked.length === 0) return;
  for (const [index, question] of questions.entries()) {
    const answers = await responder.respond(question, values);
    for (const [row, each] of asked.entries()) each.responses[index] = answers[row] ?? NaN;
  }
}

/** Applies the changes that bring the residual down, the best first, one to each aggregate. */
function applyChanges(changes: readonly Change[], residual: Float64Array): boolean {
  let open = changes;
  let isChanged = false;
  for (;;) {
    let best: Change | undefined;
    let least = -1e-12 * squareOf(residual);
    for (const change of open) {
      const gain = gainOf(change, residual);
      if (gain < least) [best, least] = [change, gain];
    }
    if (best === undefined) return isChanged;
    const { aggregate, values, responses } = best;
    addScaled(residual, responses, aggregate.weight);
    addScaled(residual, aggregate.responses, -aggregate.weight);
    aggregate.values = values;
    aggregate.responses = responses;
    open = open.filter((change) => change.aggregate !== aggregate);
    isChanged = true;
  }
}

/** By how much a change would alter the residual's square. */
function gainOf({ aggregate, responses }: Change, residual: Float64Array): number {
  let gain = 0;
  for (let index = 0; index < residual.length; index++) {
    const step = aggregate.weight * ((responses[index] ?? 0) - (aggregate.responses[index] ?? 0));
    gain += step * (2 * (residual[index] ?? 0) + step);
  }
  return gain;
}

function addScaled(target: Float64Array, source: Float64Array, scale: number): void {
  for (let index = 0; index < target.length; index++) {
    target[index] = (target[index] ?? 0) + scale * (source[index] ?? 0);
  }
}

function squareOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}
