/** For each platform, the words of a cluster that is complete. */
export const exampleClusters = {
  gke: ['--on', 'gke', '--name', 'shop', '--project', 'my-project', '--region', 'europe-west1'],
  eks: ['--on', 'eks', '--name', 'shop', '--region', 'eu-central-1'],
  kops: [
    ...['--on', 'kops', '--name', 'shop.example.com', '--region', 'eu-central-1'],
    ...['--state-bucket', 'shop-kops-state', '--bucket', 'shop-models'],
  ],
  aks: [
    ...['--on', 'aks', '--name', 'shop', '--region', 'westeurope'],
    ...['--resource-group', 'shop', '--registry', 'shopimages'],
  ],
  minikube: ['--on', 'minikube', '--name', 'shop'],
} as const;
