const LONGEST_FILE = 300;
const LONGEST_SPEC = 400;
const LONGEST_FUNCTION = 40;
const MOST_PARAMETERS = 3;

const forbiddenSyntax = [
  { selector: 'ExportAllDeclaration', message: 'Name what is exported: `export *` hides what a library offers.' },
  { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
];

/** The shape of a file, whatever its language: small, explicit, nothing generated at run time. */
export const shapeRules = [
  {
    files: ['**/*.{ts,mjs,cjs,js}'],
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: LONGEST_FILE }],
      'max-lines-per-function': ['error', { max: LONGEST_FUNCTION, skipBlankLines: true, skipComments: true }],
      'no-eval': 'error',
      'no-nested-ternary': 'error',
      'no-new-func': 'error',
      'no-restricted-syntax': ['error', ...forbiddenSyntax],
      'no-warning-comments': 'error',
      'prefer-const': 'error',
    },
  },
  { files: ['**/*.ts'], rules: { '@typescript-eslint/max-params': ['error', { max: MOST_PARAMETERS }] } },
  // What Nest injects into a controller comes as parameters.
  { files: ['**/*.controller.ts'], rules: { '@typescript-eslint/max-params': 'off' } },
  {
    files: ['**/*.spec.ts', '**/e2e/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: LONGEST_SPEC }],
      'max-lines-per-function': 'off',
      '@typescript-eslint/max-params': 'off',
    },
  },
];
