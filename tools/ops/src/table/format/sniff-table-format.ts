import type { ByteSource } from '../bytes/byte-source';
import { sniffCsvFormat } from './sniff-csv-format';
import type { TableFormat } from './table-format';

/** Bytes at the beginning by which a format is recognised. */
const SAMPLE = 256 * 1024;

/**
 * Recognises how a table is written from its first 256 KiB.
 *
 * @param known what is known already, and taken as it is
 */
export async function sniffTableFormat(bytes: ByteSource, known: Partial<TableFormat> = {}): Promise<TableFormat> {
  return sniffCsvFormat(new TextDecoder().decode(await bytes.slice(0, SAMPLE)), known);
}
