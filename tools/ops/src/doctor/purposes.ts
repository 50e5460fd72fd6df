import type { ProgramKey } from '../clusters/program/known-programs';

/** What somebody wants to do on this machine. */
export const PURPOSES = ['serve', 'train', 'images', 'deploy', 'gke', 'eks', 'kops', 'aks', 'minikube', 'vm'] as const;

/** One of them. */
export type Purpose = (typeof PURPOSES)[number];

/** Programs of which one is enough; the first is the one we would take. */
export type Need = readonly [ProgramKey, ...ProgramKey[]];

/** Renders an overlay: kubectl has a kustomize of its own. */
const RENDERER: Need = ['kustomize', 'kubectl'];

/** What each purpose needs. */
export const needsOf: Readonly<Record<Purpose, readonly Need[]>> = {
  serve: [['node'], ['npm']],
  train: [['node'], ['npm'], ['python']],
  images: [['buildah'], ['skopeo']],
  deploy: [['kubectl'], RENDERER],
  gke: [['gcloud'], ['gkeAuth'], ['kubectl'], RENDERER],
  eks: [['aws'], ['eksctl'], ['kubectl'], RENDERER],
  kops: [['aws'], ['kops'], ['kubectl'], RENDERER],
  aks: [['az'], ['kubectl'], RENDERER],
  minikube: [['minikube'], ['docker', 'podman'], ['kubectl'], RENDERER],
  vm: [['gcloud']],
};
