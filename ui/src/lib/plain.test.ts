import { describe, expect, test } from 'vitest';
import { plainBlocks } from './plain';

const shown = (text: string, ...rest: [Parameters<typeof plainBlocks>[1], boolean]) =>
  plainBlocks(text, ...rest).map(({ kind, start, end }) => [kind, text.slice(start, end)]);

describe('plainBlocks', () => {
  test('know which lines are headings', () => {
    const text = '# One\n\ntext\nmore\n\n## Two';
    const headings = [
      { start: 0, end: 5, level: 1 },
      { start: 18, end: 24, level: 2 },
    ];
    expect(shown(text, headings, false)).toEqual([
      ['heading', 'One'],
      ['plain', 'text\nmore'],
      ['heading', 'Two'],
    ]);
  });

  test('set what a mail quotes apart', () => {
    expect(shown('yes\n\nOn Monday:\n> one\n> two\n\nbye\n', [], true)).toEqual([
      ['plain', 'yes\n\nOn Monday:'],
      ['quoted', '> one\n> two'],
      ['plain', 'bye'],
    ]);
    expect(shown('a\n> b', [], false)).toEqual([['plain', 'a\n> b']]);
  });
});
