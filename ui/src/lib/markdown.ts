/**
 * A note's Markdown as blocks over its source. Nothing becomes markup: every piece of text is a stretch of the source,
 * so that marks of citations, which are stretches as well, lie on exactly their words. HTML stays the characters it is.
 */
import { parser, Strikethrough, Table, TaskList } from '@lezer/markdown';
import type { Span } from './types';

export type Inline =
  /** `as` is shown in its place: what an escape or entity stands for. */
  | ({ kind: 'text'; as?: string } & Span)
  | { kind: 'strong' | 'em' | 'del' | 'code'; children: Inline[] }
  | { kind: 'link'; url: string; children: Inline[] };

export type Item = { done: boolean | null; blocks: Block[] };

export type Block = Span &
  /** `rank` is how deep it lies among the headings above it; one in a list or quote has none. */
  (
    | { kind: 'heading'; level: number; rank?: number; children: Inline[] }
    /** `plain` is what spaces mean something in; `quoted` the same, from the mail before. */
    | { kind: 'text' | 'plain' | 'quoted' | 'code'; children: Inline[] }
    | { kind: 'list'; first: number | null; items: Item[] }
    | { kind: 'quote'; blocks: Block[] }
    | { kind: 'table'; rows: Inline[][][] }
    | { kind: 'rule' }
  );

const markdown = parser.configure([Strikethrough, Table, TaskList]);
type Node = ReturnType<typeof markdown.parse>['topNode'];

/** Deeper nesting is nobody's note; it is shown as it is written. */
const DEEPEST = 16;
const MARK =
  /^(Header|Emphasis|Code|Link|Quote|List|Strikethrough)Mark$|^(CodeInfo|LinkTitle|LinkLabel|Comment)$/;
const WRAPPED = {
  StrongEmphasis: 'strong',
  Emphasis: 'em',
  Strikethrough: 'del',
  InlineCode: 'code',
} as const;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

const children = (node: Node): Node[] => {
  const all = [];
  for (let child = node.firstChild; child; child = child.nextSibling) all.push(child);
  return all;
};
const text = (start: number, end: number): Inline[] => (start < end ? [{ kind: 'text', start, end }] : []);

/** The text without what lies around it: the space after a `#`, the line break before the end. */
function trimmed(source: string, all: Inline[]): Inline[] {
  const out = [...all];
  const first = out[0];
  if (first?.kind === 'text' && first.as === undefined) {
    const body = source.slice(first.start, first.end);
    out[0] = { ...first, start: first.end - body.trimStart().length };
  }
  const last = out.at(-1);
  if (last?.kind === 'text' && last.as === undefined) {
    const body = source.slice(last.start, last.end);
    out[out.length - 1] = { ...last, end: last.start + body.trimEnd().length };
  }
  return out.filter((part) => part.kind !== 'text' || part.start < part.end);
}

class Reading {
  readonly #source: string;
  /** Where `[words][label]` leads. */
  readonly #targets = new Map<string, string>();

  constructor(source: string, top: Node) {
    this.#source = source;
    for (const node of children(top)) {
      const [label, url] = [node.getChild('LinkLabel'), node.getChild('URL')];
      if (node.name === 'LinkReference' && label && url)
        this.#targets.set(this.#text(label).toLowerCase(), this.#text(url));
    }
  }

  #text = (node: Span | Node) =>
    'from' in node ? this.#source.slice(node.from, node.to) : this.#source.slice(node.start, node.end);

