import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { ModelCatalog } from '../models/model-catalog';
import { HotExchange } from './hot-exchange';
import { HotExchanges } from './hot-exchanges';
import { HotGate } from './hot-gate';
import type { HotKind } from './hot-kind';
import { plainJsonBytesOf } from './plain-json-bytes';

/** Tells ordinary questions by their heads. */
@Injectable()
export class HotAdmission {
  private readonly kinds: HotKind[] = [];

  constructor(
    private readonly catalog: ModelCatalog,
    private readonly gate: HotGate,
    private readonly exchanges: HotExchanges,
  ) {}

  /** Lets questions of a kind in. */
  add(kind: HotKind): void {
    this.kinds.push(kind);
  }

  /** Opens an exchange; `undefined` for whatever is not ordinary. */
  admit(request: IncomingMessage, response: ServerResponse): HotExchange | undefined {
    const { method, url = '', headers } = request;
    if (method !== 'POST') return undefined;
    for (const kind of this.kinds) {
      const target = kind.targetOf(url);
      if (target === undefined) continue;
      const champion = this.catalog.entry(target.model)?.serving;
      const bytes = plainJsonBytesOf(headers);
      if (champion === undefined || bytes === undefined || bytes > this.gate.mostBytes) return undefined;
      if (!kind.admits(headers) || !this.gate.isOpen(request)) return undefined;
      return new HotExchange({ request, response, kind, champion, route: target.route, bytes }, this.exchanges);
    }
    return undefined;
  }
}
