/** What an item is read by: its blocks, and the headings among them. */
import { markdownBlocks, type Block, type Inline } from './markdown';
import { plainBlocks } from './plain';
import type { Shown, Span } from './types';

export type Heading = { start: number; level: number; words: string };

/** The words of a heading, or whatever of a text is not markup. */
function words(text: string, all: Inline[]): string {
  const of = (part: Inline) =>
    part.kind === 'text' ? (part.as ?? text.slice(part.start, part.end)) : words(text, part.children);
  return all.map(of).join('').replace(/\s+/g, ' ').trim();
}

/** Markdown is read in notes alone: a mail means its asterisks. A heading that only repeats the title is left out, unless it is what is marked. */
export function blocksOf({ kind, path, text, headings, title }: Shown, marks: Span[]): Block[] {
  const markdown = kind === 'note' && /\.(md|markdown|mdown|mkd)$/i.test(path);
  const blocks = markdown ? markdownBlocks(text) : plainBlocks(text, headings, kind === 'mail');
  const first = blocks[0];
  const repeats =
    first?.kind === 'heading' &&
    words(text, first.children) === title &&
    !marks.some(({ start, end }) => first.start <= start && start < first.end && end <= first.end);
  return ranked(repeats ? blocks.slice(1) : blocks);
}

/** Notes leave levels out, and begin with any of them; who listens to the headings should not miss one. */
function ranked(blocks: Block[]): Block[] {
  const above: number[] = [];
  return blocks.map((block) => {
    if (block.kind !== 'heading') return block;
    while ((above.at(-1) ?? 0) >= block.level) above.pop();
    above.push(block.level);
    return { ...block, rank: above.length };
  });
}

/** The headings that stand for themselves, not within a list or a quote. */
export function outline(text: string, blocks: Block[]): Heading[] {
  return blocks.flatMap((block) =>
    block.kind === 'heading'
      ? [{ start: block.start, level: block.level, words: words(text, block.children) }]
      : [],
  );
}
