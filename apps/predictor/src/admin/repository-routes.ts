import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { Catalogs } from '../models/catalogs';
import { ChannelFollower } from '../models/follow/channel-follower';
import { toRepositoryIndex } from './to-repository-index';

/** The repository extension of the Open Inference Protocol v2: what is there, and "look now". */
@Injectable()
export class RepositoryRoutes {
  constructor(
    private readonly catalogs: Catalogs,
    private readonly follower: ChannelFollower,
  ) {}

  register(fastify: FastifyInstance): void {
    fastify.post('/v2/repository/index', () => this.catalogs.champions.entries.flatMap(toRepositoryIndex));
    fastify.post<{ Params: { model: string } }>('/v2/repository/models/:model/load', async (request, reply) => {
      const { status, error } = await this.load(request.params.model);
      return reply.code(status).send(error === undefined ? {} : { error });
    });
  }

  /** Looks at the channels now; a version that was refused gets another chance. */
  private async load(name: string): Promise<{ readonly status: number; readonly error?: string }> {
    const { champions } = this.catalogs;
    champions.note(name, { refusal: undefined });
    await this.follower.look();
    const entry = champions.entry(name);
    if (entry === undefined) return { status: 404, error: `expected a model of the repository, got "${name}"` };
    const { serving, channelVersion, refusal, check } = entry;
    const problem = refusal?.problem ?? check?.problem;
    if (serving !== undefined && serving.version === channelVersion && problem === undefined) return { status: 200 };
    return { status: 503, error: `${problem?.code}: ${problem?.detail}` };
  }
}
