import { renderReadme } from '../writer/render-readme';
import { specPlaceholders } from '@medcast/deploy-contract';

/** What the folder is for, and what of it has been checked by what. */
export function renderClustersReadme(): string {
  return renderReadme(`
# Clusters

What \`medcast cluster create\` makes clusters of. Each platform has a small one in one zone (\`dev\`) and one over three
zones (\`prod\`).

| folder | for | what reads it |
| --- | --- | --- |
| gke | flags | \`gcloud container clusters create --flags-file\` |
| eks | ClusterConfig; who may use the bucket; the switch for network policies | \`eksctl create cluster\`, \`eksctl create podidentityassociation\`, \`kubectl apply\` |
| kops | Cluster and InstanceGroups | \`kops create\` |
| aks | flags | \`medcast cluster create\`, which spells them out for \`az aks create\` |
| minikube | flags | \`medcast cluster create\`, which spells them out for \`minikube start\` |

\`npx medcast cluster create --on eks --name shop --region eu-west-1 --dry-run\` shows every command, and runs none. In the
files of eks and kops, names stand that the command replaces: \`${specPlaceholders.eksName}\`, \`${specPlaceholders.kopsName}\`,
\`${specPlaceholders.region}\` and its zones, \`${specPlaceholders.bucket}\`, \`${specPlaceholders.stateBucket}\`,
\`${specPlaceholders.discoveryBucket}\`. The copy with your names goes to \`dist/clusters\`.

All of them have: nodes without public addresses, pods as identities of the cloud (no keys in secrets), network policies
that are enforced, nodes that scale, upgrades by channel or by the cloud, and the control plane's log where the cloud has one.

## What is checked, and by what

- By tests: the files are what the code renders; the names that are replaced stand where they must; network blocks do
  not overlap; each etcd member is on a group that exists; the commands are those of the transcripts.
- Where \`gcloud\` is installed, by its own parser: every gcloud command that changes something, with the flags files, up to the account.
- Not by running: no cloud is reached from the tests, and eksctl, kops, az and minikube are not installed there. No schema of
  kops and eksctl is in the repository either.
`);
}
