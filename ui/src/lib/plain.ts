/** The text of a mail, or of a note that is no Markdown, as blocks over it. */
import type { Block } from './markdown';
import type { Heading } from './types';

type Kind = 'plain' | 'quoted' | 'heading';

/** Neighbouring lines of one kind belong together, so that a text is a few elements and not thousands. */
export function plainBlocks(text: string, headings: Heading[], mail: boolean): Block[] {
  const runs: { kind: Kind; level: number; start: number; end: number }[] = [];
  let start = 0;
  while (start <= text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, end);
    const level = headings.find((one) => one.start < Math.max(end, start + 1) && one.end > start)?.level ?? 0;
    const kind = level > 0 ? 'heading' : mail && /^\s*>/.test(line) ? 'quoted' : 'plain';
    const last = runs.at(-1);
    if (last && last.kind === kind && kind !== 'heading') last.end = end;
    else runs.push({ kind, level, start, end });
    if (newline < 0) break;
    start = newline + 1;
  }
  return runs.flatMap(({ kind, level, ...run }): Block[] => {
    const body = text.slice(run.start, run.end);
    if (body.trim() === '') return [];
    // Empty lines around a block are the space around it, and the size says that a line is a heading.
    const before = kind === 'heading' ? /^\s*#*\s*/ : /^\s*\n/;
    const start = run.start + (before.exec(body)?.[0].length ?? 0);
    const end = run.start + body.trimEnd().length;
    const children = [{ kind: 'text' as const, start, end }];
    return [kind === 'heading' ? { kind, level, start, end, children } : { kind, start, end, children }];
  });
}
