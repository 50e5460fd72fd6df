import tseslint from 'typescript-eslint';

const typeChecked = {
  languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: `${import.meta.dirname}/../../..` } },
  rules: {
    '@typescript-eslint/consistent-type-exports': 'error',
    '@typescript-eslint/consistent-type-imports': 'error',
    '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    // Nest modules and Angular components are classes that only carry a decorator.
    '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
    '@typescript-eslint/no-import-type-side-effects': 'error',
    // Nest declares its options as classes that nobody constructs.
    '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    '@typescript-eslint/no-unused-vars': [
      'error',
      { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
    ],
    '@typescript-eslint/prefer-readonly': 'error',
    '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
    '@typescript-eslint/switch-exhaustiveness-check': [
      'error',
      { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
    ],
  },
};

const inSpecs = {
  files: ['**/*.spec.ts', '**/testing/**/*.ts', '**/e2e/**/*.ts'],
  rules: {
    // Jest's asymmetric matchers (`expect.any`, `expect.stringContaining`) and JSON answers are typed `any`.
    '@typescript-eslint/no-unsafe-argument': 'off',
    '@typescript-eslint/no-unsafe-assignment': 'off',
    '@typescript-eslint/no-unsafe-call': 'off',
    '@typescript-eslint/no-unsafe-member-access': 'off',
    '@typescript-eslint/no-unsafe-return': 'off',
    '@typescript-eslint/no-extraneous-class': 'off',
    '@typescript-eslint/require-await': 'off',
    '@typescript-eslint/unbound-method': 'off',
  },
};

/** Type-checked rules for TypeScript: no `any`, no `!`, type imports, exhaustive switches. */
export const typescriptRules = tseslint.config(
  { files: ['**/*.ts'], extends: [tseslint.configs.strictTypeChecked, typeChecked] },
  inSpecs,
);
