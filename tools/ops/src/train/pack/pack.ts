import type { Gate, GateOverride, ModelRepository, PublishedBundle } from '@medcast/model-bundle';
import type { RunStep } from '../../cli/run-step';
import type { Evaluation } from '../evaluation/evaluation';
import { loadWorkRecords, loadWorkSource } from '../featurise/work-source';
import { judgeGates } from '../gates/judge-gates';
import { loadChampion } from '../gates/load-champion';
import { measureGates } from '../gates/measure-gates';
import { sampleGoldenRecords } from './create-golden';
import { explainModel } from './explain-model';
import { loadFittedModel } from './fitted-model';
import { publishModel } from './publish-model';
import { verifyBundle } from './verify-bundle';

/** What to pack, against which champion, and where to. */
export interface PackRequest {
  /** As `featurise` has written it; only read. */
  readonly work: string;
  /** As `fit` has written it; only read. */
  readonly result: string;
  /** Where the champion is, and the versions that the new one comes after. */
  readonly champions: ModelRepository;
  /** Where the bundle is written to. */
  readonly out: ModelRepository;
  /** Why to publish a model that misses gates. */
  readonly override: string | undefined;
}

/** A bundle that was packed, with the figures of its model. */
export interface PackedBundle {
  readonly bundle: PublishedBundle;
  readonly evaluation: Evaluation;
  readonly gates: readonly Gate[];
  readonly override: GateOverride | undefined;
}

/**
 * The last step of a training: puts the fitted model to the gates and packs it into the next version of its model.
 *
 * @throws Problem GATE_REFUSED, TRAINING_FAILED, or what `publishBundle` throws; nothing is written then
 */
export async function pack(request: PackRequest, runStep: RunStep): Promise<PackedBundle> {
  const { work, result, champions, out } = request;
  const { task, seed, dataHash } = await loadWorkSource(work);
  const { schema } = task;
  const fitted = await loadFittedModel(result, task);
  const { evaluation } = fitted;
  const records = await loadWorkRecords(work, schema);
  const explained = await runStep('Explain the model', () =>
    explainModel(fitted, { people: records, golden: sampleGoldenRecords(schema, seed), seed }),
  );
  const gates = await runStep('Put it to the gates', async () => {
    const champion = await loadChampion(champions, task.name, schema.target);
    return measureGates({
      task,
      schema,
      records,
      evaluation,
      dataHash,
      champion,
      golden: explained.replay,
    });
  });
  const override = judgeGates(gates, request.override);
  const bundle = await runStep('Pack the bundle', () =>
    publishModel({ champions, out }, { task, fitted, explained, gates, override, seed, dataHash }),
  );
  await runStep('Verify the bundle', () => verifyBundle(out, bundle));
  return { bundle, evaluation, gates, override };
}
