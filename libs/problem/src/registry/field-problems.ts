import type { ProblemType } from './problem-type';

/** Problems of one field of a record; they stand in the `errors` of a problem body. */
export const fieldProblems = {
  RECORD_NOT_AN_OBJECT: { status: 400, title: 'The record is not an object of named fields.' },
  FIELD_REQUIRED: { status: 400, title: 'A field that the record must have is missing.' },
  FIELD_UNKNOWN: { status: 400, title: 'The record has a field that the schema does not know.' },
  FIELD_DUPLICATED: { status: 400, title: 'A field was given twice.' },
  FIELD_TYPE: { status: 400, title: 'The value is of another type than the field declares.' },
  FIELD_NOT_FINITE: { status: 400, title: 'The value is NaN or infinite.' },
  FIELD_NOT_INTEGER: { status: 400, title: 'The value has a fraction where a whole number is declared.' },
  FIELD_BELOW_MINIMUM: { status: 400, title: 'The value is below the lowest that is accepted.' },
  FIELD_ABOVE_MAXIMUM: { status: 400, title: 'The value is above the highest that is accepted.' },
  FIELD_NOT_A_CATEGORY: { status: 400, title: 'The value is none of the declared categories.' },
  FIELD_NOT_A_DATE: { status: 400, title: 'The value is no date of the calendar, written as YYYY-MM-DD.' },
  FIELD_TOO_LONG: { status: 400, title: 'The text is longer than is accepted.' },
} as const satisfies Record<string, ProblemType>;
