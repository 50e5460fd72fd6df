import { Inject, Injectable } from '@nestjs/common';
import { SHADOW_REPORT_VERSION, type ShadowReport } from '@medcast/prediction-contract';
import { type Settings, SETTINGS } from '../settings/settings';
import { ShadowLog } from './shadow-log';

/** Makes the report of the shadow. */
@Injectable()
export class ShadowReports {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly log: ShadowLog,
  ) {}

  /** What candidates did up to now; `undefined` where the shadow is off. */
  toReport(): ShadowReport | undefined {
    const { channel, shadowChannel, shadowShare } = this.settings;
    if (shadowChannel === undefined) return undefined;
    const channels = { champion: channel, candidate: shadowChannel };
    const pairs = this.log.pairs.map((pair) => pair.toPair());
    return { formatVersion: SHADOW_REPORT_VERSION, channels, share: shadowShare, pairs };
  }
}
