import { describe, expect, test } from 'vitest';
import { markdownBlocks, type Block, type Inline } from './markdown';

/** What a person reads, with the structure in brackets. */
function inline(source: string, all: Inline[]): string {
  return all
    .map((part) => {
      if (part.kind === 'text') return part.as ?? source.slice(part.start, part.end);
      const name = part.kind === 'link' ? `link ${part.url}` : part.kind;
      return `{${name}: ${inline(source, part.children)}}`;
    })
    .join('');
}
function block(source: string, one: Block): unknown {
  switch (one.kind) {
    case 'heading':
      return [`h${one.level}`, inline(source, one.children)];
    case 'list':
      return [
        one.first ?? 'list',
        ...one.items.map(({ done, blocks }) => [
          ...(done === null ? [] : [done]),
          ...blocks.map((inner) => block(source, inner)),
        ]),
      ];
    case 'quote':
      return ['quote', ...one.blocks.map((inner) => block(source, inner))];
    case 'table':
      return ['table', ...one.rows.map((row) => row.map((cell) => inline(source, cell)))];
    case 'rule':
      return ['rule'];
    default:
      return [one.kind, inline(source, one.children)];
  }
}
const read = (source: string) => markdownBlocks(source).map((one) => block(source, one));

describe('markdownBlocks', () => {
  test('read headings, paragraphs and emphasis, without the characters that mark them', () => {
    expect(
      read('# The *old* roof #\n\nIt **leaks _here_** and ~~there~~, see `x = 1`.\nStill.\n\nTwo\n---\n'),
    ).toEqual([
      ['h1', 'The {em: old} roof'],
      ['text', 'It {strong: leaks {em: here}} and {del: there}, see {code: x = 1}.\nStill.'],
      ['h2', 'Two'],
    ]);
  });

  test('read lists, tasks and what is nested in them', () => {
    expect(read('- one\n  more\n  - deep\n- [x] done\n- [ ] open\n\n3. three\n4. four')).toEqual([
      [
        'list',
        [
          ['text', 'one\n  more'],
          ['list', [['text', 'deep']]],
        ],
        [true, ['text', 'done']],
        [false, ['text', 'open']],
      ],
      [3, [['text', 'three']], [['text', 'four']]],
    ]);
  });

  test('read quotes, code and tables with empty cells', () => {
    expect(
      read('> said\n> so\n\n```js\nlet a;\nlet b;\n```\n\n---\n\n| a | b |\n|---|---|\n| 1 |  |\n'),
    ).toEqual([
      ['quote', ['text', 'said\n so']],
      ['code', 'let a;\nlet b;'],
      ['rule'],
      ['table', ['a', 'b'], ['1', '']],
    ]);
  });

  test('know where links lead, and that other brackets are brackets', () => {
    expect(
      read(
        '[the *mail*](https://a.example "t"), [by name][x], [sic], ![the roof](roof.jpg)\n\n[x]: https://b.example',
      ),
    ).toEqual([
      [
        'text',
        '{link https://a.example: the {em: mail}}, {link https://b.example: by name}, [sic], {link roof.jpg: the roof}',
      ],
      ['text', '[x]: https://b.example'],
    ]);
  });

  test('keep HTML as the characters that it is', () => {
    expect(read('<img src=x onerror=alert(1)>\n\na <b>bold</b> &amp; \\*b\\*, one<br>two')).toEqual([
      ['text', '<img src=x onerror=alert(1)>'],
      ['text', 'a <b>bold</b> & *b*, one\ntwo'],
    ]);
  });

  test('are stretches of the source, in order, whatever it is', () => {
    const hostile = [
      '>'.repeat(400),
      '- '.repeat(400),
      '*'.repeat(999),
      '['.repeat(999),
      '| a\n|-\n'.repeat(9),
      '#\n\n##',
    ];
    for (const source of [...hostile, hostile.join('\n'), '\u{1f6eb} **Zürich** \u{1f6eb}']) {
      let at = 0;
      const leaves = (all: Inline[]) => {
        for (const part of all) {
          if (part.kind !== 'text') leaves(part.children);
          else {
            expect(part.start).toBeGreaterThanOrEqual(at);
            expect(part.end).toBeLessThanOrEqual(source.length);
            at = part.end;
          }
        }
      };
      const walk = (blocks: Block[]) => {
        for (const one of blocks) {
          if ('children' in one) leaves(one.children);
          else if (one.kind === 'list') one.items.forEach((item) => walk(item.blocks));
          else if (one.kind === 'quote') walk(one.blocks);
          else if (one.kind === 'table') one.rows.flat().forEach(leaves);
        }
      };
      walk(markdownBlocks(source));
    }
  });
});
