import { imageNames } from '@medcast/deploy-contract';
import { renderReadme, renderSettings } from '../../writer/render-readme';
import { requiredScoringSettings, SCORING, scoringDefaults, SHARDS } from './scoring-settings';

/** The component's README. */
export function renderScoringReadme(): string {
  return renderReadme(`
# Batch scoring

A table too large for one machine, scored by an Indexed Job (\`${SCORING}\`, image \`${imageNames.training}\`): the table is
a prefix of part files, and index \`i\` of ${SHARDS} scores every ${SHARDS}th part from \`i\` on (docs/batch-scoring.md).

## Take it

\`\`\`yaml
components:
  - ../../components/batch-scoring
configMapGenerator:
  - name: ${SCORING}
    literals:
      - MODEL=insurance
      - MODELS=gs://medcast/models
      - INPUT=gs://tables/people
      - OUTPUT=gs://tables/scored/2026-11
\`\`\`

${renderSettings(['must be given', ''], requiredScoringSettings)}

A pod without one of them does not start; its event names the key. Further keys, and those of the second table, become variables of the container: those of
the clouds' clients, such as \`AWS_REGION\` or \`AZURE_STORAGE_ACCOUNT\`.

${renderSettings(['may be given', 'default'], scoringDefaults)}

## Good to know

- The shard that is last to end checks that every part has its results, and writes \`results.json\`: no other Job has to.
  Where an index has failed, that file is missing; \`medcast score --finish --out OUTPUT\` says which parts are.
- A part with a receipt is never scored again. A pod that is killed is replaced and goes on with the parts that have none;
  the whole Job can be deleted and applied again. All shards score with the version that the first of them found in the channel.
- An index is tried four times, and fails without the others; a node that is drained does not count; a wrong call (exit code 2)
  ends the Job at once.
- Another number of shards: patch \`completions\` and the word after \`--of\` together.
- Another run: another \`OUTPUT\`, after \`kubectl delete job ${SCORING}\` (a Job cannot be changed).
- A pod has one part and its results on its disk at a time: raise the volume and \`ephemeral-storage\` together where a part is larger.
- Access to the buckets belongs to the service account \`${SCORING}\` (workload identity). It gets no token for the cluster's
  API.
`);
}
