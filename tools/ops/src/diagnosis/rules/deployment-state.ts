import type { Deployment } from '../../cluster-access/kube-workload';
import type { Finding } from '../finding';

/** What a Deployment says of its own rollout. */
export function explainDeployment(deployment: Deployment): readonly Finding[] {
  const subject = `deployment ${deployment.metadata.name}`;
  return [stuck(deployment, subject), paused(deployment, subject), unobserved(deployment, subject)].filter(
    (finding) => finding !== undefined,
  );
}

function stuck({ spec, status }: Deployment, subject: string): Finding | undefined {
  const progressing = status?.conditions?.find(({ type }) => type === 'Progressing');
  if (progressing?.reason !== 'ProgressDeadlineExceeded') return undefined;
  const { updatedReplicas = 0, readyReplicas = 0 } = status ?? {};
  return {
    code: 'ROLLOUT_STUCK',
    severity: 'error',
    subject,
    what: `the rollout is stuck: ${updatedReplicas} of ${spec.replicas ?? 1} pods are of the new version, ${readyReplicas} of both versions are ready`,
    why: `nothing has become ready for ${spec.progressDeadlineSeconds ?? 600} s; the findings of its pods say why`,
    advice: 'mend the cause and deploy again, or go back: "medcast rollout undo"',
  };
}

function paused({ spec }: Deployment, subject: string): Finding | undefined {
  if (spec.paused === true) {
    return {
      code: 'PAUSED',
      severity: 'warning',
      subject,
      what: 'the rollout is paused: changes are kept back',
      why: 'somebody paused it',
      advice: 'go on with "medcast rollout resume"',
    };
  }
  if (spec.replicas !== 0) return undefined;
  return {
    code: 'SCALED_TO_ZERO',
    severity: 'warning',
    subject,
    what: 'it has no pods, as it is asked to: nobody is served',
    why: 'it is scaled to 0, by hand or by a schedule',
    advice: 'start it with "medcast scale N"',
  };
}

function unobserved({ metadata, status }: Deployment, subject: string): Finding | undefined {
  if ((status?.observedGeneration ?? 0) >= (metadata.generation ?? 0)) return undefined;
  return {
    code: 'CONTROLLER_ABSENT',
    severity: 'note',
    subject,
    what: 'its last change has not been taken up yet',
    why: "the cluster's controller manager has not looked at it: it is busy, or down",
    advice: 'look again in a moment; if it stays, those who run the cluster must look at its control plane',
  };
}
