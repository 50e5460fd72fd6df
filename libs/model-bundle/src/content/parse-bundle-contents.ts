import { type FeatureSpec, parseFeatureSpec } from '@medcast/feature-pipeline';
import { Problem } from '@medcast/problem';
import { parseRecordSchema, type RecordSchema } from '@medcast/record-schema';
import { z } from 'zod';
import type { BundleFiles } from '../bundle-files';
import { parseJsonBytes } from '../json/parse-json-bytes';
import { parseWithSchema } from '../json/parse-with-schema';
import type { Task } from '../manifest/bundle-manifest';
import { checkOnnxModel } from '../onnx/check-onnx-model';
import { type GoldenRecord, goldenRecordsSchema } from './golden-record';
import { type Reference, referenceSchema } from './reference';

/** What the files of a bundle say, each parsed and checked. */
export interface BundleContents {
  readonly schema: RecordSchema;
  readonly features: FeatureSpec;
  /** The ONNX graph, free of external data and of foreign operators. */
  readonly model: Uint8Array;
  readonly reference: Reference;
  readonly golden: readonly GoldenRecord[];
  readonly card: BundleCard;
}

/** The model card, for people and for programs. */
export interface BundleCard {
  readonly markdown: string;
  readonly card: Readonly<Record<string, unknown>>;
}

const cardSchema = z.record(z.string(), z.json());

/**
 * Parses all files of a bundle.
 *
 * @throws Problem `BUNDLE_SCHEMA_UNREADABLE`, `BUNDLE_FEATURES_UNREADABLE`, `BUNDLE_ONNX_REFUSED`, or
 *   `BUNDLE_CONTENT_INVALID` for the reference, the golden records and the card
 */
export function parseBundleContents(files: BundleFiles, task: Task): BundleContents {
  const schema = parseSchemaFor(task, files['schema.json']);
  const features = parseJsonBytes(files['features.json'], 'features.json', 'BUNDLE_FEATURES_UNREADABLE');
  checkOnnxModel(files['model.onnx']);
  return {
    schema,
    features: parseFeatureSpec(features, schema),
    model: files['model.onnx'],
    reference: parseContent(referenceSchema, files, 'reference.json'),
    golden: parseContent(goldenRecordsSchema, files, 'golden.json'),
    card: {
      markdown: new TextDecoder().decode(files['card.md']),
      card: parseContent(cardSchema, files, 'card.json'),
    },
  };
}

function parseSchemaFor(task: Task, bytes: Uint8Array): RecordSchema {
  const code = 'BUNDLE_SCHEMA_UNREADABLE';
  const schema = parseRecordSchema(parseJsonBytes(bytes, 'schema.json', code));
  const isClassification = schema.target.kind === 'category';
  if (isClassification !== (task === 'classification')) {
    const expected = task === 'classification' ? 'a category' : 'an integer or number';
    throw new Problem(code, `schema.json: expected ${expected} as target of a ${task}, got "${schema.target.kind}"`);
  }
  return schema;
}

function parseContent<Content>(
  schema: z.ZodType<Content>,
  files: BundleFiles,
  file: 'reference.json' | 'golden.json' | 'card.json',
): Content {
  const code = 'BUNDLE_CONTENT_INVALID';
  return parseWithSchema(schema, parseJsonBytes(files[file], file, code), { subject: file, code });
}
