import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { elements, policies } from './scripts/lint/layers.mjs';
import { restrictedSyntax } from './scripts/lint/restricted-syntax.mjs';

const typed = ['**/*.{ts,tsx}'];
const product = ['{electron,renderer,shared}/**/*.{ts,tsx}'];
const compositionRoots = [
  'electron/main.ts',
  'electron/backend.ts',
  'electron/cli/main.ts',
  'renderer/main.tsx',
  'renderer/stage/main.tsx',
];
const nodeGlobals = ['Buffer', 'URL', 'clearTimeout', 'console', 'performance', 'process', 'setTimeout', 'structuredClone'];

const readonlyGlobals = (names) => Object.fromEntries(names.map((name) => [name, 'readonly']));
const forbid = (selectors) => ({ 'no-restricted-syntax': ['error', ...selectors] });

export default defineConfig(
  globalIgnores(['node_modules/', 'out/', 'build/', 'release/', 'coverage/']),
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: typed,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: product,
    plugins: { boundaries },
    settings: {
      'boundaries/elements': elements,
      'boundaries/dependency-nodes': ['import', 'export', 'dynamic-import', 'require'],
      'boundaries/legacy-warnings': false, // single files are elements here, which has no newer spelling yet
      'import/resolver': { typescript: { project: 'tsconfig.*.json' } },
    },
    rules: {
      'boundaries/dependencies': ['error', { default: 'disallow', checkAllOrigins: true, policies }],
      'boundaries/no-unknown-files': 'error',
      ...forbid(restrictedSyntax.standard),
    },
  },
  { files: compositionRoots, rules: forbid(restrictedSyntax.compositionRoots) },
  { files: ['electron/store/**'], rules: forbid(restrictedSyntax.store) },
  { files: ['shared/i18n/**'], rules: forbid(restrictedSyntax.words) },
  { files: ['tests/**'], rules: { 'no-console': 'off' } },
  { files: ['renderer/**/*.{ts,tsx}'], extends: [reactHooks.configs.flat.recommended] },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: { globals: readonlyGlobals(nodeGlobals) },
    rules: { 'no-console': 'off' },
  },
  {
    files: ['tests/bench/**'],
    languageOptions: {
      globals: readonlyGlobals(['AbortController', 'PerformanceObserver', 'document', 'requestAnimationFrame', 'setInterval']),
    },
  },
  {
    files: ['**/*.cjs', 'scripts/default-app/*.js', 'scripts/icon-painter/*.js'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: readonlyGlobals(['require', 'module', 'exports', '__dirname', 'Image', 'document']),
    },
  },
);
