import { randomUUID } from 'node:crypto';
import Fastify from 'fastify';
import { PREDICT_PATH } from '../question';
import { constantAnswer, answerSchema } from './constant-answer';
import { TickEnd } from './tick-end';

/**
 * What everything is measured against: one Fastify route with a response schema that parses its JSON body and answers a
 * constant. With `burst` it holds its answers back to the end of the event loop's tick, which is the most that whoever
 * scores the requests of a tick together can reach.
 */
const isBurst = process.argv[2] === 'burst';
const tickEnd = new TickEnd();
const fastify = Fastify();

fastify.post(PREDICT_PATH, { schema: { response: { 200: answerSchema } } }, async () => {
  if (isBurst) await tickEnd.wait();
  return { ...constantAnswer, requestId: randomUUID() };
});

const address = await fastify.listen({ port: 0, host: '127.0.0.1' });
process.stdout.write(`${JSON.stringify({ msg: 'ready', url: address })}\n`);
