import { boolType, doubleType, int64Type, uint64Type } from '../wire/scalar-type';
import { type ProtoReader, readMessage } from '../wire/proto-reader';
import type { ProtoWriter } from '../wire/proto-writer';

/** Value of a parameter (`InferParameter`). */
export type ParameterValue = boolean | number | bigint | string;

/** Reads one entry of `map<string, InferParameter>`. */
export function readParameter(reader: ProtoReader): readonly [name: string, value: ParameterValue | undefined] {
  let name = '';
  let value: ParameterValue | undefined;
  readMessage(reader.bytes(), {
    1: (entry) => (name = entry.text()),
    2: (entry) => (value = readValue(entry.bytes())),
  });
  return [name, value];
}

/** Writes parameters that are texts as `map<string, InferParameter>`. */
export function writeParameters(
  writer: ProtoWriter,
  field: number,
  parameters: Readonly<Record<string, string>> = {},
): void {
  for (const [name, text] of Object.entries(parameters)) {
    writer.message(field, (entry) => entry.text(1, name).message(2, (value) => value.text(3, text)));
  }
}

/** One of several; the last counts. */
function readValue(bytes: Buffer): ParameterValue | undefined {
  let value: ParameterValue | undefined;
  readMessage(bytes, {
    1: (reader) => (value = reader.scalar(boolType)),
    2: (reader) => (value = reader.scalar(int64Type)),
    3: (reader) => (value = reader.text()),
    4: (reader) => (value = reader.scalar(doubleType)),
    5: (reader) => (value = reader.scalar(uint64Type)),
  });
  return value;
}
