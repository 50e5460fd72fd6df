const { TestEnvironment } = require('jest-environment-node');

/**
 * Node test environment whose typed arrays are the host's: onnxruntime-node checks
 * `data instanceof Float32Array` against the realm in which its native module was loaded.
 */
module.exports = class HostRealmEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    Object.assign(this.global, {
      ArrayBuffer,
      BigInt64Array,
      BigUint64Array,
      Float32Array,
      Float64Array,
      Int32Array,
      Uint8Array,
      Uint16Array,
      Uint32Array,
    });
  }
};
