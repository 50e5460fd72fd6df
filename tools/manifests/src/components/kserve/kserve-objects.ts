import type { V1Container } from '@kubernetes/client-node';
import { labelNames, type PredictorSettingName, probePaths, PRODUCT, workloads } from '@medcast/deploy-contract';
import { predictorContainer } from '../../base/predictor';
import { livenessProbe, readinessProbe } from '../../base/probes';
import { graceSeconds, DRAIN_SECONDS } from '../../base/serving-times';
import type { InferenceService, ServingRuntime } from '../../custom/kserve';
import { type Labels, labelsOf } from '../../pods/labels';
import { bucketPolicy, ingressPolicy, inNamespaces, type NetworkPolicy, tcp } from '../../pods/network-policy';
import { restrictedPod } from '../../pods/restricted';
import { scratchVolume } from '../../pods/scratch';
import { mebibytes } from '../../writer/quantity';

const { predictor } = workloads;

/** Name of the runtime, of the format that it serves, and of the service. */
export const KSERVE = PRODUCT;

/** Container that KServe takes for the one that serves. */
const SERVING_CONTAINER = 'kserve-container';

const MODELS: PredictorSettingName = 'MODELS';

/** Version of our bundles' format (libs/model-bundle). */
const FORMAT_VERSION = '1';

/** Our predictor as a runtime: it speaks the Open Inference Protocol v2, and reads repositories of bundles. */
export function servingRuntime(): ServingRuntime {
  return {
    apiVersion: 'serving.kserve.io/v1alpha1',
    kind: 'ServingRuntime',
    metadata: { name: KSERVE, labels: labelsOf(KSERVE) },
    spec: {
      supportedModelFormats: [{ name: KSERVE, version: FORMAT_VERSION, autoSelect: true }],
      protocolVersions: ['v2'],
      containers: [runtimeContainer()],
      volumes: [scratchVolume(mebibytes(64))],
    },
  };
}

/** The models of a repository, served by KServe. */
export function inferenceService(): InferenceService {
  return {
    apiVersion: 'serving.kserve.io/v1beta1',
    kind: 'InferenceService',
    metadata: {
      name: KSERVE,
      labels: labelsOf(KSERVE),
      // Plain Deployments: without Knative, whose queue proxy would need rights that the namespace does not give.
      annotations: { 'serving.kserve.io/deploymentMode': 'Standard' },
    },
    spec: {
      predictor: {
        minReplicas: 2,
        maxReplicas: 6,
        serviceAccountName: predictor.name,
        automountServiceAccountToken: false,
        terminationGracePeriodSeconds: graceSeconds(DRAIN_SECONDS),
        securityContext: restrictedPod(),
        model: {
          modelFormat: { name: KSERVE, version: FORMAT_VERSION },
          protocolVersion: 'v2',
          runtime: KSERVE,
          env: [{ name: MODELS, value: 'gs://medcast-prod-models/models' }],
        },
      },
    },
  };
}

/** KServe's gateways may come in, and buckets may be read. */
export function kservePolicies(): readonly NetworkPolicy[] {
  const pods: Labels = { 'serving.kserve.io/inferenceservice': KSERVE };
  const _from = [
    { namespaceSelector: { matchLabels: { [labelNames.gateway]: 'true' } } },
    inNamespaces('kserve', 'istio-system', 'knative-serving'),
  ];
  return [
    ingressPolicy('kserve-from-gateway', { matchLabels: pods }, { _from, ports: tcp(predictor.port) }),
    bucketPolicy('kserve-to-buckets', { matchLabels: pods }),
  ];
}

function runtimeContainer(): V1Container {
  const { envFrom: _settings, startupProbe: _startup, ...container } = predictorContainer();
  const { port } = predictor;
  return {
    ...container,
    name: SERVING_CONTAINER,
    // KServe sends to the first port and refuses a second one; it knows no startup probe in some of its modes.
    ports: [{ containerPort: port, protocol: 'TCP' }],
    readinessProbe: readinessProbe(probePaths.readiness, port),
    livenessProbe: { ...livenessProbe(probePaths.liveness, port), initialDelaySeconds: 30 },
  };
}
