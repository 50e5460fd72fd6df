import type { Varint } from './varint';

/** How a field is written: the low three bits of its tag (protobuf encoding guide, "message structure"). */
export const wireTypes = { varint: 0, fixed64: 1, lengthDelimited: 2, fixed32: 5 } as const;

/** A number of {@link wireTypes}. */
export type WireType = (typeof wireTypes)[keyof typeof wireTypes];

/** How the values of one scalar type are read. */
export type ScalarType<Value> =
  | { readonly wireType: typeof wireTypes.varint; readonly ofVarint: (varint: Varint) => Value }
  | {
      readonly wireType: typeof wireTypes.fixed32 | typeof wireTypes.fixed64;
      readonly ofBytes: (bytes: Buffer, at: number) => Value;
    };

export const boolType: ScalarType<boolean> = {
  wireType: wireTypes.varint,
  ofVarint: ({ low, high }) => low !== 0 || high !== 0,
};

export const int32Type: ScalarType<number> = { wireType: wireTypes.varint, ofVarint: ({ low }) => low | 0 };

export const uint32Type: ScalarType<number> = { wireType: wireTypes.varint, ofVarint: ({ low }) => low };

/** Beyond 2^53 as a bigint, so that none is rounded unseen. */
export const int64Type: ScalarType<number | bigint> = {
  wireType: wireTypes.varint,
  ofVarint: ({ low, high }) => {
    const near = (high | 0) * 2 ** 32 + low;
    return Number.isSafeInteger(near) ? near : (BigInt(high | 0) << 32n) | BigInt(low);
  },
};

/** Beyond 2^53 as a bigint, so that none is rounded unseen. */
export const uint64Type: ScalarType<number | bigint> = {
  wireType: wireTypes.varint,
  ofVarint: ({ low, high }) => {
    const near = high * 2 ** 32 + low;
    return Number.isSafeInteger(near) ? near : (BigInt(high) << 32n) | BigInt(low);
  },
};

export const floatType: ScalarType<number> = {
  wireType: wireTypes.fixed32,
  ofBytes: (bytes, at) => bytes.readFloatLE(at),
};

export const doubleType: ScalarType<number> = {
  wireType: wireTypes.fixed64,
  ofBytes: (bytes, at) => bytes.readDoubleLE(at),
};
