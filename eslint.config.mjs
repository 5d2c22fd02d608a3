import js from '@eslint/js'
import tseslint from 'typescript-eslint'

/** Bans that hold in more than one block: a later flat block replaces the rule, so each spreads this list. */
const noNow = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Time comes from the clock (kit/clock).',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Time comes from the clock (kit/clock).',
  },
]
const noEnum = [
  { selector: 'TSEnumDeclaration', message: 'A union of literals instead of an enum.' },
]

export default tseslint.config(
  {
    ignores: [
      '.cache/**',
      'dist/**',
      'data/**',
      'node_modules/**',
      'test/artifacts/**',
      'test/preview/sample/**',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/require-await': 'off',
      'no-restricted-syntax': ['error', ...noEnum],
      'max-lines': ['error', { max: 200, skipBlankLines: false, skipComments: false }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 10],
      'max-depth': ['error', 3],
      'max-params': ['error', 4],
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['shared/**/*.ts', 'server/**/*.ts', 'miniprogram/**/*.ts'],
    ignores: ['server/kit/clock.ts', 'server/embedded/**', 'miniprogram/kit/clock.ts'],
    rules: { 'no-restricted-syntax': ['error', ...noEnum, ...noNow] },
  },
  {
    // The typings of Page and Component widen `data`, so the rule calls assertions unnecessary that are not.
    files: ['miniprogram/**/*.ts'],
    rules: { '@typescript-eslint/no-unnecessary-type-assertion': 'off' },
  },
  {
    files: ['miniprogram/**/*.ts'],
    ignores: ['miniprogram/kit/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'wx',
          property: 'request',
          message: 'Only miniprogram/kit speaks to the network.',
        },
      ],
    },
  },
  {
    // A describe block holds many sentences; its length says nothing about a function's.
    files: ['test/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  {
    files: ['**/*.{js,cjs,mjs}'],
    languageOptions: {
      globals: {
        module: 'writable',
        require: 'readonly',
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        setTimeout: 'readonly',
        fetch: 'readonly',
        performance: 'readonly',
      },
    },
    rules: { 'max-lines': ['error', { max: 200 }] },
  },
)
