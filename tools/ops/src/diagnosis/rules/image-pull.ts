import { type ContainerRule, nameOf, severityOf, subjectOf } from './pod-context';

const REASONS = [
  'ErrImagePull',
  'ImagePullBackOff',
  'InvalidImageName',
  'ErrImageNeverPull',
  'RegistryUnavailable',
  'ImageInspectError',
];

/** What registries and runtimes say, and what it means. */
const CAUSES: readonly (readonly [RegExp, string, string])[] = [
  [
    /not found|manifest unknown|name unknown|does not exist|NotFound/i,
    'the registry has no image of this name with this tag or digest',
    'push it ("medcast image push"), or correct the name in the overlay',
  ],
  [
    /unauthorized|forbidden|denied|authentication required|no basic auth|401|403/i,
    'the registry does not let this cluster in',
    "give the nodes' account the right to read the registry, or the ServiceAccount an image pull secret",
  ],
  [
    /name resolution|no such host|lookup .* (on|:)|i\/o timeout|connection refused|network is unreachable|context deadline|EOF/i,
    'the nodes do not reach the registry',
    "check the registry's host name and the way out of the nodes (NAT, firewall, proxy)",
  ],
  [
    /no match for platform|exec format/i,
    'the image is of another architecture than the node',
    'build it for the architecture of the nodes',
  ],
  [
    /toomanyrequests|429/i,
    'the registry limits how often this cluster may pull',
    'log in to the registry, or mirror the image to one of your own',
  ],
  [
    /x509|certificate/i,
    "the nodes do not trust the registry's certificate",
    "add the registry's authority to the nodes",
  ],
  [
    /InvalidImageName|couldn't parse image|invalid reference/i,
    'the name is none of an image',
    'correct it in the overlay or at --image',
  ],
  [
    /ErrImageNeverPull/i,
    'the pod may not pull, and the node does not have the image',
    'load it onto the node, or let the pod pull',
  ],
];

/** The image of a container cannot be fetched. */
export const explainImagePull: ContainerRule = (context) => {
  const { status, events } = context;
  const { reason = '', message = '' } = status.state?.waiting ?? {};
  if (!REASONS.includes(reason)) return undefined;
  const pull = events.find((event) => event.reason === 'Failed' && event.message?.includes('pull') === true);
  const said = message.includes(': ') ? message : (pull?.message ?? message);
  const cause = CAUSES.find(([pattern]) => pattern.test(`${reason} ${said}`));
  const image = status.image ?? context.wanted?.image ?? 'its image';
  return {
    code: 'IMAGE_PULL',
    severity: severityOf(context),
    subject: subjectOf(context),
    what: `${nameOf(context)} cannot start: its image ${image} cannot be pulled`,
    why: cause === undefined ? said : `${cause[1]} (${toCore(said)})`,
    advice: cause?.[2] ?? 'pull it by hand from a node to see more',
  };
};

/** What the innermost part says: the runtime repeats the name of the image at every step. */
function toCore(message: string): string {
  return message
    .split(/: (?=[A-Za-z])/)
    .slice(-2)
    .join(': ');
}
