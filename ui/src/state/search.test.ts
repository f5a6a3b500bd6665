import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { backend } from '../lib/backend';
import type { SearchRequest, SearchResponse } from '../lib/types';
import { Search } from './search.svelte';

/** Searches that are answered when the test says so. */
function held() {
  const asked: {
    request: SearchRequest;
    answer: (title: string) => void;
    fail: (message: string) => void;
  }[] = [];
  vi.spyOn(backend, 'search').mockImplementation(
    (request) =>
      new Promise((resolve, reject) => {
        asked.push({
          request,
          answer: (title) =>
            resolve({
              query: request.query,
              hits: [{ title }],
              timings: {},
              notes: [],
            } as unknown as SearchResponse),
          fail: (message) => reject({ code: 'query', message }),
        });
      }),
  );
  return asked;
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const type = async (search: Search, text: string) => {
  search.query = text;
  search.changed();
  await vi.advanceTimersByTimeAsync(200);
};

test('a search begins in a pause of the keys, not at each of them', async () => {
  const asked = held();
  const search = new Search();
  for (const text of ['f', 'fl', 'fli']) {
    search.query = text;
    search.changed();
    await vi.advanceTimersByTimeAsync(30);
  }
  expect(asked).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(200);
  expect(asked.map(({ request }) => request.query)).toEqual(['fli']);
});

test('what is stale when it comes is never shown, and only the last of what was typed meanwhile is searched', async () => {
  const asked = held();
  const search = new Search();
  await type(search, 'roof');
  await type(search, 'roof q');
  await type(search, 'roof quote');
  expect(asked, 'one search at a time').toHaveLength(1);
  asked[0]?.answer('stale');
  await vi.advanceTimersByTimeAsync(0);
  expect(search.hits).toEqual([]);
  expect(asked.map(({ request }) => request.query)).toEqual(['roof', 'roof quote']);
  asked[1]?.answer('fresh');
  await vi.advanceTimersByTimeAsync(0);
  expect(search.hits.map(({ title }) => title)).toEqual(['fresh']);
  expect(search.found).toBe('roof quote');
});

test('an answer that comes after the field was emptied is dropped', async () => {
  const asked = held();
  const search = new Search();
  await type(search, 'roof');
  await type(search, '');
  asked[0]?.answer('late');
  await vi.advanceTimersByTimeAsync(0);
  expect(search.hits).toEqual([]);
});

test('an unreadable filter is said, and the next good query takes it away', async () => {
  const asked = held();
  const search = new Search();
  await type(search, 'before:nonsense');
  asked[0]?.fail('“nonsense” is no date');
  await vi.advanceTimersByTimeAsync(0);
  expect(search.failed?.message).toBe('“nonsense” is no date');
  await type(search, 'before:2026');
  asked[1]?.answer('good');
  await vi.advanceTimersByTimeAsync(0);
  expect(search.failed).toBeNull();
});

test('chips go with the query as the shell takes them', async () => {
  const asked = held();
  const search = new Search();
  search.filters.kinds = ['mail'];
  search.filters.people = ['Anna Lindgren'];
  search.filters.after = ' 2026-03 ';
  await type(search, 'walnuts from:anna');
  expect(asked[0]?.request).toEqual({
    query: 'walnuts from:anna',
    kinds: ['mail'],
    people: ['Anna Lindgren'],
    sources: [],
    after: '2026-03',
    before: null,
    attachments: false,
    k: 30,
  });
  search.filters.clear();
  expect(search.filters.any).toBe(false);
});
