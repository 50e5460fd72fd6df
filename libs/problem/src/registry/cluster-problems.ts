import type { ProblemType } from './problem-type';

/** Problems of a command that talks to a Kubernetes cluster. The status is the nearest in HTTP. */
export const clusterProblems = {
  APPLY_CONFLICT: { status: 409, title: 'Somebody else has set the same fields of an object.' },
  AUTOSCALER_RULES: { status: 409, title: 'An autoscaler decides how many pods there are.' },
  CANARY_NOT_FOUND: { status: 404, title: 'No canary is running.' },
  CANARY_REFUSED: { status: 409, title: 'The canary does not do as well as the version that serves.' },
  CANARY_RUNNING: { status: 409, title: 'A canary is running.' },
  CLUSTER_FORBIDDEN: { status: 403, title: 'The cluster does not let this user do that.' },
  CLUSTER_UNREACHABLE: { status: 503, title: 'The API server of the cluster does not answer.' },
  COMMAND_FAILED: { status: 500, title: 'The command in the container failed.' },
  CONFIRMATION_REQUIRED: { status: 400, title: 'A person must agree to this.' },
  IMAGE_NOT_PINNED: { status: 409, title: 'An image of the overlay has no digest yet.' },
  KIND_NOT_SERVED: { status: 404, title: 'The cluster does not know this kind of object.' },
  KUBECONFIG_INVALID: { status: 400, title: 'The kubeconfig does not say which cluster to use.' },
  OBJECT_NOT_FOUND: { status: 404, title: 'There is no such object in the cluster.' },
  OBJECT_REFUSED: { status: 422, title: 'The cluster refuses an object.' },
  OVERLAY_INVALID: { status: 500, title: 'The overlay of an environment cannot be rendered.' },
  ROLLOUT_STUCK: { status: 504, title: 'A rollout does not come to an end.' },
} as const satisfies Record<string, ProblemType>;
