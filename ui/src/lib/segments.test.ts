import { describe, expect, test } from 'vitest';
import { answerPieces, pieces } from './segments';

const joined = (all: { text: string }[]) => all.map(({ text }) => text).join('');

describe('pieces', () => {
  test('cut a text at its marks, and lose nothing', () => {
    const text = 'Your flight is on Saturday';
    const all = pieces(text, [{ start: 5, end: 11 }]);
    expect(
      all
        .filter(({ kind }) => kind !== 'citation')
        .map((piece) => [piece.text, 'marked' in piece && piece.marked]),
    ).toEqual([
      ['Your ', false],
      ['flight', true],
      [' is on Saturday', false],
    ]);
    expect(joined(all)).toBe(text);
  });

  test('count in UTF-16 units, so that marks after an emoji stand right', () => {
    const text = '🛶 row at 7';
    expect(
      pieces(text, [{ start: 3, end: 6 }]).find((piece) => 'marked' in piece && piece.marked)?.text,
    ).toBe('row');
  });

  test('bear marks that overlap, are empty, or lie outside', () => {
    const text = 'abcdef';
    const all = pieces(text, [
      { start: 2, end: 4 },
      { start: 3, end: 5 },
      { start: 1, end: 1 },
      { start: 40, end: 50 },
      { start: -3, end: 1 },
    ]);
    expect(joined(all)).toBe(text);
    expect(
      all.map((piece) => ('marked' in piece && piece.marked ? `<${piece.text}>` : piece.text)).join(''),
    ).toBe('<a>b<cde>f');
  });

  test('take links out, without the full stop that ends the sentence', () => {
    const all = pieces('See https://fares.example/x?a=1, or www.b.example/(c). Bye');
    expect(all.filter(({ kind }) => kind === 'link').map(({ text }) => text)).toEqual([
      'https://fares.example/x?a=1',
      'www.b.example/(c',
    ]);
  });

  test('are of the stretch that was asked for', () => {
    expect(joined(pieces('one two three', [{ start: 0, end: 7 }], 4, 13))).toBe('two three');
  });
});

describe('answerPieces', () => {
  test('make chips of the marks that have a source, and of no others', () => {
    const all = answerPieces('At 7:45 AM. [1] See [9] and [x].', new Set([1]));
    expect(all.filter(({ kind }) => kind === 'citation')).toEqual([{ kind: 'citation', n: 1, text: '[1]' }]);
    expect(joined(all)).toBe('At 7:45 AM.[1] See [9] and [x].');
  });

  test('stand after the full stop, however many there are', () => {
    expect(joined(answerPieces('At 7:45 [1]. With Mina [1] [2], by car [2]', new Set([1, 2])))).toBe(
      'At 7:45.[1] With Mina,[1][2] by car[2]',
    );
  });

  test('take every mark for one while the answer comes', () => {
    expect(
      answerPieces('At 7:45. [4] ', null).some((piece) => piece.kind === 'citation' && piece.n === 4),
    ).toBe(true);
  });

  test('leave a mark that is not whole yet as text', () => {
    expect(joined(answerPieces('At 7:45. [1', new Set([1])))).toBe('At 7:45. [1');
  });
});
