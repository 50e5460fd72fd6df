import type { Manifest } from '../writer/manifest';

/** One port of a Gateway. */
export interface Listener {
  readonly name: string;
  readonly port: number;
  readonly protocol: 'HTTP' | 'HTTPS';
  readonly hostname?: string;
  readonly tls?: { readonly mode: 'Terminate'; readonly certificateRefs: readonly { readonly name: string }[] };
  readonly allowedRoutes?: { readonly namespaces: { readonly from: 'Same' } };
}

/** Where requests enter: https://gateway-api.sigs.k8s.io/api-types/gateway/ */
export type Gateway = Manifest<
  'gateway.networking.k8s.io/v1',
  'Gateway',
  { spec: { readonly gatewayClassName: string; readonly listeners: readonly Listener[] } }
>;

/** A Service that gets a share of a rule's requests: its weight divided by the sum of weights. */
export interface BackendRef {
  readonly name: string;
  readonly port: number;
  readonly weight?: number;
}

/** Which requests go where. */
export interface RouteRule {
  readonly name?: string;
  readonly matches?: readonly { readonly path: { readonly type: 'PathPrefix'; readonly value: string } }[];
  readonly backendRefs?: readonly BackendRef[];
  readonly filters?: readonly {
    readonly type: 'RequestRedirect';
    readonly requestRedirect: { readonly scheme: 'https'; readonly statusCode: 301 };
  }[];
}

/** Routes of a Gateway: https://gateway-api.sigs.k8s.io/api-types/httproute/ */
export type HttpRoute = Manifest<
  'gateway.networking.k8s.io/v1',
  'HTTPRoute',
  {
    spec: {
      readonly parentRefs: readonly { readonly name: string; readonly sectionName: string }[];
      readonly hostnames: readonly string[];
      readonly rules: readonly RouteRule[];
    };
  }
>;
