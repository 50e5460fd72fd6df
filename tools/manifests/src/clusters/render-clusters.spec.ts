import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load, loadAll } from 'js-yaml';
import { CLUSTER_SIZES } from './cluster-size';
import { eksCluster, eksIdentities } from './eks/eks-objects';
import { gkeFlags } from './gke/gke-flags';
import { aksFlags } from './aks/aks-flags';
import { kopsObjects } from './kops/kops-objects';
import { minikubeFlags } from './minikube/minikube-flags';
import { specPlaceholders } from '@medcast/deploy-contract';
import { renderClusters } from './render-clusters';

const k8s = join(import.meta.dirname, '../../../../k8s');
const rendered = renderClusters();

/** First address and size of an IPv4 block. */
function blockOf(cidr: string): { readonly from: number; readonly to: number } {
  const [address = '', bits = ''] = cidr.split('/');
  const from = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  return { from, to: from + 2 ** (32 - Number(bits)) };
}

describe('k8s/clusters', () => {
  it.each(Object.keys(rendered))('%s is, byte for byte, what is generated', async (path) => {
    expect(await readFile(join(k8s, path), 'utf8')).toBe(rendered[path]);
  });

  it('reads back as what was meant', () => {
    expect(load(rendered['clusters/gke/prod.yaml'] ?? '')).toEqual(gkeFlags('prod'));
    expect(load(rendered['clusters/aks/dev.yaml'] ?? '')).toEqual(aksFlags('dev'));
    expect(load(rendered['clusters/minikube/dev.yaml'] ?? '')).toEqual(minikubeFlags('dev'));
    expect(load(rendered['clusters/eks/prod.yaml'] ?? '')).toEqual(eksCluster('prod'));
    expect(loadAll(rendered['clusters/kops/prod.yaml'] ?? '')).toEqual(kopsObjects('prod'));
  });
});

describe.each(CLUSTER_SIZES)('the %s cluster', (size) => {
  it('has private nodes, enforced policies, identities for pods and scaling nodes on GKE', () => {
    expect(Object.keys(gkeFlags(size))).toEqual(
      expect.arrayContaining([
        '--enable-private-nodes',
        '--enable-dataplane-v2',
        '--enable-shielded-nodes',
        '--enable-autoscaling',
        '--release-channel',
        '--logging',
        '--monitoring',
      ]),
    );
  });

  it('has enforced policies, identities for pods and scaling nodes on AKS', () => {
    expect(aksFlags(size)).toMatchObject({ '--network-policy': 'cilium', '--outbound-type': 'managedNATGateway' });
    expect(Object.keys(aksFlags(size))).toEqual(
      expect.arrayContaining(['--enable-workload-identity', '--enable-oidc-issuer', '--enable-cluster-autoscaler']),
    );
  });

  it('has an etcd member and a group of machines of either role in each zone with kOps', () => {
    const [{ spec }, ...groups] = kopsObjects(size);
    const zones = size === 'prod' ? specPlaceholders.zones : specPlaceholders.zones.slice(0, 1);
    const names = groups.map(({ metadata }) => metadata.name);

    expect(names).toEqual([...zones.map((zone) => `control-plane-${zone}`), ...zones.map((zone) => `nodes-${zone}`)]);
    for (const { etcdMembers } of spec.etcdClusters) {
      expect(etcdMembers.map(({ instanceGroup }) => instanceGroup)).toEqual(names.slice(0, zones.length));
    }
    const subnets = spec.subnets.map(({ name }) => name);
    for (const group of groups) expect(subnets).toEqual(expect.arrayContaining([...group.spec.subnets]));
  });

  it('has subnets that lie in the network and do not overlap with kOps', () => {
    const [{ spec }] = kopsObjects(size);
    const network = blockOf(spec.networkCIDR);
    const blocks = spec.subnets.map(({ cidr }) => blockOf(cidr)).sort((one, other) => one.from - other.from);

    for (const [index, block] of blocks.entries()) {
      expect(block.from % (block.to - block.from)).toBe(0);
      expect(block.from).toBeGreaterThanOrEqual(index === 0 ? network.from : (blocks[index - 1]?.to ?? Infinity));
      expect(block.to).toBeLessThanOrEqual(network.to);
    }
  });
});

describe('who may use the bucket', () => {
  it('is the same for eksctl and for kOps', () => {
    const [{ spec }] = kopsObjects('dev');
    const associations = eksIdentities().iam?.podIdentityAssociations ?? [];

    expect(
      spec.iam.serviceAccountExternalPermissions.map(({ name, namespace, aws }) => [
        name,
        namespace,
        JSON.parse(aws.inlinePolicy) as unknown,
      ]),
    ).toEqual(associations.map((each) => [each.serviceAccountName, each.namespace, each.permissionPolicy.Statement]));
  });

  it('is nobody for whom the components have no service account, and the predictor only reads', async () => {
    const [predictor, ...writers] = eksIdentities().iam?.podIdentityAssociations ?? [];

    expect(JSON.stringify(predictor)).not.toContain('PutObject');
    for (const { serviceAccountName } of writers) {
      const folder = serviceAccountName.replace('medcast-', '');
      const account = await readFile(join(k8s, `components/${folder}/service-account.yaml`), 'utf8');
      expect(load(account)).toMatchObject({ metadata: { name: serviceAccountName } });
    }
  });
});

describe('placeholders', () => {
  it.each([
    ['eks/prod.yaml', [specPlaceholders.eksName, specPlaceholders.region, ...specPlaceholders.zones]],
    ['eks/identities.yaml', [specPlaceholders.eksName, specPlaceholders.region, specPlaceholders.bucket]],
    [
      'kops/prod.yaml',
      [
        specPlaceholders.kopsName,
        specPlaceholders.stateBucket,
        specPlaceholders.discoveryBucket,
        specPlaceholders.bucket,
      ],
    ],
  ])('stand in %s', (path, texts) => {
    for (const text of texts) expect(rendered[`clusters/${path}`]).toContain(text);
  });
});
