import { angularRules } from './tools/workspace/eslint/angular-rules.mjs';
import { boundaryRules } from './tools/workspace/eslint/boundary-rules.mjs';
import { restrictedImports } from './tools/workspace/eslint/restricted-imports.mjs';
import { scriptRules } from './tools/workspace/eslint/script-rules.mjs';
import { shapeRules } from './tools/workspace/eslint/shape-rules.mjs';
import { typescriptRules } from './tools/workspace/eslint/typescript-rules.mjs';

export default [
  {
    ignores: [
      '**/dist/',
      '**/node_modules/',
      '**/coverage/',
      '**/.angular/',
      '**/.venv/',
      'tmp/',
      'test-results/',
      '.nx/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...scriptRules,
  ...typescriptRules,
  ...angularRules,
  ...shapeRules,
  ...boundaryRules,
  ...restrictedImports,
];
