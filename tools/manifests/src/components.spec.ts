import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { V1Container, V1PodTemplateSpec } from '@kubernetes/client-node';
import { imageNames } from '@medcast/deploy-contract';
import { load, loadAll } from 'js-yaml';
import { scoringPod } from './components/batch-scoring/scoring-pod';
import { requiredScoringSettings, scoringDefaults } from './components/batch-scoring/scoring-settings';
import { scoringAccount, scoringComponent, scoringJob } from './components/batch-scoring/scoring-objects';
import { renderComponents } from './components/render-components';
import {
  retrainingCronJob,
  trainingAccount,
  trainingComponent,
  trainingJob,
} from './components/training/training-objects';
import type { SettingTexts } from './writer/render-readme';
import { trainingPod } from './components/training/training-pod';
import { requiredTrainingSettings, trainingDefaults } from './components/training/training-settings';

const rendered = renderComponents();
const pods: readonly [string, V1PodTemplateSpec, SettingTexts, SettingTexts][] = [
  ['training', trainingPod(), requiredTrainingSettings, trainingDefaults],
  ['batch scoring', scoringPod(), requiredScoringSettings, scoringDefaults],
];

function containersOf({ spec }: V1PodTemplateSpec): readonly V1Container[] {
  return [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])];
}

describe('the components', () => {
  it.each([
    ['training/kustomization.yaml', trainingComponent()],
    ['training/service-account.yaml', trainingAccount()],
    ['training/job.yaml', trainingJob()],
    ['training/cron-job.yaml', retrainingCronJob()],
    ['batch-scoring/kustomization.yaml', scoringComponent()],
    ['batch-scoring/service-account.yaml', scoringAccount()],
    ['batch-scoring/job.yaml', scoringJob()],
  ])('have %s that reads back as what was meant', (path, object) => {
    expect(load(rendered[`components/${path}`] ?? '')).toEqual(object);
  });

  it.each(['training', 'batch-scoring'])('%s takes all of its files and no other', (component) => {
    const { resources } = component === 'training' ? trainingComponent() : scoringComponent();
    const files = Object.keys(rendered).filter((path) => path.startsWith(`components/${component}/`));

    expect(files.map((path) => path.split('/').at(-1)).sort()).toEqual(
      ['README.md', 'kustomization.yaml', ...(resources ?? [])].sort(),
    );
  });

  it('use the images of the Kubeflow pipeline', async () => {
    const pipeline = join(import.meta.dirname, '../../../k8s/pipelines/medcast-training.yaml');
    const images = loadAll(await readFile(pipeline, 'utf8')).flatMap((document) =>
      [...JSON.stringify(document).matchAll(/"image":"([^"]*)"/g)].map(([, image]) => image),
    );

    expect(new Set(images)).toEqual(new Set([imageNames.training]));
  });
});

describe.each(pods)('the pod of %s', (_, pod, requiredSettings, defaults) => {
  it('runs as nobody in particular, with no token for the API', () => {
    expect(pod.spec).toMatchObject({
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      restartPolicy: 'Never',
      securityContext: { runAsNonRoot: true, runAsUser: 65532, seccompProfile: { type: 'RuntimeDefault' } },
    });
  });

  it.each(containersOf(pod).map((container) => [container.name, container] as const))(
    'restricts %s, and gives it what it needs',
    (_name, container) => {
      expect(container.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
      expect(container.resources?.requests).toEqual(container.resources?.limits);
      expect(Object.keys(container.resources?.limits ?? {})).toEqual(expect.arrayContaining(['cpu', 'memory']));
      expect(container.image).toBe(imageNames.training);
      const volumes = pod.spec?.volumes?.map(({ name }) => name);
      expect(volumes).toEqual(expect.arrayContaining(container.volumeMounts?.map(({ name }) => name) ?? []));
      const used = [...(container.args ?? []).join(' ').matchAll(/\$\((\w+)\)/g)].map(([, name]) => name);
      expect(Object.keys({ ...requiredSettings, ...defaults })).toEqual(expect.arrayContaining(used));
    },
  );

  it('requires what has no default before it begins', () => {
    const [first] = containersOf(pod);
    const required = first?.env?.filter(({ valueFrom }) => valueFrom !== undefined).map(({ name }) => name);

    expect(required).toEqual(Object.keys(requiredSettings));
  });
});

describe('thread counts', () => {
  it('are the cores of the container', () => {
    const fit = trainingPod().spec?.initContainers?.find(({ name }) => name === 'fit');

    expect(fit?.env).toContainEqual({ name: 'LOKY_MAX_CPU_COUNT', value: fit?.resources?.limits?.['cpu'] });
  });
});