  blocks(nodes: Node[], depth = 0): Block[] {
    return nodes.flatMap((node) => this.#block(node, depth));
  }

  #block(node: Node, depth: number): Block[] {
    const span = { start: node.from, end: node.to };
    const level = /^(?:ATX|Setext)Heading(\d)$/.exec(node.name)?.[1];
    if (level)
      return [
        {
          ...span,
          kind: 'heading',
          level: Number(level),
          children: trimmed(this.#source, this.#inside(node)),
        },
      ];
    if (depth >= DEEPEST) return [{ ...span, kind: 'text', children: text(node.from, node.to) }];
    switch (node.name) {
      case 'BulletList':
      case 'OrderedList': {
        const items = node.getChildren('ListItem');
        const mark = items[0]?.getChild('ListMark');
        const first = mark && node.name === 'OrderedList' ? parseInt(this.#text(mark), 10) : null;
        return [{ ...span, kind: 'list', first, items: items.map((item) => this.#item(item, depth)) }];
      }
      case 'Blockquote':
        return [{ ...span, kind: 'quote', blocks: this.blocks(children(node), depth + 1) }];
      case 'FencedCode':
      case 'CodeBlock':
        return [
          {
            ...span,
            kind: 'code',
            children: node.getChildren('CodeText').flatMap(({ from, to }) => text(from, to)),
          },
        ];
      case 'Table':
        return [{ ...span, kind: 'table', rows: this.#rows(node) }];
      case 'HorizontalRule':
        return [{ ...span, kind: 'rule' }];
      case 'HTMLBlock':
      case 'ProcessingInstructionBlock':
      case 'LinkReference':
        return [{ ...span, kind: 'text', children: text(node.from, node.to) }];
      default:
        // Marks of what is around, and comments.
        if (MARK.test(node.name) || node.name === 'CommentBlock' || node.name === 'TaskMarker') return [];
        return [{ ...span, kind: 'text', children: trimmed(this.#source, this.#inside(node)) }];
    }
  }

  #item(node: Node, depth: number): Item {
    const marker = node.getChild('Task')?.getChild('TaskMarker');
    return {
      done: marker ? /x/i.test(this.#text(marker)) : null,
      blocks: this.blocks(children(node), depth + 1),
    };
  }

  /** A cell is what stands between two bars; an empty one has no node. */
  #rows(table: Node): Inline[][][] {
    return [...table.getChildren('TableHeader'), ...table.getChildren('TableRow')].map((row) => {
      const cells: Inline[][] = [];
      let at = row.from;
      let cell: Inline[] = [];
      for (const node of children(row)) {
        if (node.name === 'TableCell') cell = this.#inside(node);
        if (node.name !== 'TableDelimiter') continue;
        if (node.from > row.from) cells.push(cell);
        cell = [];
        at = node.to;
      }
      if (at < row.to) cells.push(cell);
      return cells;
    });
  }

  /** What is in a node, without the characters that only mark it up. */
  #inside(node: Node, depth = 0, marks = false): Inline[] {
    const out: Inline[] = [];
    let at = node.from;
    for (const child of children(node)) {
      out.push(...text(at, child.from));
      at = child.to;
      if (marks && MARK.test(child.name)) out.push(...text(child.from, child.to));
      else out.push(...this.#inline(child, depth + 1));
    }
    out.push(...text(at, node.to));
    return out;
  }

  #inline(node: Node, depth: number): Inline[] {
    const { name, from: start, to: end } = node;
    if (MARK.test(name) || name === 'TaskMarker') return [];
    if (depth >= DEEPEST) return text(start, end);
    if (name in WRAPPED)
      return [{ kind: WRAPPED[name as keyof typeof WRAPPED], children: this.#inside(node, depth) }];
    switch (name) {
      case 'Link':
      case 'Image':
        return this.#link(node, depth);
      case 'Autolink':
        return this.#inside(node, depth);
      case 'Escape':
        return text(start + 1, end);
      case 'HardBreak':
        return [{ kind: 'text', start, end, as: '\n' }];
      case 'Entity': {
        const as = entity(this.#text(node));
        return as === null ? text(start, end) : [{ kind: 'text', start, end, as }];
      }
      case 'HTMLTag':
        return /^<br\s*\/?>$/i.test(this.#text(node))
          ? [{ kind: 'text', start, end, as: '\n' }]
          : text(start, end);
      default:
        return text(start, end);
    }
  }

  /** Words in brackets are a link only where they lead somewhere; pictures are their description. */
  #link(node: Node, depth: number): Inline[] {
    const label = node.getChild('LinkLabel');
    const target = node.getChild('URL');
    const named = label ? this.#text(label) : this.#text(node).replace(/^!/, '');
    const url = target ? this.#text(target) : this.#targets.get(named.toLowerCase());
    if (url === undefined) return this.#inside(node, depth, true);
    const [open, close] = node.getChildren('LinkMark');
    const words = this.#inside(node, depth).filter(
      (part) =>
        part.kind !== 'text' || (part.start >= (open?.to ?? 0) && part.end <= (close?.from ?? node.to)),
    );
    return [
      { kind: 'link', url, children: words.length > 0 || !target ? words : text(target.from, target.to) },
    ];
  }
}

function entity(written: string): string | null {
  const name = written.slice(1, -1);
  const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
  if (!number) return ENTITIES[name] ?? null;
  const code = number[1] ? parseInt(number[1], 16) : Number(number[2]);
  return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : null;
}

/** The blocks of a note. */
export function markdownBlocks(source: string): Block[] {
  const { topNode } = markdown.parse(source);
  return new Reading(source, topNode).blocks(children(topNode));
}
