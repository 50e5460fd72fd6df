import { callOf, type ProgramCall } from '../program/program-call';
import type { Question, Step } from '../steps/step';
import type { MinikubeRequest } from './cluster-request';

/** A cluster on this machine. @param flags of `minikube start`, from k8s/clusters/minikube */
export function minikubeCreateSteps(
  { name }: Pick<MinikubeRequest, 'name'>,
  flags: readonly string[],
): readonly Step[] {
  return [
    {
      purpose: `the cluster ${name} on this machine, and kubectl talks to it`,
      unless: minikubeRuns(name),
      call: callOf('minikube', 'start', `--profile=${name}`, ...flags),
    },
  ];
}

/** The cluster is deleted, with everything that is in it. */
export function minikubeDeleteSteps({ name }: Pick<MinikubeRequest, 'name'>): readonly Step[] {
  const call = minikubeList();
  return [
    {
      purpose: `no cluster ${name} on this machine`,
      onlyIf: { call, isYes: (output) => output.includes(`"Name":${JSON.stringify(name)}`) },
      call: callOf('minikube', 'delete', `--profile=${name}`),
    },
  ];
}

/** Says which clusters this machine has. */
export function minikubeList(): ProgramCall {
  return callOf('minikube', 'profile', 'list', '--output=json');
}

/** One that is stopped is started: only one that runs needs nothing. */
function minikubeRuns(name: string): Question {
  return {
    call: callOf('minikube', 'status', `--profile=${name}`, '--format={{.Host}}'),
    isYes: (output) => output.trim() === 'Running',
    // Anything but zero means that something of it does not run; `minikube start` finds out what.
    noWhen: /(?:)/,
  };
}
