/** Where the connections of a listener go, in the cluster's network. Sent together with the listener itself. */
export interface RelayMessage {
  /** An address, or the name of a service: `web.medcast.svc.cluster.local`. */
  readonly host: string;
  readonly port: number;
}
