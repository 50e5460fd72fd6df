/** A network of one hidden layer: `relu(features × hidden) × output`. */
export interface Network {
  /** `[features × units]`, row-major. */
  readonly hidden: readonly number[];
  /** `[units × outputs]`, row-major; a regression has one output. */
  readonly output: readonly number[];
  readonly features: number;
  readonly units: number;
  readonly outputs: number;
}

// Numbers of onnx.proto.
const FLOAT = 1;
const INT64 = 7;
const IR_VERSION = 10;
const OPERATOR_SET = 17;

/** Writes a network as the ONNX graph of a regression: the same number as expected, typical, lower and upper. */
export function encodeRegression(network: Network): Uint8Array {
  const names = ['expected', 'typical', 'lower', 'upper'];
  const flat = tensor('flat', [1], join(integer(2, INT64), bytes(7, varint(-1))));
  const nodes = names.map((name) => node('Reshape', ['sums', 'flat'], name));
  return encodeModel(network, { nodes, constants: [flat], outputs: names.map((name) => valueInfo(name, [])) });
}

/** Writes a network as the ONNX graph of a classification. */
export function encodeClassification(network: Network): Uint8Array {
  const nodes = [node('Softmax', ['sums'], 'probabilities')];
  return encodeModel(network, { nodes, constants: [], outputs: [valueInfo('probabilities', [network.outputs])] });
}

interface Tail {
  readonly nodes: readonly Uint8Array[];
  readonly constants: readonly Uint8Array[];
  readonly outputs: readonly Uint8Array[];
}

function encodeModel({ hidden, output, features, units, outputs: width }: Network, tail: Tail): Uint8Array {
  const { nodes, constants, outputs } = tail;
  const all = [
    node('MatMul', ['features', 'hidden'], 'products'),
    node('Relu', ['products'], 'units'),
    node('MatMul', ['units', 'output'], 'sums'),
    ...nodes,
  ];
  const weights = [
    tensor('hidden', [features, units], floats(hidden)),
    tensor('output', [units, width], floats(output)),
  ];
  const graph = [
    ...all.map((each) => bytes(1, each)),
    text(2, 'test'),
    ...[...weights, ...constants].map((each) => bytes(5, each)),
    bytes(11, valueInfo('features', [features])),
    ...outputs.map((each) => bytes(12, each)),
  ];
  return join(integer(1, IR_VERSION), bytes(7, join(...graph)), bytes(8, integer(2, OPERATOR_SET)));
}

function node(operator: string, inputs: readonly string[], output: string): Uint8Array {
  return join(...inputs.map((name) => text(1, name)), text(2, output), text(4, operator));
}

function tensor(name: string, shape: readonly number[], values: Uint8Array): Uint8Array {
  return join(...shape.map((size) => integer(1, size)), values, text(8, name));
}

/** Of floats `[n, …width]`. */
function valueInfo(name: string, width: readonly number[]): Uint8Array {
  const dims = [text(2, 'n'), ...width.map((size) => integer(1, size))].map((dim) => bytes(1, dim));
  const type = bytes(1, join(integer(1, FLOAT), bytes(2, join(...dims))));
  return join(text(1, name), bytes(2, type));
}

function floats(values: readonly number[]): Uint8Array {
  return join(integer(2, FLOAT), bytes(4, new Uint8Array(Float32Array.from(values).buffer)));
}

function text(field: number, value: string): Uint8Array {
  return bytes(field, new TextEncoder().encode(value));
}

function bytes(field: number, value: Uint8Array): Uint8Array {
  return join(varint((field << 3) | 2), varint(value.length), value);
}

function integer(field: number, value: number): Uint8Array {
  return join(varint(field << 3), varint(value));
}

function varint(value: number): Uint8Array {
  const digits: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest > 127n) {
    digits.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  return Uint8Array.of(...digits, Number(rest));
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
