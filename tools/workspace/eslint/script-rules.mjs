/** Plain Node scripts: configuration files and what runs before anything is built. */
export const scriptRules = [
  { files: ['**/*.{mjs,js}'], languageOptions: { sourceType: 'module' } },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
  {
    files: ['**/*.{mjs,cjs,js}'],
    rules: { 'no-unreachable': 'error', 'no-unused-vars': ['error', { argsIgnorePattern: '^_' }], 'no-var': 'error' },
  },
];
