import { type Datatype, elementTypeOf } from './datatype';

/** Says what the elements of a datatype are, for the refusal of one that is not. */
export function describeExpected(datatype: Datatype, element: unknown): string {
  const type = elementTypeOf(datatype);
  switch (type.kind) {
    case 'integer': {
      const isInBounds = typeof element === 'bigint' && element >= type.minimum && element <= type.maximum;
      if (isInBounds) return `${datatype} elements that 64-bit floats hold exactly, as the model computes with those`;
      return `${datatype} elements, whole numbers from ${type.minimum} to ${type.maximum}`;
    }
    case 'float':
      return `${datatype} elements, finite numbers`;
    case 'bool':
      return `${datatype} elements, true or false`;
    case 'bytes':
      return `${datatype} elements, texts in UTF-8`;
  }
}
