import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { showsKnownKey } from '../access/is-known-key';
import { Drain } from '../lifecycle/drain';
import { type Settings, SETTINGS } from '../settings/settings';
import { type Tracing, TRACING } from '../tracing/tracing';

/** Larger bodies are not the ordinary way to ask for one record. */
const MOST_BYTES = 16_384;

/** Tells what may be answered in front of Fastify, whatever it asks. */
@Injectable()
export class HotGate {
  /** Longest body of an ordinary question. */
  readonly mostBytes: number;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly drain: Drain,
    @Inject(TRACING) private readonly tracing: Tracing | undefined,
  ) {
    this.mostBytes = Math.min(MOST_BYTES, settings.maxBodyBytes);
  }

  /** Not while the program drains, nor without a known key where keys are asked for, nor where the request is traced. */
  isOpen(request: IncomingMessage): boolean {
    const { apiKeys } = this.settings;
    if (this.drain.isDraining) return false;
    if (apiKeys !== undefined && !showsKnownKey(request.headers, apiKeys)) return false;
    return this.tracing?.leavesUntraced(request) ?? true;
  }
}
