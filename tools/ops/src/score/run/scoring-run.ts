import { type FileHandle, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Problem } from '@medcast/problem';
import type { ChunkEntry } from './chunk-entry';
import { type ParsedJournal, parseJournal } from './parse-journal';
import { describeDifference, type RunIdentity } from './run-identity';
import { writing } from './write-failure';

/** Where a run is and what it is to be. */
export interface RunPlace {
  /** Path of the file of results. */
  readonly out: string;
  readonly identity: RunIdentity;
  /** Throws away what an earlier run has done. */
  readonly restart: boolean;
}

/**
 * A run that survives being killed. Results grow in `<out>.scoring/results`; after each chunk of them is on the disk, a
 * line in `<out>.scoring/journal.ndjson` says so. A later run cuts both back to the last chunk that has its line and
 * goes on there. The results get their own name when they are complete, all at once.
 */
export class ScoringRun {
  private readonly chunks: ChunkEntry[];

  private constructor(
    private readonly place: RunPlace,
    private readonly files: { readonly results: FileHandle; readonly journal: FileHandle },
    /** Chunks that were done before this run began. */
    readonly inherited: readonly ChunkEntry[],
  ) {
    this.chunks = [...inherited];
  }

  /**
   * Begins a run, or goes on with the one that is there.
   *
   * @throws Problem SCORING_RUN_DIFFERS where that is another one, OUTPUT_NOT_WRITABLE
   */
  static async open(place: RunPlace): Promise<ScoringRun> {
    return writing(place.out, async () => {
      if (place.restart || (await isPublished(place.out)))
        await rm(folderOf(place.out), { recursive: true, force: true });
      await mkdir(folderOf(place.out), { recursive: true });
      const results = await open(join(folderOf(place.out), 'results'), 'a+');
      const journal = await open(journalOf(place.out), 'a+');
      try {
        const inherited = await recover(place, results, journal);
        return new ScoringRun(place, { results, journal }, inherited);
      } catch (error) {
        await Promise.all([results.close(), journal.close()]);
        throw error;
      }
    });
  }

  /** Bytes of results that are on the disk. */
  get outputBytes(): number {
    return this.chunks.at(-1)?.outputBytes ?? 0;
  }

  /** All chunks that are done, in order. */
  get entries(): readonly ChunkEntry[] {
    return this.chunks;
  }

  /** Keeps a chunk: its bytes first, then the line that vouches for them. */
  async append(bytes: Uint8Array, entry: Omit<ChunkEntry, 'outputBytes'>): Promise<void> {
    const done: ChunkEntry = { ...entry, outputBytes: this.outputBytes + bytes.length };
    await writing(this.place.out, async () => {
      await appendThrough(this.files.results, bytes);
      await appendThrough(this.files.journal, renderLine(done));
    });
    this.chunks.push(done);
  }

  /** Ends the file of results and gives it its name. */
  async publish(end: Uint8Array): Promise<void> {
    const { out } = this.place;
    await writing(out, async () => {
      await appendThrough(this.files.results, end);
      await this.close();
      await rename(join(folderOf(out), 'results'), out);
      await syncFolder(dirname(out));
      await rm(folderOf(out), { recursive: true });
    });
  }

  async close(): Promise<void> {
    await Promise.all([this.files.results.close(), this.files.journal.close()]);
  }
}

/** The folder in which a run works until its results are complete. */
export function folderOf(out: string): string {
  return `${out}.scoring`;
}

/** A run that was killed after its results had got their name: its journal vouches for what is no longer there. */
async function isPublished(out: string): Promise<boolean> {
  const names: readonly string[] = await readdir(folderOf(out)).catch(() => []);
  return names.length > 0 && !names.includes('results');
}

function journalOf(out: string): string {
  return join(folderOf(out), 'journal.ndjson');
}

/** Cuts both files back to what the journal vouches for. */
async function recover(place: RunPlace, results: FileHandle, journal: FileHandle): Promise<readonly ChunkEntry[]> {
  const parsed = parseJournal(await readFile(journalOf(place.out)));
  if (parsed === undefined) {
    await Promise.all([results.truncate(0), journal.truncate(0)]);
    await appendThrough(journal, renderLine(place.identity));
    await syncFolder(folderOf(place.out));
    return [];
  }
  checkIsSame(place, parsed);
  const { size } = await results.stat();
  if (size < (parsed.chunks.at(-1)?.outputBytes ?? 0)) throw differs(place, `${size} bytes of results, not all`);
  await journal.truncate(parsed.validBytes);
  await results.truncate(parsed.chunks.at(-1)?.outputBytes ?? 0);
  return parsed.chunks;
}

function checkIsSame(place: RunPlace, { identity }: ParsedJournal): void {
  const difference = describeDifference(identity, place.identity);
  if (difference !== '') throw differs(place, difference);
}

/** The run that stands beside the results cannot be continued: `found` is what it has. */
export function differs({ out }: Pick<RunPlace, 'out'>, found: string): Problem {
  const detail =
    `expected to go on with the run in ${folderOf(out)}, got another one: it has ${found}; ` +
    'give the same input, model and options again, or begin anew with --restart';
  return new Problem('SCORING_RUN_DIFFERS', detail);
}

function renderLine(value: ChunkEntry | RunIdentity): Uint8Array {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}

/** Waits until the bytes are on the disk: both files are open for appending. */
async function appendThrough(file: FileHandle, bytes: Uint8Array): Promise<void> {
  await file.appendFile(bytes);
  await file.datasync();
}

/** Makes a name in a folder outlive a crash of the machine; Windows does not open folders, and needs it not. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
