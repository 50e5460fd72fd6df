import type { ProblemType } from './problem-type';

/** Problems of a model bundle or of the repository that holds it. */
export const bundleProblems = {
  REPOSITORY_URI_UNSUPPORTED: { status: 500, title: 'The repository URI is of a kind that is not supported.' },
  REPOSITORY_UNREACHABLE: { status: 503, title: 'The model repository cannot be read.' },
  CHANNEL_NOT_FOUND: { status: 503, title: 'The model has no channel of this name.' },
  CHANNEL_INVALID: { status: 503, title: 'The channel file cannot be understood.' },
  CHANNEL_AT_FIRST_VERSION: { status: 409, title: 'The channel has no version before this one.' },
  CHANNEL_CONFLICT: { status: 409, title: 'The channel was changed by somebody else meanwhile.' },
  VERSION_EXISTS: { status: 409, title: 'The model has this version already.' },
  BUNDLE_NOT_FOUND: { status: 503, title: 'The repository has no such bundle.' },
  BUNDLE_MANIFEST_INVALID: { status: 503, title: 'The manifest of the bundle cannot be understood.' },
  BUNDLE_FORMAT_UNSUPPORTED: { status: 503, title: 'The bundle is of a format version that this code does not read.' },
  BUNDLE_FILE_MISSING: { status: 503, title: 'The bundle lacks a file that its manifest lists.' },
  BUNDLE_FILE_UNKNOWN: { status: 503, title: 'The bundle has a file that its manifest does not list.' },
  BUNDLE_PATH_REFUSED: { status: 503, title: 'A name or path could lead out of the model repository.' },
  BUNDLE_HASH_MISMATCH: { status: 503, title: 'A file of the bundle is not the one that was packed.' },
  BUNDLE_SCHEMA_UNREADABLE: { status: 503, title: 'The record schema of the bundle cannot be used.' },
  BUNDLE_FEATURES_UNREADABLE: { status: 503, title: 'The feature spec of the bundle cannot be used.' },
  BUNDLE_CONTENT_INVALID: { status: 503, title: 'A file of the bundle does not hold what it must.' },
  BUNDLE_ONNX_REFUSED: { status: 503, title: 'The ONNX graph of the bundle is not one that may be run.' },
  BUNDLE_GOLDEN_MISMATCH: { status: 503, title: 'The bundle does not reproduce its golden records.' },
  SHADOW_REPORT_UNREACHABLE: { status: 503, title: 'The shadow report cannot be read.' },
  SHADOW_REPORT_INVALID: { status: 400, title: 'The document is not a shadow report.' },
} as const satisfies Record<string, ProblemType>;
