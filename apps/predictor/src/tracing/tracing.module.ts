import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { type Tracing, TRACING } from './tracing';

/** Gives every module what traces requests, where there is any, and sends its last spans. */
@Global()
@Module({})
export class TracingModule implements OnApplicationShutdown {
  constructor(@Inject(TRACING) private readonly tracing: Tracing | undefined) {}

  static of(tracing: Tracing | undefined): DynamicModule {
    return { module: TracingModule, providers: [{ provide: TRACING, useValue: tracing }], exports: [TRACING] };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.tracing?.close();
  }
}
