import { expect, test } from 'vitest';
import { placeholderPieces } from './placeholders';

test('placeholders are told from the words around them, and nothing is lost', () => {
  const text = '[PERSON-1-FIRST] paid [AMOUNT-2] [sic] on [DATE-10]';
  const pieces = placeholderPieces(text);
  expect(pieces.filter(({ placeholder }) => placeholder).map(({ text }) => text)).toEqual([
    '[PERSON-1-FIRST]',
    '[AMOUNT-2]',
    '[DATE-10]',
  ]);
  expect(pieces.map(({ text }) => text).join('')).toBe(text);
});
