import type { ModelParams } from '../../oip/served-version';
import { readMessage } from '../wire/proto-reader';

/** Reads what ModelReady, ModelMetadata and ModelStatistics ask about: a name, and a version or none. */
export function readModelReference(bytes: Buffer): ModelParams {
  let model = '';
  let version = '';
  readMessage(bytes, {
    1: (reader) => (model = reader.text()),
    2: (reader) => (version = reader.text()),
  });
  return toModelParams(model, version);
}

/** An empty version is none: proto3 does not tell them apart. */
export function toModelParams(model: string, version: string): ModelParams {
  return version === '' ? { model } : { model, version };
}
