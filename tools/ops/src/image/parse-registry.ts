import { Problem } from '@medcast/problem';

/** A place for images: what stands before `/medcast-predictor`. */
export interface Registry {
  readonly kind: 'artifact-registry' | 'gcr' | 'ecr' | 'acr' | 'docker-hub' | 'other';
  /** Without a slash at its end. */
  readonly prefix: string;
  /** Plain http: this machine alone. */
  readonly isLoopback: boolean;
}

interface KnownRegistry {
  readonly kind: Registry['kind'];
  /** Whose host it is. */
  readonly host: RegExp;
  /** What must stand behind the host. */
  readonly path: RegExp;
  readonly form: string;
}

const SEGMENT = '[a-z0-9]+(?:[._-]+[a-z0-9]+)*';
const ANY_PATH = new RegExp(`^(/${SEGMENT})*$`);

const known: readonly KnownRegistry[] = [
  {
    kind: 'artifact-registry',
    host: /^[a-z]+(-[a-z]+\d+)?-docker\.pkg\.dev$/,
    path: new RegExp(`^(/${SEGMENT}){2,}$`),
    form: 'REGION-docker.pkg.dev/PROJECT/REPOSITORY',
  },
  { kind: 'gcr', host: /^((us|eu|asia)\.)?gcr\.io$/, path: new RegExp(`^(/${SEGMENT})+$`), form: 'gcr.io/PROJECT' },
  {
    kind: 'ecr',
    host: /^\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/,
    path: ANY_PATH,
    form: 'ACCOUNT.dkr.ecr.REGION.amazonaws.com[/PREFIX], with an account of 12 digits',
  },
  { kind: 'acr', host: /^[a-z0-9]{5,50}\.azurecr\.io$/, path: ANY_PATH, form: 'NAME.azurecr.io[/PREFIX]' },
  { kind: 'docker-hub', host: /^docker\.io$/, path: new RegExp(`^/${SEGMENT}$`), form: 'docker.io/ACCOUNT' },
];

/** Hosts that are one of the clouds', and not as it names them. */
const OF_A_CLOUD = /(^|\.)(pkg\.dev|gcr\.io|amazonaws\.com(\.cn)?|azurecr\.io|docker\.(io|com))$/;
const HOST = /^(\[[0-9a-f:]+\]|[a-z0-9-]+(\.[a-z0-9-]+)*)(:\d{1,5})?$/;
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/;

/** One line that names the forms. */
export const registryForms = [...known.map(({ form }) => form), 'HOST[:PORT][/PREFIX]'].join('; ');

/**
 * Parses the name of a registry as it stands before the name of an image.
 *
 * @throws Problem USAGE that says which form was expected
 */
export function parseRegistry(text: string): Registry {
  const [host = '', ...rest] = text.split('/');
  const path = rest.map((segment) => `/${segment}`).join('');
  const cloud = known.find((each) => each.host.test(host));
  if (cloud !== undefined) {
    if (!cloud.path.test(path)) throw refuse(cloud.form, text);
    return { kind: cloud.kind, prefix: text, isLoopback: false };
  }
  const isLoopback = LOOPBACK.test(host);
  // A first word without a dot or a port is an account of Docker Hub for docker and of nothing for others.
  const isHost = HOST.test(host) && (/[.:]/.test(host) || isLoopback) && !OF_A_CLOUD.test(host.replace(/:\d+$/, ''));
  if (!isHost || !ANY_PATH.test(path)) throw refuse(`one of: ${registryForms}`, text);
  return { kind: 'other', prefix: text, isLoopback };
}

function refuse(form: string, got: string): Problem {
  const advice = 'in lower case, without https://, tag or slash at the end';
  return new Problem('USAGE', `--registry: expected ${form}; ${advice}; got "${got}"`);
}
