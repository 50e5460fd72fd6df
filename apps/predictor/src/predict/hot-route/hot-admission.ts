import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { showsKnownKey } from '../../access/is-known-key';
import { Drain } from '../../lifecycle/drain';
import type { LoadedModel } from '../../models/loaded-model';
import { ModelCatalog } from '../../models/model-catalog';
import { type Settings, SETTINGS } from '../../settings/settings';
import { plainJsonBytesOf, predictTargetOf } from './ordinary-request';

/** Larger bodies are not the ordinary way to ask for one record. */
const MOST_BYTES = 16_384;

/** Who is asked, as far as the head of a request tells. */
export interface Admission {
  readonly champion: LoadedModel;
  /** Template of the route. */
  readonly route: string;
  /** Length of the body. */
  readonly bytes: number;
}

/** Tells ordinary questions by their heads. */
@Injectable()
export class HotAdmission {
  private readonly mostBytes: number;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly catalog: ModelCatalog,
    private readonly drain: Drain,
  ) {
    this.mostBytes = Math.min(MOST_BYTES, settings.maxBodyBytes);
  }

  /** `undefined` for whatever is not ordinary. */
  admit({ method, url = '', headers }: IncomingMessage): Admission | undefined {
    if (method !== 'POST' || this.drain.isDraining || this.settings.tracing !== undefined) return undefined;
    const target = predictTargetOf(url);
    if (target === undefined) return undefined;
    const champion = this.catalog.entry(target.model)?.serving;
    const bytes = plainJsonBytesOf(headers);
    if (champion === undefined || bytes === undefined || bytes > this.mostBytes) return undefined;
    const { apiKeys } = this.settings;
    if (apiKeys !== undefined && !showsKnownKey(headers, apiKeys)) return undefined;
    return { champion, route: target.route, bytes };
  }
}
