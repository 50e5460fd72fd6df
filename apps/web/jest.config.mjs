import { join } from 'node:path';
import presets from 'jest-preset-angular/presets/index.js';

const workspaceRoot = join(import.meta.dirname, '../..');

/** @type {import('jest').Config} */
export default {
  ...presets.createCjsPreset({ tsconfig: '<rootDir>/tsconfig.json' }),
  displayName: 'web',
  rootDir: import.meta.dirname,
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  setupFilesAfterEnv: ['<rootDir>/jest.setup.ts'],
  reporters: [
    'default',
    [
      join(workspaceRoot, 'tools/workspace/jest/count-reporter.cjs'),
      { outputFile: join(workspaceRoot, 'test-results/web.json') },
    ],
  ],
};
