import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { ModelCatalog } from '../models/model-catalog';
import { type Settings, SETTINGS } from '../settings/settings';
import type { HotAsked } from './hot-exchange';
import { HotGate } from './hot-gate';
import type { HotKind } from './hot-kind';
import { plainJsonBytesOf } from './plain-json-bytes';

/** Larger bodies are not the ordinary way to ask for one record. */
const MOST_BYTES = 16_384;

/** Who is asked, and what of the body is known. */
export interface Admission extends HotAsked {
  readonly kind: HotKind;
  /** Length of the body. */
  readonly bytes: number;
}

/** Tells ordinary questions by their heads. */
@Injectable()
export class HotAdmission {
  private readonly mostBytes: number;

  constructor(
    @Inject(SETTINGS) settings: Settings,
    private readonly catalog: ModelCatalog,
    private readonly gate: HotGate,
  ) {
    this.mostBytes = Math.min(MOST_BYTES, settings.maxBodyBytes);
  }

  /** `undefined` for whatever is not ordinary. */
  admit(request: IncomingMessage, kinds: readonly HotKind[]): Admission | undefined {
    const { method, url = '', headers } = request;
    if (method !== 'POST') return undefined;
    for (const kind of kinds) {
      const target = kind.targetOf(url);
      if (target === undefined) continue;
      const champion = this.catalog.entry(target.model)?.serving;
      const bytes = plainJsonBytesOf(headers);
      if (champion === undefined || bytes === undefined || bytes > this.mostBytes) return undefined;
      if (!kind.admits(headers) || !this.gate.isOpen(request)) return undefined;
      return { kind, champion, route: target.route, contentType: kind.contentType, bytes };
    }
    return undefined;
  }
}
