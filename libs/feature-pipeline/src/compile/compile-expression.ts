import type { CombiningExpression, FeatureExpression, FieldExpression } from '../feature-spec';
import { findCategoryField } from '../find-field';
import {
  clip,
  equals,
  isAbove,
  isAtLeast,
  isMissing,
  log1p,
  rank,
  orElse,
  power,
  product,
  shiftScale,
} from './instructions';
import { datePart, partReaders } from './date-parts';
import type { ProgramBuilder } from './program-builder';
import type { Instruction } from './registers';

/** Adds what computes an expression to a program and returns the register in which its value will stand. */
export function compileExpression(expression: FeatureExpression, program: ProgramBuilder): number {
  if ('field' in expression) return compileFieldExpression(expression, program);
  if (expression.op === 'product') {
    const inputs = expression.of.map((factor) => compileExpression(factor, program));
    return program.define(expression, (out) => product(inputs, out));
  }
  const input = compileExpression(expression.of, program);
  return program.define(expression, (out) => combiningInstruction(expression, input, out));
}

function compileFieldExpression(expression: FieldExpression, program: ProgramBuilder): number {
  const input = program.registerOf(expression.field);
  return program.define(expression, (out) => fieldInstruction(expression, { program, input, out }));
}

function fieldInstruction(
  expression: FieldExpression,
  at: { program: ProgramBuilder; input: number; out: number },
): Instruction {
  const { program, input, out } = at;
  switch (expression.op) {
    case 'field':
      return orElse(input, expression.whenMissing ?? Number.NaN, out);
    case 'one-hot':
      return equals(input, categoriesOf(program, expression.field).indexOf(expression.category), out);
    case 'ordinal': {
      const ranks = categoriesOf(program, expression.field).map((category) => expression.order.indexOf(category));
      return rank(input, Float64Array.from(ranks), out);
    }
    case 'missing-indicator':
      return isMissing(input, out);
    case 'date-part':
      return datePart(
        input,
        { read: partReaders[expression.part], whenMissing: expression.whenMissing ?? Number.NaN },
        out,
      );
  }
}

function categoriesOf(program: ProgramBuilder, field: string): string[] {
  return findCategoryField(program.schema, field).categories.map((category) => category.value);
}

function combiningInstruction(
  expression: Exclude<CombiningExpression, { op: 'product' }>,
  input: number,
  out: number,
): Instruction {
  switch (expression.op) {
    case 'indicator':
      return (expression.comparison === '>' ? isAbove : isAtLeast)(input, expression.threshold, out);
    case 'power':
      return power(input, expression.exponent, out);
    case 'log1p':
      return log1p(input, out);
    case 'shift-scale':
      return shiftScale(input, expression, out);
    case 'clip':
      return clip(input, expression, out);
  }
}
