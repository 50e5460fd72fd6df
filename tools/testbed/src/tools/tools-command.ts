import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { fakeGcsServer } from '../buckets/start-gcs';
import { goFakeS3 } from '../buckets/start-s3';
import { installAzurite } from '../cache/install-azurite';
import { installGoProgram } from '../cache/install-go-program';
import { installCrane, installHyper } from '../kubernetes/install-kubernetes';
import { externalSecretsCrds, gatewayCrds, installDefinitions, prometheusCrds } from './install-definitions';
import { installSchemas } from './install-schemas';

const kustomize = { name: 'kustomize', version: '5.8.1', path: 'sigs.k8s.io/kustomize/kustomize/v5' } as const;
const kubeconform = {
  name: 'kubeconform',
  version: '0.8.0',
  path: 'github.com/yannh/kubeconform/cmd/kubeconform',
} as const;
const kubeScore = { name: 'kube-score', version: '1.20.0', path: 'github.com/zegl/kube-score/cmd/kube-score' } as const;

const installers = {
  kustomize: () => installGoProgram(kustomize),
  kubeconform: () => installGoProgram(kubeconform),
  /** Not a program: where kubeconform finds the schemas. */
  schemas: installSchemas,
  'kube-score': () => installGoProgram(kubeScore),
  crane: installCrane,
  kubectl: async () => join(await installHyper(), 'kubectl'),
  'fake-gcs-server': () => installGoProgram(fakeGcsServer),
  gofakes3: () => installGoProgram(goFakeS3),
  azurite: installAzurite,
  /** Not programs: definitions for an API server. */
  'gateway-crds': () => installDefinitions(gatewayCrds),
  'prometheus-crds': () => installDefinitions(prometheusCrds),
  'external-secrets-crds': () => installDefinitions(externalSecretsCrds),
} as const;

type ToolName = keyof typeof installers;

const names = Object.keys(installers) as readonly ToolName[];

/**
 * `testbed tools`: programs that check manifests, and the bucket servers, in the versions that the tests were written for.
 * In a cluster's network nothing can be installed: what is to run there must be here before.
 */
export function createToolsCommand(): Command {
  return new Command('tools')
    .description(
      'install programs that check manifests, and bucket servers, once, and print their absolute paths as one JSON line',
    )
    .argument('[names...]', `some of ${names.join(', ')}; all by default`, parseName, names)
    .action(async (chosen: readonly ToolName[]) => {
      const paths: Partial<Record<ToolName, string>> = {};
      // One after the other: a build takes all cores.
      for (const name of chosen) paths[name] = await installers[name]();
      process.stdout.write(`${JSON.stringify(paths)}\n`);
    });
}

function parseName(text: string, before: readonly ToolName[]): readonly ToolName[] {
  const name = names.find((candidate) => candidate === text);
  if (name === undefined) throw new InvalidArgumentError(`expected one of ${names.join(', ')}, got "${text}"`);
  return before === names ? [name] : [...before, name];
}
