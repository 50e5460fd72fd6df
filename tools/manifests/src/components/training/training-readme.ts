import { imageNames } from '@medcast/deploy-contract';
import { renderReadme, renderSettings } from '../../writer/render-readme';
import { requiredTrainingSettings, TRAINING, trainingDefaults } from './training-settings';
import { trainingSteps } from './training-steps';

/** The component's README. */
export function renderTrainingReadme(): string {
  const steps = Object.values(trainingSteps).map(({ name, args }) => `- **${name}**: \`medcast ${args.join(' ')}\``);
  return renderReadme(`
# Training

A training as one pod, in the image \`${imageNames.training}\`: the steps of the Kubeflow pipeline
(\`k8s/pipelines\`), each a container that begins when the one before has succeeded.

${steps.join('\n')}

The Job \`${TRAINING}\` trains once, when it is applied; the CronJob \`medcast-retraining\` every Sunday at 03:00 UTC. A
model that misses a gate is not published: the container \`pack\` says in its log which gate and which figure. What is
published gets the channel \`candidate\`, never \`production\`: the predictor can score it in the shadow, and
\`medcast release promote --from-channel candidate --shadow-report …\` decides (docs/release-flow.md).

## Take it

\`\`\`yaml
components:
  - ../../components/training
configMapGenerator:
  - name: ${TRAINING}
    literals:
      - TASK=insurance
      - DATA=https://tables.example.com/insurance.csv
      - MODELS=gs://medcast/models
\`\`\`

${renderSettings(['must be given', ''], requiredTrainingSettings)}

A pod without one of them does not start; its event names the key. Further keys, and those of the second table, become variables of the containers: those
of the clouds' clients, such as \`AWS_REGION\` or \`AZURE_STORAGE_ACCOUNT\`.

${renderSettings(['may be given', 'default'], trainingDefaults)}

## Good to know

- A Job cannot be changed. Settings are part of it (the ConfigMap is named by a hash of what is in it): after a change,
  \`kubectl delete job ${TRAINING}\`, then apply. To train now as the schedule would:
  \`kubectl create job --from=cronjob/medcast-retraining NAME\`. An overlay that wants the schedule alone takes the Job out
  with a patch (\`$patch: delete\`).
- A pod that is killed is replaced, and begins from the table again; the same table and seed give the same model. A pod
  that lost its node does not count as a failure; a wrong call (exit code 2) ends the Job at once.
- Access to the bucket belongs to the service account \`${TRAINING}\` (workload identity). It gets no token for the
  cluster's API.
- Python takes as many workers as the container \`fit\` has cores (\`LOKY_MAX_CPU_COUNT\`): patch both together.
`);
}
