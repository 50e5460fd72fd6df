import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { type Settings, SETTINGS } from '../settings/settings';
import { GrpcMethods } from './grpc-methods';
import { GrpcReport } from './grpc-report';
import type { GrpcListener } from './serving/grpc-listener';

/** Serves the Open Inference Protocol v2 over gRPC, where it has a port. */
@Injectable()
export class GrpcService implements BeforeApplicationShutdown {
  private listener: GrpcListener | undefined;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly methods: GrpcMethods,
    private readonly report: GrpcReport,
  ) {}

  /** @returns the address for clients, `undefined` where it is off; Problem PORT_UNAVAILABLE */
  async listen(): Promise<string | undefined> {
    const { grpcPort: port, host, apiKeys, maxBodyBytes: maxMessageBytes, keepAliveMs } = this.settings;
    if (port === undefined) return undefined;
    const { requestTimeoutMs: messageTimeoutMs } = this.settings;
    // Read when it is needed: the library takes longer to load than the rest of the program to start.
    const { GrpcListener } = await import('./serving/grpc-listener');
    const { byName: methods } = this.methods;
    const rules = { apiKeys, report: this.report, messageTimeoutMs };
    this.listener = new GrpcListener({ methods, rules, maxMessageBytes, keepAliveMs });
    const bound = await this.listener.listen({ host, port });
    return `${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${bound}`;
  }

  drain(): void {
    this.listener?.drain();
  }

  /** Before estimators are closed, which calls may still need. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.listener?.stop();
  }
}
