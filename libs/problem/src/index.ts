export type { AllowedValues, FieldError } from './field-error';
export { parseFieldPointer, toFieldPointer } from './json-pointer';
export { Problem, type ProblemOptions } from './problem';
export { isProblemBody, PROBLEM_MEDIA_TYPE, type ProblemBody, toProblemBody } from './problem-body';
export { type FieldProblemCode, type ProblemCode, problemRegistry } from './problem-registry';
export type { ProblemType } from './registry/problem-type';
