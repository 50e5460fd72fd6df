import type { EnvironmentName } from '@medcast/deploy-contract';
import { gibibytes, mebibytes } from '../writer/quantity';
import type { EnvironmentPlan } from './environment-plan';

/** What EKS and AKS have in common; the rest is their identities and buckets. */
const otherClouds = {
  images: { by: 'digest' },
  predictor: {
    replicas: { from: 3, to: 12 },
    share: { cores: 1, requestedCores: 0.4, memory: mebibytes(768), disk: mebibytes(128) },
  },
  web: { replicas: 3 },
  drainSeconds: 15,
  site: { hostname: 'medcast.example.com', className: 'eg', certificate: { secret: 'medcast-tls' } },
} as const satisfies Partial<EnvironmentPlan>;

/**
 * What differs between the environments: everything that does is on this page, and what is not on it is the same
 * everywhere (base/, components/). Names of sites, buckets and identities are examples: put yours in their place.
 */
export const environmentPlans: Readonly<Record<EnvironmentName, EnvironmentPlan>> = {
  // One of each, small, by tag: what a developer pushed last. No way in from outside: `medcast open --env dev`.
  dev: {
    summary: 'One pod of each, small, images by tag; models from the image.',
    components: ['schedule'],
    images: { by: 'tag', registry: 'europe-west1-docker.pkg.dev/medcast-dev/medcast', tag: 'dev' },
    predictor: { replicas: 1, share: { cores: 1, requestedCores: 0.1, memory: mebibytes(384), disk: mebibytes(128) } },
    web: { replicas: 1 },
    drainSeconds: 3,
    settings: { LOG_LEVEL: 'debug' },
  },

  // Three zones, from three pods on, images by digest, everything bounded and watched.
  prod: {
    summary: 'GKE: three zones, autoscaled, images by digest; models from a bucket; a public name.',
    components: [
      'buckets',
      'workload-identity-gke',
      'autoscaling',
      'gateway',
      'gateway-gke',
      'monitoring-gke',
      'quotas',
    ],
    images: { by: 'digest' },
    predictor: {
      replicas: { from: 3, to: 12 },
      share: { cores: 1, requestedCores: 0.4, memory: mebibytes(768), disk: mebibytes(128) },
    },
    web: { replicas: 3 },
    // Google's front ends go on sending to a pod for a while after it has left the list.
    drainSeconds: 25,
    // Google's front ends keep connections for 600 s.
    settings: {
      MODELS: 'gs://medcast-prod-models/models',
      MODEL_NAMES: 'insurance,iris',
      KEEP_ALIVE_SECONDS: '620',
    },
    identity: { cloud: 'gke', name: 'medcast-models@medcast-prod.iam.gserviceaccount.com' },
    site: { hostname: 'medcast.example.com', certificate: 'controller' },
  },

  // A laptop: images that `minikube image load` brought, models from the image.
  minikube: {
    summary: 'A laptop: one pod of each, images loaded by hand; models from the image.',
    components: [],
    images: { by: 'tag', tag: 'dev' },
    predictor: { replicas: 1, share: { cores: 1, requestedCores: 0.1, memory: mebibytes(384), disk: mebibytes(128) } },
    web: { replicas: 1 },
    drainSeconds: 3,
    settings: {},
  },

  // EKS, and kOps on AWS.
  eks: {
    summary: 'EKS and kOps: autoscaled, images by digest; models from S3; a public name by Envoy Gateway.',
    components: ['buckets', 'workload-identity-eks', 'autoscaling', 'gateway', 'monitoring', 'quotas'],
    ...otherClouds,
    // AWS' load balancers keep connections for 60 s.
    settings: {
      MODELS: 's3://medcast-models-bucket/models',
      MODEL_NAMES: 'insurance,iris',
      AWS_REGION: 'eu-west-1',
      KEEP_ALIVE_SECONDS: '65',
    },
    identity: { cloud: 'eks', name: 'arn:aws:iam::000000000000:role/medcast-models' },
  },

  // AKS.
  aks: {
    summary: 'AKS: autoscaled, images by digest; models from Blob Storage; a public name by Envoy Gateway.',
    components: ['buckets', 'workload-identity-aks', 'autoscaling', 'gateway', 'monitoring', 'quotas'],
    ...otherClouds,
    settings: { MODELS: 'az://models/medcast', MODEL_NAMES: 'insurance,iris', AZURE_STORAGE_ACCOUNT: 'medcastmodels' },
    identity: { cloud: 'aks', name: '00000000-0000-0000-0000-000000000000' },
  },
};

/** What a namespace may use beyond the workloads themselves: a training and four shards of a table at once. */
export const jobsShare = { pods: 12, cores: 8, memory: gibibytes(16) };
