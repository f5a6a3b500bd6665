/** Where the words of a quote stand in the text of an item. */
import type { Span } from './types';

const WORD = /[\p{L}\p{N}]+/gu;

type Word = Span & { word: string };

const words = (text: string): Word[] =>
  [...text.matchAll(WORD)].map((found) => ({
    word: found[0].toLowerCase(),
    start: found.index,
    end: found.index + found[0].length,
  }));

/**
 * A quote may be shortened with "…" and have other spaces and line breaks than the item, so its words decide. Parts
 * that are not found are left out; nothing is found for a quote that is none of this text.
 */
export function findQuote(text: string, quote: string, near: Span[] = []): Span[] {
  const all = words(text);
  const from = near[0]?.start ?? 0;
  return quote
    .split(/\u2026|\.\.\./)
    .map((part) => words(part).map(({ word }) => word))
    .filter((part) => part.length > 0)
    .map((part) => {
      const fits = (at: number) => part.every((word, index) => all[at + index]?.word === word);
      const places = all.flatMap((_, at) => (fits(at) ? [at] : []));
      // The passage that was cited, where the same words stand in several.
      const at = places.find((place) => (all[place]?.start ?? 0) >= from) ?? places[0];
      const first = at === undefined ? undefined : all[at];
      const last = at === undefined ? undefined : all[at + part.length - 1];
      return first && last ? { start: first.start, end: last.end } : null;
    })
    .filter((span) => span !== null);
}
