import protobuf from 'protobufjs/light.js';
import { encodeOnnxModel } from '../testing/sample-draft';
import { checkOnnxModel } from './check-onnx-model';

const external = { name: 'weights', dataLocation: 1, externalData: [{ key: 'location', value: '../secret' }] };
const foreign = { node: [{ opType: 'Evil', domain: 'com.evil' }] };
const plain = { node: [{ opType: 'Add' }] };

/** The graph in the branch of an `If` in the body of a `Loop`. */
function nested(graph: object): object {
  const branch = { opType: 'If', attribute: [{ g: graph }] };
  return { node: [{ opType: 'Loop', attribute: [{ graphs: [{ node: [branch] }] }] }] };
}

/** Encodes a message as the only field of another. */
function wrap(field: number, message: Uint8Array): Uint8Array {
  return protobuf.Writer.create()
    .uint32((field << 3) | 2)
    .bytes(message)
    .finish();
}

describe('checkOnnxModel', () => {
  it.each<[string, Record<string, unknown>]>([
    ['a graph', { graph: plain }],
    ['every allowed domain', { graph: { node: ['', 'ai.onnx', 'ai.onnx.ml'].map((domain) => ({ domain })) } }],
    ['declared operator sets', { graph: plain, opsetImport: [{ domain: '', version: 21 }, { domain: 'ai.onnx.ml' }] }],
    ['tensors inside', { graph: { ...plain, initializer: [{ name: 'weights', dataLocation: 0 }] } }],
    ['subgraphs', { graph: nested(plain) }],
  ])('accepts %s', (_, model) => {
    expect(() => checkOnnxModel(encodeOnnxModel(model))).not.toThrow();
  });

  it.each<[string, Record<string, unknown>]>([
    ['a node', { graph: foreign }],
    ['a subgraph', { graph: nested(foreign) }],
    ['a declared operator set', { graph: plain, opsetImport: [{ domain: 'com.evil' }] }],
    ['a function', { graph: plain, functions: [{ domain: '', ...foreign }] }],
    ['the name of a function', { graph: plain, functions: [{ domain: 'com.evil' }] }],
    ['a default of a function', { graph: plain, functions: [{ attributeProto: [{ g: foreign }] }] }],
    ['a training graph', { graph: plain, trainingInfo: [{ algorithm: foreign }] }],
  ])('refuses a foreign operator domain in %s', (_, model) => {
    expect(() => checkOnnxModel(encodeOnnxModel(model))).toThrow(/BUNDLE_ONNX_REFUSED: .*domain "com\.evil"/);
  });

  it.each<[string, Record<string, unknown>]>([
    ['an initializer', { graph: { ...plain, initializer: [external] } }],
    ['a sparse initializer', { graph: { ...plain, sparseInitializer: [{ indices: external }] } }],
    ['a constant', { graph: { node: [{ attribute: [{ t: external }] }] } }],
    ['a list of constants', { graph: { node: [{ attribute: [{ tensors: [external] }] }] } }],
    ['a sparse constant', { graph: { node: [{ attribute: [{ sparseTensor: { values: external } }] }] } }],
    ['a subgraph', { graph: nested({ initializer: [external] }) }],
    ['a tensor that says it is inside', { graph: { ...plain, initializer: [{ ...external, dataLocation: 0 }] } }],
  ])('refuses external data in %s', (_, model) => {
    expect(() => checkOnnxModel(encodeOnnxModel(model))).toThrow(/BUNDLE_ONNX_REFUSED: .*"weights" in "\.\.\/secret"/);
  });

  it('sees what a second copy of the graph adds, as the runtime does', () => {
    const bytes = Buffer.concat([{ graph: foreign }, { graph: plain }].map(encodeOnnxModel));

    expect(() => checkOnnxModel(bytes)).toThrow(/com\.evil/);
  });

  it.each<[string, Uint8Array]>([
    ['no bytes', new Uint8Array()],
    ['text', Buffer.from('not a graph at all')],
    ['a model without a graph', encodeOnnxModel({ opsetImport: [{ domain: '' }] })],
    ['a graph without nodes', encodeOnnxModel({ graph: {} })],
    ['a model that ends early', encodeOnnxModel({ graph: plain }).slice(0, -1)],
  ])('refuses %s', (_, bytes) => {
    expect(() => checkOnnxModel(bytes)).toThrow(/BUNDLE_ONNX_REFUSED: model\.onnx: expected an ONNX model/);
  });

  it('refuses graphs nested deeper than any exporter nests them', () => {
    // Field numbers of onnx.proto: graph.node = 1, node.attribute = 5, attribute.g = 6, model.graph = 7.
    let graph: Uint8Array = new Uint8Array();
    for (let depth = 0; depth < 40; depth++) {
      graph = wrap(1, wrap(5, wrap(6, graph)));
    }

    expect(() => checkOnnxModel(wrap(7, graph))).toThrow(/BUNDLE_ONNX_REFUSED/);
  });
});
