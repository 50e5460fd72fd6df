import type { V1RoleBinding } from '@kubernetes/client-node';
import { accountOf } from '../../base/services';
import { labelsOf } from '../../pods/labels';
import type { Manifest } from '../../writer/manifest';
import { renderComponent } from '../../writer/render-component';
import type { RenderedFiles } from '../../writer/rendered-files';

/** Who the steps of the training pipeline are. */
export const PIPELINE = 'medcast-pipeline';

/** Role that Kubeflow Pipelines has in its namespace for those who run steps. */
const PIPELINE_RUNNER = 'pipeline-runner';

/** Renders the account of the training pipeline. */
export function renderKubeflow(): RenderedFiles {
  return renderComponent('kubeflow-pipeline', {
    readme: readme(),
    objects: { 'account.yaml': [accountOf(PIPELINE), binding()] },
  });
}

function binding(): Manifest<'rbac.authorization.k8s.io/v1', 'RoleBinding', V1RoleBinding> {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: PIPELINE, labels: labelsOf(PIPELINE) },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: PIPELINE_RUNNER },
    subjects: [{ kind: 'ServiceAccount', name: PIPELINE }],
  };
}

function readme(): string {
  return `
# Kubeflow pipeline

The service account \`${PIPELINE}\` for runs of the training pipeline ([medcast-training.yaml](../../pipelines/medcast-training.yaml)), with the rights that Kubeflow's own Role \`${PIPELINE_RUNNER}\` gives: to
start and watch the pods of its steps. Choose it as the service account of a run; annotate it with an identity that may write to the bucket, as
[workload-identity-gke](../workload-identity-gke/README.md) does for the predictor.

It goes into the namespace in which Kubeflow runs pipelines, which is not one of ours: a kustomization of its own,
\`namespace: kubeflow\` and this component. By schema only: Kubeflow does not run in our tests.
`;
}
