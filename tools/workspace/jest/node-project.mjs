import { basename, join } from 'node:path';

const workspaceRoot = join(import.meta.dirname, '../../..');

/**
 * Jest configuration of a project that runs in Node: TypeScript through swc, results also as JSON
 * under `test-results/` for the totals that CI prints, in a file named after `displayName`.
 *
 * @param {string} projectRoot absolute path of the project
 * @param {import('jest').Config} [overrides] settings that this project alone needs
 * @returns {import('jest').Config}
 */
export function nodeProject(projectRoot, overrides = {}) {
  return { ...commonConfig(projectRoot, 'commonjs', overrides), ...overrides };
}

/**
 * Like {@link nodeProject}, for a project that imports packages which are ES modules only (Nest 12): its sources
 * are run as ES modules. Its `test` target must set
 * `NODE_OPTIONS=--experimental-vm-modules --disable-warning=ExperimentalWarning`, and its specs import the `jest`
 * object, where they need it, from `@jest/globals`.
 *
 * @param {string} projectRoot absolute path of the project
 * @param {import('jest').Config} [overrides] settings that this project alone needs
 * @returns {import('jest').Config}
 */
export function esmNodeProject(projectRoot, overrides = {}) {
  return { ...commonConfig(projectRoot, 'es6', overrides), extensionsToTreatAsEsm: ['.ts'], ...overrides };
}

/** @returns {import('jest').Config} */
function commonConfig(projectRoot, moduleType, { displayName: name = basename(projectRoot) }) {
  return {
    displayName: name,
    rootDir: projectRoot,
    testMatch: ['<rootDir>/**/*.spec.ts'],
    testEnvironment: join(import.meta.dirname, 'host-realm-environment.cjs'),
    transform: { '^.+\\.[cm]?[jt]s$': ['@swc/jest', swcOptions(moduleType)] },
    reporters: [
      'default',
      [
        join(import.meta.dirname, 'count-reporter.cjs'),
        { outputFile: join(workspaceRoot, 'test-results', `${name}.json`) },
      ],
    ],
  };
}

/** @returns {import('@swc/core').Options} */
function swcOptions(moduleType) {
  return {
    swcrc: false,
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      target: 'es2022',
      keepClassNames: true,
    },
    module: { type: moduleType },
    sourceMaps: 'inline',
  };
}
