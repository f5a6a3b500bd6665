import { expect, test } from 'vitest';
import { counted, duration, fileName, names, shortDate, size } from './format';

test('counts agree with their noun', () => {
  expect(counted(1, 'item')).toBe('1 item');
  expect(counted(2, 'item')).toBe('2 items');
  expect(counted(0, 'person', 'people')).toBe('0 people');
});

test('sizes have a digit after the point only where it says something', () => {
  expect([0, 999, 1000, 1_544_000, 48_210_000, 1_117_000_000].map(size)).toEqual([
    '0 bytes',
    '999 bytes',
    '1 kB',
    '1.5 MB',
    '48 MB',
    '1.1 GB',
  ]);
});

test('durations', () => {
  expect([16, 9100, 130_000].map(duration)).toEqual(['16 ms', '9.1 s', '2 min 10 s']);
});

test('a date is as short as it can be', () => {
  const now = new Date(2026, 10, 23, 9);
  expect(shortDate(new Date(2026, 10, 22, 23, 59).toISOString(), now)).toBe('Yesterday');
  expect(shortDate(new Date(2026, 9, 14).toISOString(), now)).not.toContain('2026');
  expect(shortDate(new Date(2025, 9, 14).toISOString(), now)).toContain('2025');
  expect(shortDate(null, now)).toBe('');
});

test('a file is named by its last part, whichever the slashes', () => {
  expect(fileName('/home/j/Notes/')).toBe('Notes');
  expect(fileName('C:\\Mail\\a.mbox')).toBe('a.mbox');
});

test('many people are counted', () => {
  expect(names(['A', 'B'])).toBe('A, B');
  expect(names(['A', 'B', 'C', 'D', 'E'])).toBe('A, B, C and 2 others');
});
