import { isBuiltin } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { defineConfig } from 'rolldown';

const workspaceRoot = join(import.meta.dirname, '../..');

/** Native or made of files: they stay in node_modules and are shipped beside the program. */
const SHIPPED_BESIDE = ['onnxruntime-node', 'onnxruntime-common', 'swagger-ui-dist'];

/** Optional peers that Nest looks for and that are not installed. */
const ABSENT = [
  '@fastify/multipart',
  '@fastify/view',
  '@nestjs/axios',
  '@nestjs/microservices',
  '@nestjs/mongoose',
  '@nestjs/platform-express',
  '@nestjs/sequelize',
  '@nestjs/typeorm',
  '@nestjs/websockets',
  '@mikro-orm/core',
  'class-validator',
  'mongoose',
  'sequelize',
  'typeorm',
];

const program = join(workspaceRoot, process.env.PREDICTOR_OUTPUT ?? 'dist/apps/predictor/main.js');

function isExternal(id) {
  return isBuiltin(id) || [...SHIPPED_BESIDE, ...ABSENT].some((name) => id === name || id.startsWith(`${name}/`));
}

export default defineConfig({
  input: {
    [basename(program, '.js')]: join(import.meta.dirname, 'src/main.ts'),
    // What its threads run.
    'bulk-worker': join(import.meta.dirname, 'src/bulk-worker.ts'),
  },
  platform: 'node',
  tsconfig: join(import.meta.dirname, 'tsconfig.json'),
  external: isExternal,
  transform: { target: 'node24' },
  output: {
    dir: dirname(program),
    cleanDir: true,
    entryFileNames: '[name].js',
    // What only some repositories need, such as the clients of the clouds, is read when it is needed.
    chunkFileNames: 'chunks/[name]-[hash].js',
    format: 'esm',
    // One character beyond Latin-1 would make V8 keep the whole program with two bytes for each of its characters.
    charset: 'ascii',
    comments: { legal: true, annotation: false, jsdoc: false },
    keepNames: true,
    sourcemap: true,
  },
});
