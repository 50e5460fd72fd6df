import { Injectable } from '@nestjs/common';
import { Problem } from '@medcast/problem';
import type { FastifyInstance } from 'fastify';
import type { CatalogEntry } from '../models/catalog-entry';
import { Catalogs } from '../models/catalogs';
import { ChannelFollower } from '../models/follow/channel-follower';
import { asksForReadyAlone } from './asks-for-ready-alone';
import { toRepositoryIndex } from './to-repository-index';

interface ModelRequest {
  readonly Params: { readonly model: string };
}

/** The repository extension of the Open Inference Protocol v2: what is there, "look now", and "take it out". */
@Injectable()
export class RepositoryRoutes {
  constructor(
    private readonly catalogs: Catalogs,
    private readonly follower: ChannelFollower,
  ) {}

  register(fastify: FastifyInstance): void {
    fastify.post<{ Body: Buffer | undefined }>('/v2/repository/index', ({ body }) => {
      const versions = this.catalogs.champions.entries.flatMap(toRepositoryIndex);
      return asksForReadyAlone(body) ? versions.filter(({ state }) => state === 'READY') : versions;
    });
    fastify.post<ModelRequest>('/v2/repository/models/:model/load', async (request, reply) => {
      const { status, error } = await this.load(request.params.model);
      return reply.code(status).send(error === undefined ? {} : { error });
    });
    fastify.post<ModelRequest>('/v2/repository/models/:model/unload', (request) => this.unload(request.params.model));
  }

  /** Looks at the channels now; what was unloaded is followed again, and a version that was refused gets another chance. */
  private async load(name: string): Promise<{ readonly status: number; readonly error?: string }> {
    await this.follower.load(name);
    const { serving, channelVersion, refusal, check } = this.find(name);
    const problem = refusal?.problem ?? check?.problem;
    if (serving !== undefined && serving.version === channelVersion && problem === undefined) return { status: 200 };
    return { status: 503, error: `${problem?.code}: ${problem?.detail}` };
  }

  /** Again is the same as once. */
  private unload(name: string): object {
    if (!this.find(name).isHeld) this.follower.unload(name);
    return {};
  }

  /** @throws Problem MODEL_NOT_FOUND */
  private find(name: string): CatalogEntry {
    const entry = this.catalogs.champions.entry(name);
    if (entry !== undefined) return entry;
    throw new Problem('MODEL_NOT_FOUND', `expected a model of the repository, got ${JSON.stringify(name)}`);
  }
}
