/**
 * Text of the user's or the model's, cut into pieces that components show as text nodes. Nothing is ever parsed as
 * markup; links become pieces of their own so that they can be copied, never followed.
 */
import type { Span } from './types';

export type Piece =
  | { kind: 'text'; text: string; marked: boolean }
  | { kind: 'link'; text: string; marked: boolean }
  | { kind: 'citation'; n: number; text: string };

/** `https://…`, `www.…`; without the punctuation that follows a link in a sentence. */
const LINK = /\b(?:https?:\/\/|www\.)[^\s<>"\u201c\u201d]+[^\s<>"\u201c\u201d.,;:!?)\]}'\u2019]/gi;
const CITATION = /\[(\d{1,2})\]/g;

/** Spans in order, inside the text and without overlaps. */
function clean(spans: Span[], length: number): Span[] {
  const sorted = spans
    .map(({ start, end }) => ({ start: Math.max(0, start), end: Math.min(length, end) }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start);
  const out: Span[] = [];
  for (const span of sorted) {
    const last = out.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else out.push({ ...span });
  }
  return out;
}

/** Cuts `text[from..to]` at marks and links. */
export function pieces(text: string, marks: Span[] = [], from = 0, to = text.length): Piece[] {
  const marked = clean(marks, text.length);
  const links = [...text.slice(from, to).matchAll(LINK)].map((found) => ({
    start: from + found.index,
    end: from + found.index + found[0].length,
  }));
  const edges = new Set([from, to]);
  for (const { start, end } of [...marked, ...links]) {
    if (start > from && start < to) edges.add(start);
    if (end > from && end < to) edges.add(end);
  }
  const cuts = [...edges].sort((a, b) => a - b);
  const inside = (spans: Span[], at: number) => spans.some(({ start, end }) => start <= at && at < end);
  return cuts.slice(0, -1).map((start, index) => ({
    kind: inside(links, start) ? 'link' : 'text',
    text: text.slice(start, cuts[index + 1]),
    marked: inside(marked, start),
  }));
}

/**
 * An answer: its `[n]` as pieces, the rest as text and links. A mark without a citation stays text; which those are is
 * `null` while the answer comes.
 */
export function answerPieces(text: string, known: { has: (n: number) => boolean } | null): Piece[] {
  const out: Piece[] = [];
  let at = 0;
  for (const found of text.matchAll(CITATION)) {
    const n = Number(found[1]);
    if (known && !known.has(n)) continue;
    // The space before a mark goes: the chip brings its own.
    out.push(...pieces(text.slice(at, found.index).replace(/[ \u00a0]$/, '')));
    out.push({ kind: 'citation', n, text: found[0] });
    at = found.index + found[0].length;
  }
  out.push(...pieces(text.slice(at)));
  return closed(out);
}

/** A mark stands after the full stop of its sentence, as a footnote does, wherever the model put it. */
function closed(all: Piece[]): Piece[] {
  const out = [...all];
  for (let at = out.length - 1; at > 0; at -= 1) {
    const [mark, after] = [out[at - 1], out[at]];
    if (mark?.kind !== 'citation' || after?.kind !== 'text') continue;
    const stop = /^[.,;:!?]+/.exec(after.text)?.[0];
    if (!stop) continue;
    out[at] = { ...after, text: after.text.slice(stop.length) };
    // Before all marks in a row.
    let first = at - 1;
    while (first > 0 && out[first - 1]?.kind === 'citation') first -= 1;
    out.splice(first, 0, { kind: 'text', text: stop, marked: false });
  }
  return out.filter(({ text }) => text !== '');
}
