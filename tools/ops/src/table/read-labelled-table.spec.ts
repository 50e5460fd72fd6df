import { patientSchema } from '@medcast/patient-schema';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { problemOf } from '../testing/problem-of';
import { readLabelledTable } from './read-labelled-table';

const header = 'age,sex,bmi,children,smoker,region,charges';
const row = '40,female,25.5,2,no,southwest,1000.25';
const read = (text: string) => readLabelledTable(Buffer.from(text), patientSchema);

describe('readLabelledTable', () => {
  const expected = {
    records: [{ age: 40, sex: 'female', bmi: 25.5, children: 2, smoker: 'no', region: 'southwest' }],
    targets: [1000.25],
  };

  it.each([
    ['plain lines', `${header}\n${row}\n`],
    ['a byte order mark and Windows line ends', `\uFEFF${header}\r\n${row}\r\n`],
    ['quotes, and no end of the last line', `${header}\n40,"female",25.5,2,"no",southwest,1000.25`],
    ['columns in another order', 'charges,region,smoker,children,bmi,sex,age\n1000.25,southwest,no,2,25.5,female,40\n'],
    ['empty lines between', `${header}\n\n${row}\n\n`],
  ])('reads %s', async (_what, text) => {
    expect(await read(text)).toEqual(expected);
  });

  it('names line, column, expectation and value of every problem', async () => {
    const problem = await problemOf(() =>
      read(`${header}\n${row}\nforty,female,25.5,2,no,southwest,1\n40,female,250,2,no,southwest,\n40,female\n`),
    );
    expect(problem.code).toBe('TABLE_ROWS_INVALID');
    expect(problem.errors.map(({ path, message }) => [path, message])).toEqual([
      ['/lines/3/age', 'line 3, age: expected a whole number from 0 to 120 years, got "forty"'],
      ['/lines/4/bmi', 'line 4, bmi: expected a number from 10 to 80 kg/m², got "250"'],
      ['/lines/4/charges', 'line 4, charges: expected a number of 0 or more USD, got nothing'],
      ['/lines/5', 'line 5, expected 7 cells, got 2'],
    ]);
  });

  it('names twenty problems and counts the rest', async () => {
    const problem = await problemOf(() => read(`${header}\n${'x,female,25.5,2,no,southwest,1\n'.repeat(50)}`));
    expect(problem.errors).toHaveLength(20);
    expect(problem.detail).toContain('got 50 problems');
    expect(problem.detail).toContain('and 30 more');
  });

  it.each([
    ['an empty file', '', 'TABLE_EMPTY'],
    ['a header alone', header, 'TABLE_EMPTY'],
    ['other columns', 'a,b\n1,2\n', 'TABLE_COLUMNS_WRONG'],
    ['an open quote', `${header}\n"40,female`, 'TABLE_NOT_READABLE'],
  ])('refuses %s', async (_what, text, code) => {
    expect((await problemOf(() => read(text))).code).toBe(code);
  });

  it('recognises semicolons and decimal commas', async () => {
    expect(
      await read(`${header}\n${row}\n`.replaceAll('.', '\u0000').replaceAll(',', ';').replaceAll('\u0000', ',')),
    ).toEqual(expected);
  });

  it('leaves out the columns that the task ignores', async () => {
    const text = `id,${header}\n7,${row}\n`;
    const ignored = [{ column: 'id', reason: 'an identifier' }];
    expect(await readLabelledTable(Buffer.from(text), patientSchema, { ignored })).toEqual(expected);
    expect((await problemOf(() => read(text))).code).toBe('TABLE_COLUMNS_WRONG');
  });

  it('reads Parquet, and counts its rows instead of lines', async () => {
    const write = (age: number) =>
      new Uint8Array(
        parquetWriteBuffer({
          columnData: [
            { name: 'age', data: [BigInt(age)], type: 'INT64' },
            ...['sex', 'smoker', 'region'].map((name, index) => ({
              name,
              data: [['female', 'no', 'southwest'][index]],
              type: 'STRING' as const,
            })),
            { name: 'children', data: [2], type: 'INT32' },
            { name: 'bmi', data: [25.5], type: 'DOUBLE' },
            { name: 'charges', data: [1000.25], type: 'DOUBLE' },
          ],
        }),
      );
    expect(await readLabelledTable(write(40), patientSchema)).toEqual(expected);
    const problem = await problemOf(() => readLabelledTable(write(400), patientSchema));
    expect(problem.errors[0]).toMatchObject({
      path: '/rows/1/age',
      message: 'row 1, age: expected a whole number from 0 to 120 years, got "400"',
    });
  });

  it('refuses bytes that are not UTF-8', async () => {
    const problem = await problemOf(() => readLabelledTable(Uint8Array.of(0x61, 0xff, 0xfe), patientSchema));
    expect(problem.code).toBe('TABLE_NOT_READABLE');
  });
});
