import { expect, test } from 'vitest';
import { findQuote } from './quote';

const at = (text: string, quote: string, near?: { start: number; end: number }[]) =>
  findQuote(text, quote, near).map(({ start, end }) => text.slice(start, end));

test('a quote is found over line breaks and other spaces', () => {
  expect(at('Departs:\n  Boston, 7:45 AM', 'departs: Boston, 7:45 AM')).toEqual([
    'Departs:\n  Boston, 7:45 AM',
  ]);
});

test('both parts of a shortened quote are found', () => {
  expect(at('one two three four five six', 'one two … five six')).toEqual(['one two', 'five six']);
});

test('of two places the one in the cited passage is taken', () => {
  expect(findQuote('at 7:45, no: at 7:45', 'at 7:45', [{ start: 9, end: 20 }])).toEqual([
    { start: 13, end: 20 },
  ]);
});

test('words that are not there are not found', () => {
  expect(at('the flight is at noon', 'the flight is at night')).toEqual([]);
  expect(at('anything', '')).toEqual([]);
});
