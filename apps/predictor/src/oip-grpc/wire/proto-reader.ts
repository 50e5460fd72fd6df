import { isUtf8 } from 'node:buffer';
import { Problem } from '@medcast/problem';
import { type ScalarType, type WireType, wireTypes } from './scalar-type';
import { readVarint, type Varint } from './varint';

const WIRE_TYPE_BITS = 3;
const WIRE_TYPE_MASK = 7;

/** Reads one field of a message from where the reader stands. */
export type FieldReader = (reader: ProtoReader) => void;

/**
 * Reads the fields of a protobuf message in their order; those it does not know are passed over.
 *
 * @param fields by number
 * @throws Problem INFERENCE_REQUEST_INVALID for bytes that are no message, or a field of another type
 */
export function readMessage(bytes: Buffer, fields: Readonly<Record<number, FieldReader>>): void {
  const reader = new ProtoReader(bytes);
  for (let field = reader.next(); field !== undefined; field = reader.next()) {
    const read = fields[field];
    if (read === undefined) reader.skip();
    else read(reader);
  }
}

/** Reads protobuf's wire format, without a copy of what is long. */
export class ProtoReader {
  private at = 0;
  private wireType: number = wireTypes.varint;

  constructor(private readonly data: Buffer) {}

  /** Goes to the next field: its number; `undefined` at the end. */
  next(): number | undefined {
    if (this.at >= this.data.length) return undefined;
    const { low } = this.varint();
    this.wireType = low & WIRE_TYPE_MASK;
    return low >>> WIRE_TYPE_BITS;
  }

  /** A view of the bytes. */
  bytes(): Buffer {
    this.expect(wireTypes.lengthDelimited);
    return this.take(this.length());
  }

  text(): string {
    const bytes = this.bytes();
    if (!isUtf8(bytes)) throw malformed('a text that is not UTF-8');
    return bytes.toString();
  }

  scalar<Value>(type: ScalarType<Value>): Value {
    this.expect(type.wireType);
    return this.value(type);
  }

  /** Elements of a repeated field: one, or many that are packed. */
  scalars<Value>(type: ScalarType<Value>, into: Value[]): void {
    if (this.wireType !== wireTypes.lengthDelimited) {
      into.push(this.scalar(type));
      return;
    }
    const length = this.length();
    const end = this.at + length;
    if (end > this.data.length) throw malformed('one that ends within a field');
    while (this.at < end) into.push(this.value(type));
    if (this.at > end) throw malformed('numbers that end within one');
  }

  skip(): void {
    switch (this.wireType) {
      case wireTypes.varint:
        this.varint();
        return;
      case wireTypes.fixed64:
        this.take(8);
        return;
      case wireTypes.fixed32:
        this.take(4);
        return;
      case wireTypes.lengthDelimited:
        this.take(this.length());
        return;
      default:
        throw malformed(`a field of the wire type ${this.wireType}`);
    }
  }

  private value<Value>(type: ScalarType<Value>): Value {
    if (type.wireType === wireTypes.varint) return type.ofVarint(this.varint());
    const start = this.at;
    this.take(type.wireType === wireTypes.fixed64 ? 8 : 4);
    return type.ofBytes(this.data, start);
  }

  private length(): number {
    const { low, high } = this.varint();
    return high === 0 ? low : Infinity;
  }

  private varint(): Varint {
    const varint = readVarint(this.data, this.at);
    if (varint === undefined) throw malformed('a number without end');
    this.at = varint.end;
    return varint;
  }

  private take(length: number): Buffer {
    const start = this.at;
    if (length > this.data.length - start) throw malformed('one that ends within a field');
    this.at = start + length;
    return this.data.subarray(start, this.at);
  }

  private expect(wireType: WireType): void {
    if (this.wireType !== wireType) throw malformed('a field of another type');
  }
}

function malformed(got: string): Problem {
  return new Problem('INFERENCE_REQUEST_INVALID', `expected a message of inference.GRPCInferenceService, got ${got}`);
}
