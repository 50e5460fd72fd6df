/** What keeps nodes from taking a pod, in words. */
const CONSTRAINTS: readonly (readonly [RegExp, string])[] = [
  [/^Insufficient cpu/, 'too little CPU is free'],
  [/^Insufficient memory/, 'too little memory is free'],
  [/^Insufficient ephemeral-storage/, 'too little disk is free'],
  [/^Insufficient (.+)/, 'too little $1 is free'],
  [/^Too many pods/, 'they hold as many pods as they may'],
  [
    /didn't match Pod's node affinity\/selector/,
    'they are not of the kind that the pod asks for (nodeSelector, affinity)',
  ],
  [/didn't satisfy.*anti-affinity/, 'a pod that must be apart is there already (anti-affinity)'],
  [/didn't match pod topology spread constraints/, 'it would not be spread as asked over zones or hosts'],
  [/had volume node affinity conflict/, 'its volume is in another zone'],
  [/untolerated taint/, 'they are reserved for others (taint) or not well'],
  [/were unschedulable/, 'they are closed for new pods (cordoned)'],
  [/unbound immediate PersistentVolumeClaims/, 'its volume claim is not bound'],
  [/persistentvolumeclaim "([^"]+)" not found/, 'its volume claim $1 does not exist'],
];

/** Why no node takes a pod. */
export interface Unschedulable {
  /** "0 of 3 nodes" */
  readonly nodes: string;
  /** Sentence for each constraint, with the number of nodes where it holds. */
  readonly constraints: readonly string[];
  /** Resources of which there is too little: `cpu`. */
  readonly resources: readonly string[];
}

/**
 * Reads what the scheduler says.
 *
 * @param message "0/3 nodes are available: 1 Insufficient cpu, 2 node(s) had untolerated taint {…}. preemption: …"
 */
export function parseUnschedulable(message: string): Unschedulable {
  const [, free, all, rest = message] = /^(\d+)\/(\d+) nodes are available: ([^]*)$/.exec(message) ?? [];
  const said = rest.replace(/\.? ?(preemption: [^]*|no new claims to deallocate[^]*)?$/, '');
  const parts = said === '' ? [] : said.split(/, (?=\d+ )/);
  return {
    nodes: all === undefined ? 'no node' : `${free ?? 0} of ${all} nodes`,
    constraints: parts.map((part) => describeConstraint(part)),
    resources: parts.flatMap((part) => /Insufficient (\S+)/.exec(part)?.[1] ?? []),
  };
}

function describeConstraint(part: string): string {
  const [, count, words = part] = /^(\d+) (?:node\(s\) )?([^]*)$/.exec(part) ?? [];
  const known = CONSTRAINTS.find(([pattern]) => pattern.test(words));
  const text = known === undefined ? words : words.replace(new RegExp(`^[^]*?${known[0].source}[^]*$`), known[1]);
  return count === undefined ? text : `on ${count} ${text}`;
}
