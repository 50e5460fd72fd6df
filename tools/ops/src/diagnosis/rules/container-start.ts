import { innermost } from './innermost';
import { type ContainerRule, nameOf, severityOf, subjectOf } from './pod-context';

const REASONS = [
  'CreateContainerConfigError',
  'CreateContainerError',
  'RunContainerError',
  'PreStartHookError',
  'PostStartHookError',
];

const ADVICE: readonly (readonly [RegExp, string])[] = [
  [
    /(configmap|secret) "[^"]+" not found/i,
    'deploy it with the overlay, or create it; the container starts by itself then',
  ],
  [/couldn't find key/i, 'add the key to the ConfigMap or Secret, or correct its name in the overlay'],
  [/non-root/i, 'build the image with a numeric user that is not 0, and leave runAsUser to it'],
  [
    /no such file|executable file not found|permission denied/i,
    "compare the container's command with what the image holds",
  ],
];

/** A container cannot even be created. */
export const explainContainerStart: ContainerRule = (context) => {
  const { reason = '', message = '' } = context.status.state?.waiting ?? {};
  if (!REASONS.includes(reason)) return undefined;
  return {
    code: 'CONTAINER_START',
    severity: severityOf(context),
    subject: subjectOf(context),
    what: `${nameOf(context)} cannot be created (${reason})`,
    // The pod's own name and uid make alike messages differ.
    why: innermost(message).replace(/ \(pod: "[^]*$/, ''),
    advice: ADVICE.find(([pattern]) => pattern.test(message))?.[1] ?? "see 'medcast describe pods NAME'",
  };
};
