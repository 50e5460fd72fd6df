import { basename, join } from 'node:path';

const workspaceRoot = join(import.meta.dirname, '../../..');

/**
 * Jest configuration of a project that runs in Node: TypeScript through swc, results also as JSON
 * under `test-results/` for the totals that CI prints.
 *
 * @param {string} projectRoot absolute path of the project
 * @param {import('jest').Config} [overrides] settings that this project alone needs
 * @returns {import('jest').Config}
 */
export function nodeProject(projectRoot, overrides = {}) {
  const name = basename(projectRoot);
  return {
    displayName: name,
    rootDir: projectRoot,
    testMatch: ['<rootDir>/**/*.spec.ts'],
    testEnvironment: join(import.meta.dirname, 'host-realm-environment.cjs'),
    transform: {
      '^.+\\.[cm]?[jt]s$': [
        '@swc/jest',
        {
          swcrc: false,
          jsc: {
            parser: { syntax: 'typescript', decorators: true },
            transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
            target: 'es2022',
            keepClassNames: true,
          },
          module: { type: 'commonjs' },
          sourceMaps: 'inline',
        },
      ],
    },
    reporters: [
      'default',
      [join(import.meta.dirname, 'count-reporter.cjs'), { outputFile: join(workspaceRoot, 'test-results', `${name}.json`) }],
    ],
    ...overrides,
  };
}
