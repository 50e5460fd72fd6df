import { workloads } from '@medcast/deploy-contract';
import { renderComponent } from '../../writer/render-component';
import type { RenderedFiles } from '../../writer/rendered-files';
import { inferenceService, KSERVE, kservePolicies, servingRuntime } from './kserve-objects';

const { predictor } = workloads;

/** Renders the component that lets KServe run the predictor. */
export function renderKserve(): RenderedFiles {
  return renderComponent('kserve', {
    readme: readme(),
    objects: {
      'serving-runtime.yaml': [servingRuntime()],
      'inference-service.yaml': [inferenceService()],
      'network-policies.yaml': kservePolicies(),
    },
  });
}

function readme(): string {
  return `
# KServe

The predictor as a ServingRuntime of KServe (format \`${KSERVE}\`, version 1), and an InferenceService \`${KSERVE}\` that serves the models of a bucket with it.
KServe makes Deployment, Service, autoscaler and route; ours are not needed, and do no harm beside it.

- **No \`storageUri\`**: the predictor reads the repository itself (\`MODELS\`, patch it in the overlay), verifies what it reads, and follows its channel. A promotion needs no new revision.
- **Standard mode** (formerly RawDeployment): the level \`restricted\` of Pod Security holds, which the sidecars of Knative do not.
- Clients: those of the Open Inference Protocol v2 (\`/v2/models/…/infer\`, KServe's \`InferenceRESTClient\`, \`tritonclient\`), and the predictor's own API, \`POST /api/v1/models/insurance/predict\`.
- It uses the service account \`${predictor.name}\` of the base, and with it the identity that a component of workload identity gives it.
- Checked against KServe's own definitions and by a dry run of a real API server that has them; KServe's controller does not run in our tests.
`;
}
