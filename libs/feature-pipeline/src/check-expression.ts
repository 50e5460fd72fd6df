import type { RecordSchema } from '@medcast/record-schema';
import { checkFieldUse } from './check-field-use';
import type { CombiningExpression, FeatureExpression } from './feature-spec';

/** What is wrong with an expression, and where in it. */
export interface ExpressionFault {
  readonly path: readonly PropertyKey[];
  readonly reason: string;
}

/** Everything that is wrong with an expression and the ones within it, for records of a schema. */
export function checkExpression(expression: FeatureExpression, schema: RecordSchema): ExpressionFault[] {
  if ('field' in expression) return checkFieldUse(expression, schema).map((reason) => ({ path: [], reason }));
  return [
    ...checkConstants(expression).map((reason) => ({ path: [], reason })),
    ...operandsOf(expression).flatMap(({ path, operand }) =>
      checkExpression(operand, schema).map((fault) => ({ ...fault, path: [...path, ...fault.path] })),
    ),
  ];
}

function operandsOf(expression: CombiningExpression): { path: PropertyKey[]; operand: FeatureExpression }[] {
  if (expression.op !== 'product') return [{ path: ['of'], operand: expression.of }];
  return expression.of.map((operand, index) => ({ path: ['of', index], operand }));
}

function checkConstants(expression: CombiningExpression): string[] {
  switch (expression.op) {
    case 'indicator':
      return requireFinite({ threshold: expression.threshold });
    case 'power':
      return requireFinite({ exponent: expression.exponent });
    case 'shift-scale': {
      const { shift, scale } = expression;
      return [...requireFinite({ shift, scale }), ...(scale === 0 ? ['expected a scale other than 0, got 0'] : [])];
    }
    case 'clip': {
      const { minimum, maximum } = expression;
      const crossed = minimum > maximum ? [`expected a minimum of at most the maximum ${maximum}, got ${minimum}`] : [];
      return [...requireFinite({ minimum, maximum }), ...crossed];
    }
    case 'product':
      return expression.of.length === 0 ? ['expected at least one factor, got none'] : [];
    case 'log1p':
      return [];
  }
}

function requireFinite(constants: Readonly<Record<string, number>>): string[] {
  return Object.entries(constants)
    .filter(([, value]) => !Number.isFinite(value))
    .map(([name, value]) => `expected a finite ${name}, got ${value}`);
}
