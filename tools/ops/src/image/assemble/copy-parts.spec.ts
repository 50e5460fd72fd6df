import { isNeeded } from './copy-parts';

const onnx = '/workspace/node_modules/onnxruntime-node';

describe('isNeeded', () => {
  it.each([
    [`${onnx}/package.json`, true],
    [`${onnx}/bin/napi-v6/linux`, true],
    [`${onnx}/bin/napi-v6/linux/${process.arch}`, true],
    [`${onnx}/bin/napi-v6/linux/${process.arch}/libonnxruntime.so.1`, true],
    [`${onnx}/bin/napi-v6/linux/riscv`, false],
    [`${onnx}/bin/napi-v6/win32`, false],
    [`${onnx}/script`, false],
    [`${onnx}/dist/index.d.ts`, false],
    ['/workspace/node_modules/swagger-ui-dist/swagger-ui-bundle.js', true],
    ['/workspace/node_modules/swagger-ui-dist/swagger-ui-es-bundle.js', false],
    ['/workspace/node_modules/swagger-ui-dist/swagger-ui.css.map', false],
    ['/workspace/node_modules/a/LICENSE', true],
  ])('says of %s: %s', (path, expected) => {
    expect(isNeeded(path)).toBe(expected);
  });
});
