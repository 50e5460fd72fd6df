import fc from 'fast-check';

/** Numbers as people and programs write them, some of them wrong. */
const anyNumber = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -5, max: 130 }).map(String) },
  { weight: 4, arbitrary: fc.double({ min: 0, max: 90, noNaN: true }).map(String) },
  fc.tuple(fc.nat(200), fc.stringMatching(/^[0-9]{1,18}$/)).map(([whole, fraction]) => `${whole}.${fraction}`),
  fc.constantFrom(
    '-0',
    '0',
    '0.0',
    '019',
    '1.',
    '.5',
    '+5',
    '1e1',
    '1E-3',
    '20.0',
    'NaN',
    '1,5',
    '12x',
    '999999999999999999',
  ),
);

/** Texts that some field may take, or nearly. */
const anyText = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('no', 'yes', 'Bern', 'Rome', 'SBB', 'true', 'false', '1', '0', 'none') },
  fc.constantFrom('No', ' yes', 'yes ', 'NO', 'Oslo', 'True', '', ' ', 'ye', 'yess', 'é', 'a\\b', 'a;b', 'a,b'),
  fc.constantFrom('2024-02-29', '2023-02-29', '2020-01-01', '2031-01-01', '0000-03-01', '2024-13-01', '2024-1-1'),
  fc.date({ min: new Date('2019-06-01'), max: new Date('2030-06-01'), noInvalidDate: true }).map(toDateText),
  fc.string({ maxLength: 60 }),
);

/** The text of a cell. */
export const anyCell: fc.Arbitrary<string> = fc.oneof(anyNumber, anyText);

/** The text of a value of JSON; some are none. */
export const anyJsonValue: fc.Arbitrary<string> = fc.oneof(
  anyNumber,
  anyText.map((text) => JSON.stringify(text)),
  fc.constantFrom('null', 'true', 'false', 'nul', '{}', '[1]', '"\\u006eo"', '"ye', ''),
);

function toDateText(date: Date): string {
  return date.toISOString().slice(0, 10);
}
