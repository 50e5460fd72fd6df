import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryRepository } from '../testing/memory-repository';
import { describeRepository } from '../../e2e/testing/repository-contract';
import { openRepository } from './open-repository';

const folders: string[] = [];

afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true })));
});

describeRepository('a folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'medcast-contract-'));
  folders.push(folder);
  return { open: () => openRepository(`file:${folder}`), manyFiles: 50 };
});

describeRepository('memory', async () => {
  const repository = createMemoryRepository();
  return { open: () => repository, manyFiles: 50 };
});
