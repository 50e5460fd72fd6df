import { usedFieldsOf } from '@medcast/inference';
import type { BackgroundRecord } from '@medcast/model-bundle';
import type { FieldDeclaration, ValidRecord } from '@medcast/record-schema';
import { createDraw, type Draw, drawSome } from './draw';
import { coalitionsFor, contributionsAgainst, type ExplainedRecord, explainAgainstAll } from './explained-sample';
import { fitAggregates } from './fit-aggregates';
import { createPersonCheck } from './person-check';
import { drawQuestions } from './random-question';
import { createResponder, type FittedModel, type Question, type Responder } from './responder';
import { createGroupSplitter, type Respondent } from './split-groups';

/** A background with what its use costs in exactness. */
export interface ChosenBackground {
  readonly background: readonly BackgroundRecord[];
  /** Mean |error| of the contributions against all people ÷ mean |contribution|. */
  readonly error: number;
  /** People against whom it was measured: all, or a sample of a large table. */
  readonly people: number;
  readonly explained: readonly ExplainedRecord[];
  readonly fields: readonly FieldDeclaration[];
}

/** A background record speaks of at least so many people, so that it is nobody's record. */
export const SMALLEST_GROUP = 10;

const PEOPLE_AT_MOST = 2000;
/** Beyond so many fields a record has that many more coalitions that half the people have to do. */
const FEW_FIELDS = 6;
/** Numbers of groups that are tried; each costs one run of the graph for each coalition of fields. */
const GROUP_COUNTS = [8, 16, 32, 64, 128];
/** Below the 5 % that is asked for, because other records than the measured ones will be explained. */
const ERROR_TO_REACH = 0.04;
const QUESTIONS = 128;
const VARIED_FIELDS_AT_MOST = 8;
/** Rows that measuring may score: seconds of a boosted ensemble. */
const ROWS_AT_MOST = 1_000_000;
const RECORDS_AT_LEAST = 12;
const RECORDS_AT_MOST = 32;

/**
 * Chooses the fewest group aggregates against which explanations say what they say against all people, to 5 %.
 * Where so few people, or so many values, do not allow it, the best found is returned with its error.
 */
export async function chooseBackground(
  fitted: FittedModel,
  records: readonly ValidRecord[],
  seed: number,
): Promise<ChosenBackground> {
  const fields = usedFieldsOf(fitted.features, fitted.schema);
  const responder = await createResponder(
    fitted,
    fields.map(({ name }) => name),
  );
  try {
    const draw = createDraw(seed);
    const people = drawSome(records, fields.length > FEW_FIELDS ? PEOPLE_AT_MOST / 2 : PEOPLE_AT_MOST, draw);
    const explained = await explainSome(people, { responder, fieldCount: fields.length, draw });
    const questions = await drawQuestions(responder, drawSome(people, QUESTIONS, draw), {
      count: QUESTIONS,
      fieldCount: fields.length,
      draw,
    });
    const study = { fitted, fields, responder, questions, explained, isPerson: createPersonCheck(records) };
    const best = await findSmallest(await answerAll(people, questions, responder), study);
    return { ...best, people: people.length, explained, fields };
  } finally {
    await responder.close();
  }
}

interface Study {
  readonly fitted: FittedModel;
  readonly fields: readonly FieldDeclaration[];
  readonly responder: Responder;
  readonly questions: readonly Question[];
  readonly explained: readonly ExplainedRecord[];
  readonly isPerson: ReturnType<typeof createPersonCheck>;
}

async function findSmallest(people: readonly Respondent[], study: Study) {
  const { fitted, fields, responder, questions, explained, isPerson } = study;
  const splitTo = createGroupSplitter(people, { fields, smallestGroup: SMALLEST_GROUP });
  let best: { readonly background: readonly BackgroundRecord[]; readonly error: number } | undefined;
  for (const count of GROUP_COUNTS) {
    const groups = splitTo(count);
    const rules = { schema: fitted.schema, varied: mostImportant(fields, explained), responder, questions, isPerson };
    const background = await fitAggregates(groups, rules);
    const error = await errorOf(background, explained, responder);
    if (best === undefined || error < best.error) best = { background, error };
    if (error <= ERROR_TO_REACH || groups.length < count) break;
  }
  return best ?? { background: [], error: 0 };
}

/** The fields in which aggregates are varied: all, or those with the largest contributions. */
function mostImportant(
  fields: readonly FieldDeclaration[],
  explained: readonly ExplainedRecord[],
): readonly FieldDeclaration[] {
  const sizes = fields.map((field, index) => ({
    field,
    size: explained.reduce((sum, { contributions }) => sum + Math.abs(contributions[index] ?? 0), 0),
  }));
  return sizes
    .toSorted((a, b) => b.size - a.size)
    .slice(0, VARIED_FIELDS_AT_MOST)
    .map(({ field }) => field);
}

async function explainSome(
  people: readonly ValidRecord[],
  means: { readonly responder: Responder; readonly fieldCount: number; readonly draw: Draw },
): Promise<readonly ExplainedRecord[]> {
  const affordable = Math.floor(ROWS_AT_MOST / (people.length * coalitionsFor(means.fieldCount)));
  const count = Math.min(RECORDS_AT_MOST, Math.max(RECORDS_AT_LEAST, affordable));
  const explained: ExplainedRecord[] = [];
  for (const record of drawSome(people, count, means.draw)) {
    explained.push(await explainAgainstAll(record, people, means));
  }
  return explained;
}

async function answerAll(
  people: readonly ValidRecord[],
  questions: readonly Question[],
  responder: Responder,
): Promise<readonly Respondent[]> {
  const respondents = people.map((record) => ({ record, responses: new Float64Array(questions.length) }));
  for (const [index, question] of questions.entries()) {
    const answers = await responder.respond(question, people);
    for (const [row, { responses }] of respondents.entries()) responses[index] = answers[row] ?? NaN;
  }
  return respondents;
}

async function errorOf(
  background: readonly BackgroundRecord[],
  explained: readonly ExplainedRecord[],
  responder: Responder,
): Promise<number> {
  let error = 0;
  let size = 0;
  for (const each of explained) {
    const approximate = await contributionsAgainst(each, background, responder);
    for (const [field, exact] of each.contributions.entries()) {
      error += Math.abs((approximate[field] ?? NaN) - exact);
      size += Math.abs(exact);
    }
  }
  return size === 0 ? 0 : error / size;
}
