import type { Pod } from '../cluster-access/kube-pod';
import { diagnose, diagnoseDeployment } from './diagnose';
import type { Finding } from './finding';
import { renderFindings } from './render-findings';
import type { Snapshot } from './snapshot';
import { capturedDeployment, capturedSnapshot } from './testing/captured-snapshot';

const snapshot = capturedSnapshot();

function findingsOf(name: string, seen: Snapshot = snapshot): readonly Finding[] {
  return diagnoseDeployment(capturedDeployment(seen, name), seen);
}

describe('diagnoseDeployment', () => {
  it.each([
    ['badimage', 'IMAGE_PULL', 'the nodes do not reach the registry', 'host name'],
    ['bigcpu', 'UNSCHEDULABLE', 'on 1 too little CPU is free', 'ask for less'],
    ['selector', 'UNSCHEDULABLE', 'not of the kind that the pod asks for', 'labels and taints'],
    ['crash', 'CRASH', 'exit code 7', 'log'],
    ['oom', 'OUT_OF_MEMORY', 'it needs more than its limit of 64Mi', 'raise the memory limit'],
    ['init', 'INIT_FAILED', 'exit code 3', 'log'],
    ['noconfig', 'CONTAINER_START', 'configmap "predictor-gone" not found', 'deploy it with the overlay'],
    ['nocommand', 'CONTAINER_START', 'stat /bin/nothing: no such file or directory', 'what the image holds'],
    ['nonroot', 'CONTAINER_START', "container's runAsUser breaks non-root policy", 'numeric user'],
    ['nosecret', 'VOLUME', 'secret "api-keys" not found', 'create the Secret'],
    ['startup', 'PROBE_FAILING', 'Startup probe failed: Get', 'what it waits for'],
    ['readiness', 'PROBE_FAILING', 'it says of itself: insurance: BUNDLE_CORRUPT', 'a bundle'],
    ['noaccount', 'ADMISSION', 'serviceaccount "nobody" not found', 'deploy the whole overlay'],
    ['quota', 'QUOTA', 'requested: requests.cpu=500m, used: requests.cpu=0, limited: requests.cpu=200m', 'quota'],
    ['rooted', 'POD_SECURITY', 'violates PodSecurity "restricted:latest"', 'do not weaken'],
    ['toobig', 'LIMIT_RANGE', 'maximum memory usage per Container is 128Mi, but limit is 1Gi', 'LimitRange'],
  ])('explains %s as %s', (name, code, why, advice) => {
    const [first] = findingsOf(name);

    expect(first).toMatchObject({ code, severity: 'error' });
    expect(first?.why).toContain(why);
    expect(first?.advice.toLowerCase()).toContain(advice.toLowerCase());
  });

  it('only warns of a pod that serves and is restarted again and again', () => {
    expect(findingsOf('liveness')).toEqual([
      expect.objectContaining({
        code: 'PROBE_FAILING',
        severity: 'warning',
        what: 'container liveness fails its liveness probe, and was restarted for it 4 times',
      }),
    ]);
  });

  it('finds nothing wrong with what is well', () => {
    expect(findingsOf('well')).toEqual([]);
  });

  it('says of a rollout past its deadline that it is stuck, after the cause', () => {
    expect(findingsOf('badimage').map(({ code }) => code)).toEqual(['IMAGE_PULL', 'ROLLOUT_STUCK']);
  });

  it('names the log that tells more, of the run that ended', () => {
    expect(findingsOf('crash')[0]?.log).toEqual({
      pod: 'crash-f77b6b4cc-5nchd',
      container: 'crash',
      previous: false,
    });
  });

  it('forgives a container that is well again for longer than ten minutes', () => {
    const later = { ...snapshot, nowMs: snapshot.nowMs + 11 * 60_000 };
    expect(findingsOf('liveness', later)).toEqual([]);
  });

  it('is silent about a pod that is being taken away', () => {
    const leaving = (pod: Pod): Pod => ({
      ...pod,
      metadata: { ...pod.metadata, deletionTimestamp: new Date(snapshot.nowMs).toISOString() },
    });
    expect(findingsOf('crash', { ...snapshot, pods: snapshot.pods.map(leaving) })).toEqual([]);
  });
});

describe('diagnose', () => {
  it('says the worst first, and all of the namespace', () => {
    const severities = diagnose(snapshot).map(({ severity }) => severity);
    expect(severities).toEqual([...severities].sort((a, b) => rank(a) - rank(b)));
    expect(diagnose(snapshot).map(({ subject }) => subject)).toContain('autoscaler well');
  });

  it('says the same of several pods once', () => {
    const original = snapshot.pods.filter(({ metadata }) => metadata.name.startsWith('bigcpu'));
    const copies = ['b', 'c', 'd'].flatMap((name) =>
      original.map((pod) => ({ ...pod, metadata: { ...pod.metadata, name } })),
    );
    const [first, ...others] = diagnose({
      ...snapshot,
      deployments: [],
      autoscalers: [],
      pods: [...original, ...copies],
    });

    expect(others).toEqual([]);
    expect(first).toMatchObject({ subject: 'pod bigcpu-564b8f747c-jf22t', alike: ['pod b', 'pod c', 'pod d'] });
    expect(renderFindings(first === undefined ? [] : [first])).toContain(
      'pod b, pod c and 1 more: no node takes the pod',
    );
  });

  it('is empty for an empty namespace', () => {
    const empty = { pods: [], deployments: [], replicaSets: [], autoscalers: [], events: [] };
    expect(diagnose({ ...snapshot, ...empty })).toEqual([]);
  });

  it('says what a person needs: what, why, what to do and the last words', () => {
    const [crash] = findingsOf('crash');
    const text = crash === undefined ? '' : renderFindings([{ ...crash, logLines: ['fatal: no bucket'] }]);
    expect(text).toBe(`error CRASH pod crash-f77b6b4cc-5nchd: container crash crashes, and was restarted 4 times
  why: exit code 7
  do:  read the last lines of its log below; undo with "medcast rollout undo" if the version before was well
  log of crash:
    fatal: no bucket
`);
  });
});

function rank(severity: Finding['severity']): number {
  return ['error', 'warning', 'note'].indexOf(severity);
}
