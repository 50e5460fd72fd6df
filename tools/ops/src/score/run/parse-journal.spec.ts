import type { ChunkEntry } from './chunk-entry';
import { parseJournal } from './parse-journal';
import type { RunIdentity } from './run-identity';

const identity: RunIdentity = {
  model: 'insurance',
  version: 1,
  graph: 'ab',
  columns: ['age', 'expected'],
  readAs: '{}',
  output: 'csv',
  chunkRows: 2,
};
const entry: ChunkEntry = { rows: 2, ok: 1, reasons: { X: 1 }, inputHash: 'cd', outputBytes: 40, note: '' };
const render = (...values: readonly unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');

describe('parseJournal', () => {
  it('reads what a run has written', () => {
    const bytes = Buffer.from(render(identity, entry, entry));
    expect(parseJournal(bytes)).toEqual({ identity, chunks: [entry, entry], validBytes: bytes.length });
  });

  it('believes as many chunks as have their whole line, wherever the journal was cut off', () => {
    const whole = render(identity, entry, entry);
    const first = render(identity).length;
    const second = render(identity, entry).length;
    for (let length = 0; length <= whole.length; length += 1) {
      const parsed = parseJournal(Buffer.from(whole.slice(0, length)));
      const lines = [first, second, whole.length].filter((end) => end <= length).length;
      expect(parsed?.chunks.length ?? -1).toBe(lines - 1);
      expect(parsed?.validBytes ?? 0).toBe([0, first, second, whole.length][lines]);
    }
  });

  it.each([
    ['a line that is no JSON', 'nonsense\n'],
    ['a line of another form', '{"rows":2}\n'],
    ['zeros, as a crash of the machine may leave them', '\0\0\0\n'],
  ])('believes nothing from %s on', (_what, line) => {
    const before = render(identity, entry);
    const parsed = parseJournal(Buffer.from(before + line + render(entry)));
    expect(parsed).toEqual({ identity, chunks: [entry], validBytes: before.length });
  });
});
