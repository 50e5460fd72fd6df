import { environments } from '@medcast/deploy-contract';
import type { Cloud } from './cloud-identities';

/** What a person does once in a cloud. */
interface IdentitySetup {
  readonly title: string;
  readonly commands: string;
  readonly text: string;
}

const { prod, eks, aks } = environments;

/** How each cloud is told that the predictor's account may read the bucket. */
export const identitySetups: Readonly<Record<Cloud, IdentitySetup>> = {
  gke: {
    title: 'GKE',
    commands: `
$ gcloud iam service-accounts create medcast-models
$ gcloud storage buckets add-iam-policy-binding gs://BUCKET --role=roles/storage.objectViewer \\
    --member=serviceAccount:medcast-models@PROJECT.iam.gserviceaccount.com
$ gcloud iam service-accounts add-iam-policy-binding medcast-models@PROJECT.iam.gserviceaccount.com \\
    --role=roles/iam.workloadIdentityUser --member='serviceAccount:PROJECT.svc.id.goog[${prod.namespace}/predictor]'`,
    text: 'The NetworkPolicy lets the pods reach the metadata server of their node, which answers as that account (with Dataplane V2 at 169.254.169.254, without at 169.254.169.252).',
  },
  eks: {
    title: 'EKS and kOps',
    commands: `
$ eksctl create podidentityassociation --cluster CLUSTER --namespace ${eks.namespace} --service-account-name predictor \\
    --permission-policy-arns arn:aws:iam::ACCOUNT:policy/medcast-models-read`,
    text: 'That is EKS Pod Identity: it needs no annotation, and the NetworkPolicy lets pods reach its agent (169.254.170.23). The annotation is for IAM roles for service accounts (IRSA), the only way on kOps (`serviceAccountIssuerDiscovery` and `iam.useServiceAccountExternalPermissions` in its specification). `AWS_REGION` stands in the settings of the overlay.',
  },
  aks: {
    title: 'AKS',
    commands: `
$ az identity create --name medcast-models --resource-group GROUP
$ az role assignment create --role 'Storage Blob Data Reader' --assignee CLIENT_ID --scope STORAGE_ACCOUNT_ID
$ az identity federated-credential create --name predictor --identity-name medcast-models --resource-group GROUP \\
    --issuer OIDC_ISSUER --subject system:serviceaccount:${aks.namespace}:predictor --audiences api://AzureADTokenExchange`,
    text: 'The pods carry the label `azure.workload.identity/use`, by which the webhook of AKS gives them a token of their own; it comes as a file, whatever `automountServiceAccountToken` says. `AZURE_STORAGE_ACCOUNT` stands in the settings of the overlay.',
  },
};
