import type { OutputColumn } from '../columns/output-column';
import type { ScoredRow } from '../rows/scored-row';
import { createCsvRenderer } from './csv-renderer';
import { createNdjsonRenderer } from './ndjson-renderer';
import { createParquetRenderer } from './parquet-renderer';

const columns: readonly OutputColumn[] = ['note', 'age'].map((name, index) => ({
  name,
  type: index === 0 ? 'text' : 'integer',
  valueOf: ({ cells }) => (index === 0 ? String(cells[0]) : Number(cells[1])),
  textOf: ({ cells }) => String(cells[index]),
}));
const rows: readonly ScoredRow[] = [
  ['a, "b"\nc', '1'],
  ['', '2'],
].map((cells) => ({ cells, outcome: { ok: false, code: 'X', message: '' } }));

describe('createCsvRenderer', () => {
  it('quotes what must be quoted, and nothing else', () => {
    const renderer = createCsvRenderer(columns);
    expect(Buffer.from(renderer.begin()).toString()).toBe('note,age\n');
    expect(Buffer.from(renderer.chunk(rows, 9).bytes).toString()).toBe('"a, ""b""\nc",1\n,2\n');
    expect(renderer.end([''], 30)).toHaveLength(0);
  });
});

describe('createNdjsonRenderer', () => {
  it('writes an object for each row', () => {
    const text = Buffer.from(createNdjsonRenderer(columns).chunk(rows, 0).bytes).toString();
    expect(text).toBe('{"note":"a, \\"b\\"\\nc","age":1}\n{"note":"","age":2}\n');
  });
});

describe('createParquetRenderer', () => {
  it('writes a file from pieces that know nothing of each other, which a reader takes for one', async () => {
    const { parquetMetadataAsync, parquetReadObjects } = await import('hyparquet');
    const pieces = [Buffer.from(createParquetRenderer(columns).begin())];
    const notes: string[] = [];
    for (let piece = 0; piece < 3; piece += 1) {
      const { bytes, note } = createParquetRenderer(columns).chunk(rows, Buffer.concat(pieces).length);
      pieces.push(Buffer.from(bytes));
      notes.push(note);
    }
    pieces.push(Buffer.from(createParquetRenderer(columns).end(notes, Buffer.concat(pieces).length)));
    const file = new Uint8Array(Buffer.concat(pieces)).buffer;
    const once = [
      { note: 'a, "b"\nc', age: 1n },
      { note: null, age: 2n },
    ];
    expect(await parquetReadObjects({ file })).toEqual([...once, ...once, ...once]);
    const { num_rows: total, row_groups: groups } = await parquetMetadataAsync(file);
    expect([total, groups.map(({ num_rows: count }) => count)]).toEqual([6n, [2n, 2n, 2n]]);
  });

  it('writes a file without rows', async () => {
    const { parquetReadObjects } = await import('hyparquet');
    const renderer = createParquetRenderer(columns);
    const file = new Uint8Array(Buffer.concat([renderer.begin(), renderer.end([], 4)])).buffer;
    expect(await parquetReadObjects({ file })).toEqual([]);
  });
});
