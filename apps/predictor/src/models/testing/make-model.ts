import type { Estimator } from '@medcast/inference';
import { loadBundle, type ModelBundle, openRepository } from '@medcast/model-bundle';
import { join } from 'node:path';
import { compileRecordParser } from '@medcast/record-schema';
import type { LoadedModel } from '../loaded-model';
import { RunSizes } from '../../metrics/run-sizes';
import { UseCount } from '../use-count';

const EMBEDDED = `file:${join(__dirname, '../../../../../bundles')}`;

/** A model with the shipped bundle under a version of the test's choice, and an estimator that only notes its end. */
export interface MadeModel extends LoadedModel {
  readonly isClosed: () => boolean;
}

/** Makes a model of version `version`; `estimate` is what its estimator does, by default it never answers. */
export async function makeModel(version: number, estimate: Estimator['estimate'] = never): Promise<MadeModel> {
  const shipped = await loadBundle(openRepository(EMBEDDED), { model: 'insurance', version: 1 });
  const bundle: ModelBundle = { ...shipped, manifest: { ...shipped.manifest, version } };
  let closed = false;
  const estimator: Estimator = {
    estimate,
    estimateFor: (record, caller) =>
      void estimate(record).then(
        (made) => caller.answer(made, { queueMs: 0, runMs: 1 }),
        (error: unknown) => caller.fail(error),
      ),
    timeEstimate: async (record) => ({ estimate: await estimate(record), queueMs: 0, ms: 1 }),
    estimateBatch: never,
    scoreColumns: never,
    estimateAt: () => {
      throw new Error('not asked for');
    },
    explain: never,
    replay: never,
    checkRoom: () => undefined,
    warn: () => [],
    close: () => {
      closed = true;
      return Promise.resolve();
    },
  };
  const parser = compileRecordParser(bundle.schema);
  const counts = { uses: new UseCount(), runs: new RunSizes() };
  return { name: 'insurance', version, bundle, parser, estimator, ...counts, isClosed: () => closed };
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}
