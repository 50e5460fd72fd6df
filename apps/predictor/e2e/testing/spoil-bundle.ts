import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '@medcast/model-bundle';

/** Edits a JSON file in place. */
export function editJson(path: string, edit: (content: Record<string, unknown>) => unknown): void {
  writeFileSync(path, JSON.stringify(edit(JSON.parse(readFileSync(path, 'utf8')))));
}

/** Edits a file of a bundle and makes its manifest agree, as somebody who means harm would. */
export function editAndRehash(bundle: string, file: string, edit: (bytes: Buffer) => Buffer): void {
  const bytes = edit(readFileSync(join(bundle, file)));
  writeFileSync(join(bundle, file), bytes);
  editJson(join(bundle, 'bundle.json'), (manifest) => ({
    ...manifest,
    files: { ...Object(manifest['files']), [file]: { sha256: sha256(bytes), bytes: bytes.length } },
  }));
}

/** Edits a file of a bundle and leaves its manifest as it is. */
export function editFile(bundle: string, file: string, edit: (bytes: Buffer) => Buffer): void {
  writeFileSync(join(bundle, file), edit(readFileSync(join(bundle, file))));
}

/** Flips one bit in the middle. */
export function flipBit(bytes: Buffer): Buffer {
  const middle = Math.floor(bytes.length / 2);
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
  return bytes;
}

/** Changes the first golden record by a ten-thousandth. */
export function raiseFirstExpected(bytes: Buffer): Buffer {
  const golden: { outputs: { expected: number } }[] = JSON.parse(bytes.toString());
  const [first] = golden;
  if (first !== undefined) first.outputs.expected *= 1.0001;
  return Buffer.from(JSON.stringify(golden));
}
