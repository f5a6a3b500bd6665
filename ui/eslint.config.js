import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

export default ts.config(
  { ignores: ['dist/', 'test-results/', '.mock/', 'src/lib/types.ts'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      'no-undef': 'off',
      // Text of the user's never becomes markup.
      'svelte/no-at-html-tags': 'error',
      'no-restricted-properties': [
        'error',
        { property: 'innerHTML', message: 'Text of the user or the model is never markup.' },
        { property: 'outerHTML', message: 'Text of the user or the model is never markup.' },
        { property: 'insertAdjacentHTML', message: 'Text of the user or the model is never markup.' },
      ],
      // The strict CSP refuses inline styles.
      'svelte/no-inline-styles': 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
);
