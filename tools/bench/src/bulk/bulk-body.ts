import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** In which rows are sent and answered. */
export type MeasuredFormat = 'json' | 'ndjson' | 'csv';

/** Media types by format. */
export const MEDIA_TYPES: Readonly<Record<MeasuredFormat, string>> = {
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  csv: 'text/csv',
};

/** A body of many rows, made of one block sent again and again. */
export interface BulkBody {
  readonly head: Buffer;
  readonly block: Buffer;
  /** Between two blocks. */
  readonly between: Buffer;
  readonly tail: Buffer;
  readonly blockRows: number;
}

type Patient = Readonly<Record<string, string | number>>;

const REGIONS = ['northeast', 'northwest', 'southeast', 'southwest'];

/** People about as they are in the table that the model learned from: a fifth smokes, bmi is about 30.7 ± 6. */
export function samplePatients(count: number): readonly Patient[] {
  const generator = xoroshiro128plus(1);
  const share = (): number => uniformFloat64(generator);
  return Array.from({ length: count }, () => ({
    age: uniformInt(generator, 18, 64),
    sex: share() < 0.5 ? 'female' : 'male',
    bmi: Math.round((30.7 + (share() + share() + share() - 1.5) * 10) * 100) / 100,
    children: Math.floor(share() * share() * 5),
    smoker: share() < 0.2 ? 'yes' : 'no',
    region: REGIONS[uniformInt(generator, 0, 3)] ?? 'northeast',
  }));
}

/** The body of some patients in a format. */
export function toBody(format: MeasuredFormat, patients: readonly Patient[]): BulkBody {
  const blockRows = patients.length;
  const text = (value: string): Buffer => Buffer.from(value);
  if (format === 'csv') {
    const head = text(`${Object.keys(patients[0] ?? {}).join(',')}\n`);
    const block = text(patients.map((patient) => `${Object.values(patient).join(',')}\n`).join(''));
    return { head, block, between: text(''), tail: text(''), blockRows };
  }
  const lines = patients.map((patient) => JSON.stringify(patient));
  if (format === 'ndjson') {
    return { head: text(''), block: text(`${lines.join('\n')}\n`), between: text(''), tail: text(''), blockRows };
  }
  return { head: text('['), block: text(lines.join(',')), between: text(','), tail: text(']'), blockRows };
}
