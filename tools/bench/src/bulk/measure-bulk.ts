import type { ServerUnderTest } from '../measure/server-under-test';
import { type MeasuredFormat, samplePatients, toBody } from './bulk-body';
import { measureWaits, type Waits } from './longest-wait';
import { sendBulk } from './send-bulk';

/** Rows that are sent again and again. */
const BLOCK_ROWS = 5_000;
const FORMATS: readonly MeasuredFormat[] = ['json', 'ndjson', 'csv'];
const WARM_UP_SECONDS = 2;

/** What bulk prediction costs in a format. */
export interface BulkMeasurement {
  readonly format: MeasuredFormat;
  readonly rows: number;
  /** Of processor time of the whole server, user and kernel. */
  readonly rowsPerCpuSecond: number;
  readonly cpuUsPerRow: number;
  readonly rowsPerSecond: number;
  /** Of single predictions meanwhile. */
  readonly waits: Waits;
  readonly residentMi: number;
}

/** How bulk prediction is to be measured. */
export interface BulkMeasure {
  readonly server: ServerUnderTest;
  readonly model: string;
  readonly seconds: number;
}

/** What was found. */
export interface BulkResults {
  /** Of single predictions with nothing beside them: what the machine itself makes them wait. */
  readonly waitsAlone: Waits;
  readonly bulk: readonly BulkMeasurement[];
}

/** Measures bulk prediction in each format in turn, with single predictions beside it. */
export async function measureBulk({ server, model, seconds }: BulkMeasure): Promise<BulkResults> {
  const { port } = server;
  const patients = samplePatients(BLOCK_ROWS);
  const [record] = patients;
  const found: BulkMeasurement[] = [];
  for (const format of FORMATS)
    await sendBulk({ port, model, format, body: toBody(format, patients), seconds: WARM_UP_SECONDS });
  const waitsAlone = await measureWaits({ port, model, record, seconds });
  for (const format of FORMATS) {
    const body = toBody(format, patients);
    const before = await server.usage();
    const beganMs = performance.now();
    const [{ rows }, waits] = await Promise.all([
      sendBulk({ port, model, format, body, seconds }),
      measureWaits({ port, model, record, seconds }),
    ]);
    const after = await server.usage();
    const cpuUs = after.cpuUs - before.cpuUs;
    found.push({
      format,
      rows,
      rowsPerCpuSecond: (rows / cpuUs) * 1e6,
      cpuUsPerRow: cpuUs / rows,
      rowsPerSecond: (rows / (performance.now() - beganMs)) * 1000,
      waits,
      residentMi: after.residentMi,
    });
  }
  return { waitsAlone, bulk: found };
}
