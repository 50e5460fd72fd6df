import { wireTypes } from './scalar-type';
import { toVarint } from './varint';

/** Writes protobuf's wire format. As proto3 has it, what is empty, 0 or false is left out. */
export class ProtoWriter {
  private readonly parts: Buffer[] = [];

  text(field: number, value: string): this {
    return value === '' ? this : this.bytes(field, Buffer.from(value));
  }

  /** One for each, the empty ones too. */
  texts(field: number, values: readonly string[]): this {
    values.forEach((value) => this.bytes(field, Buffer.from(value)));
    return this;
  }

  bytes(field: number, value: Buffer): this {
    this.parts.push(toTag(field, wireTypes.lengthDelimited), toVarint(value.length), value);
    return this;
  }

  bool(field: number, value: boolean): this {
    return this.integer(field, value ? 1 : 0);
  }

  /** A whole number of any type but `sint…` and `fixed…`. */
  integer(field: number, value: number): this {
    if (value !== 0) this.parts.push(toTag(field, wireTypes.varint), toVarint(value));
    return this;
  }

  /** Whole numbers of a repeated field, packed. */
  integers(field: number, values: readonly number[]): this {
    return values.length === 0 ? this : this.bytes(field, Buffer.concat(values.map(toVarint)));
  }

  message(field: number, write: (message: ProtoWriter) => void): this {
    const message = new ProtoWriter();
    write(message);
    return this.bytes(field, message.finish());
  }

  /** What was written. */
  finish(): Buffer {
    return Buffer.concat(this.parts);
  }
}

function toTag(field: number, wireType: number): Buffer {
  return toVarint(field * 8 + wireType);
}
