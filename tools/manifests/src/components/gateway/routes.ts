import { gatewayNames, PRODUCT, predictorPaths, workloads } from '@medcast/deploy-contract';
import type { BackendRef, Gateway, HttpRoute, Listener, RouteRule } from '../../custom/gateway-api';
import { labelsOf } from '../../pods/labels';

const { predictor, web } = workloads;

/** Stands for the name of the site until an overlay says it. */
export const EXAMPLE_HOST = 'medcast.example.com';

/** The controller that the Gateway is for, where an overlay says no other: Envoy Gateway. */
export const GATEWAY_CLASS = 'eg';

/** Secret with the site's certificate, for controllers that take one from the cluster. */
export const CERTIFICATE_SECRET = 'medcast-tls';

/** Names of the listeners. */
const [PLAIN, SECURE] = ['http', 'https'] as const;

/** Where requests enter. */
export function gateway(): Gateway {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: gatewayNames.gateway, labels: labelsOf(PRODUCT) },
    spec: { gatewayClassName: GATEWAY_CLASS, listeners: listenersFor(EXAMPLE_HOST, CERTIFICATE_SECRET) },
  };
}

/** The two ports of a site: plain, to send people on, and encrypted; without a Secret the controller has the certificate. */
export function listenersFor(hostname: string, certificateSecret?: string): readonly Listener[] {
  const tls = certificateSecret === undefined ? undefined : terminateWith(certificateSecret);
  const allowedRoutes: Listener['allowedRoutes'] = { namespaces: { from: 'Same' } };
  return [
    { name: PLAIN, port: 80, protocol: 'HTTP', hostname, allowedRoutes },
    { name: SECURE, port: 443, protocol: 'HTTPS', hostname, ...(tls === undefined ? {} : { tls }), allowedRoutes },
  ];
}

/** The predictor's paths to the predictor, the others to the form. */
export function route(): HttpRoute {
  return routeOf(gatewayNames.route, SECURE, [
    {
      name: predictor.name,
      matches: predictorPaths.map((path) => ({ path: { type: 'PathPrefix', value: path } })),
      backendRefs: [{ name: predictor.name, port: predictor.servicePort }],
    },
    {
      name: web.name,
      matches: [{ path: { type: 'PathPrefix', value: '/' } }],
      backendRefs: [{ name: web.name, port: web.servicePort }],
    },
  ]);
}

/** Who comes in plain is sent to the same address, encrypted. */
export function redirect(): HttpRoute {
  return routeOf(`${gatewayNames.route}-redirect`, PLAIN, [
    { filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }] },
  ]);
}

/** Index of the rule of a workload in the route, for patches. */
export function ruleIndexOf(workload: string): number {
  return route().spec.rules.findIndex(({ name }) => name === workload);
}

/** A share of the predictor's requests for each of these Services. */
export function weighed(weights: Readonly<Record<string, number>>): readonly BackendRef[] {
  return Object.entries(weights).map(([name, weight]) => ({ name, port: predictor.servicePort, weight }));
}

function routeOf(name: string, sectionName: string, rules: readonly RouteRule[]): HttpRoute {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name, labels: labelsOf(PRODUCT) },
    spec: { parentRefs: [{ name: gatewayNames.gateway, sectionName }], hostnames: [EXAMPLE_HOST], rules },
  };
}

function terminateWith(secret: string): NonNullable<Listener['tls']> {
  return { mode: 'Terminate', certificateRefs: [{ name: secret }] };
}
