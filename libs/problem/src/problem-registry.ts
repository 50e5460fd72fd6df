import { bundleProblems } from './registry/bundle-problems';
import { clientProblems } from './registry/client-problems';
import { clusterProblems } from './registry/cluster-problems';
import { fieldProblems } from './registry/field-problems';
import type { ProblemType } from './registry/problem-type';
import { programProblems } from './registry/program-problems';
import { requestProblems } from './registry/request-problems';
import { scoringProblems } from './registry/scoring-problems';
import { settingProblems } from './registry/setting-problems';
import { tableProblems } from './registry/table-problems';
import { trainingProblems } from './registry/training-problems';

const registry = {
  ...requestProblems,
  ...fieldProblems,
  ...tableProblems,
  ...bundleProblems,
  ...trainingProblems,
  ...scoringProblems,
  ...programProblems,
  ...settingProblems,
  ...clientProblems,
  ...clusterProblems,
} as const;

/** A code of the closed registry. */
export type ProblemCode = keyof typeof registry;

/** A code that says what is wrong with one field of a record. */
export type FieldProblemCode = keyof typeof fieldProblems;

/** Every code with its title and HTTP status; `docs/errors.md` has a section for each and for nothing else. */
export const problemRegistry: Readonly<Record<ProblemCode, ProblemType>> = registry;
