import { Module } from '@nestjs/common';
import { Connections } from './connections';
import { Drain } from './drain';

/** Stops the program in order. */
@Module({ providers: [Connections, Drain], exports: [Connections, Drain] })
export class LifecycleModule {}
