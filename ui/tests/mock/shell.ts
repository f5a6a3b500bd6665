/**
 * A shell without Rust: stands behind Tauri's own seam (`window.__TAURI_INTERNALS__`), so that the page under test is the
 * one that ships. It keeps state as the real one does, and lets a test decide what goes wrong.
 */
import { emit } from '@tauri-apps/api/event';
import { mockIPC } from '@tauri-apps/api/mocks';
import type {
  AskEvent,
  AskRequest,
  AskResponse,
  Failed,
  HandOffRequest,
  Hit,
  Indexing,
  ModelState,
  Overview,
  PastQuestion,
  Placeholder,
  Preferences,
  SearchRequest,
  SearchResponse,
  Shown,
  SourceState,
  Span,
} from '../../src/lib/types';
import * as home from './home';

export type Options = {
  /** Nothing was added yet. */
  firstRun?: boolean;
  /** Indexing is under way in the second source. */
  indexing?: boolean;
  /** No model is installed. */
  noModel?: boolean;
  /** Past questions are kept from before. */
  questions?: boolean;
  /** The seal has a hole. */
  broken?: boolean;
  /** Milliseconds between the pieces of an answer. */
  pace?: number;
  /** The model never begins to write. */
  silent?: boolean;
  /** Commands that fail, with their error. */
  fails?: Record<string, Failed>;
  theme?: Preferences['theme'];
};

export type Shell = {
  calls: { cmd: string; args: unknown }[];
  emit: (event: string, payload?: unknown) => Promise<void>;
  options: Options;
};

type Args = Record<string, unknown>;
type Channel = { onmessage: (event: AskEvent) => void };

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const failed = (code: Failed['code'], message: string): Failed => ({ code, message });

const wordsOf = (text: string) =>
  [...text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => word).filter((word) => word.length > 2);
const STOP = new Set(['when', 'what', 'the', 'who', 'does', 'did', 'for', 'and', 'is']);

/** Where the words stand in the text, as beginnings of words. */
function spans(text: string, words: string[]): Span[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)]
    .filter(([word]) => words.some((wanted) => word.toLowerCase().startsWith(wanted)))
    .map((found) => ({ start: found.index, end: found.index + found[0].length }));
}

/** As the engine gives them: without a note's marks and without its title. */
function snippet(item: home.Item, words: string[]): string {
  const text = item.text
    .replace(`# ${item.title}`, '')
    .replace(/^#+ |\*+|~~|\[([^\]]*)\]\([^)]*\)/gm, '$1')
    .replace(/\n *- (\[.\] )?/g, ' · ')
    .trim();
  const first = spans(text, words)[0]?.start ?? 0;
  const start = Math.max(0, text.lastIndexOf('\n', Math.max(0, first - 40)) + 1);
  return text.slice(start, start + 220).replace(/\s+/g, ' ');
}

function hitOf(item: home.Item, rank: number, words: string[]): Hit {
  const cut = snippet(item, words);
  return {
    rank,
    score: 1 / rank,
    chunk_id: item.chunk,
    item_id: item.id,
    kind: item.kind,
    title: item.title,
    people: [...item.from, ...item.to].map(({ name, address }) => name ?? address ?? ''),
    sender: item.from[0]?.name ?? null,
    date: item.date,
    path: item.path,
    snippet: cut,
    highlights: spans(cut, words),
  };
}

export function installShell(options: Options = {}): Shell {
  const calls: Shell['calls'] = [];
  let sources: SourceState[] = options.firstRun ? [] : structuredClone(home.sources);
  let models: ModelState[] = options.noModel ? [] : structuredClone(home.models);
  let questions: PastQuestion[] = options.questions === false || options.firstRun ? [] : [...home.questions];
  let preferences: Preferences = { ...home.preferences, theme: options.theme ?? 'system' };
  let indexing: Indexing = { state: 'idle', stage: null, done: 0, total: 0, source: null, problem: null };
  let picked: 'folders' | 'files' = 'folders';
  const stopped = new Set<string>();
  const answers = new Map<number, AskResponse>();

  if (options.indexing) {
    indexing = { state: 'running', stage: 'embed', done: 312, total: 4020, source: 2, problem: null };
    sources = sources.map((source) =>
      source.id === 2 ? { ...source, state: 'indexing', done: 312, total: 4020, items: 312 } : source,
    );
  }

  const items = () => sources.reduce((sum, source) => sum + source.items, 0);
  const overview = (): Overview => ({
    version: '0.1.0',
    vault: home.status.vault,
    models_folder: '/home/judith/.local/share/inglenook-models',
    first_run: sources.length === 0 && options.firstRun === true,
    status:
      sources.length === 0
        ? {
            ...home.status,
            bytes: 131_072,
            sources: 0,
            items: 0,
            threads: 0,
            people: 0,
            chunks: 0,
            vectors: 0,
          }
        : { ...home.status, sources: sources.length, items: items() },
    indexing,
    sealed: 'The kernel refuses network sockets to this program and to everything it starts.',
  });
  const setIndexing = (next: Indexing) => {
    indexing = next;
    void emit('indexing', next);
  };

  function search(request: SearchRequest): SearchResponse {
    const bad =
      /\b(?:before|after|on):(\S*nonsense\S*)/.exec(request.query)?.[1] ??
      (request.after === 'nonsense' ? 'nonsense' : '');
    if (bad)
      throw failed('query', `“${bad}” is no date; write 2026-03-14, 2026-03, yesterday or "last week".`);
    const from = /\bfrom:(\S+)/.exec(request.query)?.[1]?.toLowerCase();
    const words = wordsOf(request.query.replace(/\b\w+:\S+/g, '')).filter((word) => !STOP.has(word));
    const named = (item: home.Item) => [...item.from, ...item.to].map(({ name }) => name ?? '');
    const hits = home.items
      .filter((item) => sources.some(({ id }) => id === item.source))
      .filter((item) => request.kinds.length === 0 || request.kinds.includes(item.kind))
      .filter(
        (item) => request.people.length === 0 || named(item).some((name) => request.people.includes(name)),
      )
      .filter((item) => request.sources.length === 0 || request.sources.includes(item.source))
      .filter((item) => !request.attachments || (item.attachments?.length ?? 0) > 0)
      .filter((item) => !from || item.from.some(({ name }) => name?.toLowerCase().includes(from)))
      .map((item) => ({ item, weight: spans(`${item.title} ${item.text}`, words).length }))
      .filter(({ weight }) => weight > 0 || (from && words.length === 0))
      .sort((a, b) => b.weight - a.weight)
      .slice(0, request.k)
      .map(({ item }, index) => hitOf(item, index + 1, words));
    return {
      query: request.query,
      hits,
      timings: { embed_ms: 3, lexical_ms: 1, vector_ms: 5, total_ms: 16 },
      notes: [],
    };
  }

  /** One follow-up is known here, as the engine would put it. */
  const followed = ({ question, follows }: AskRequest) =>
    preferences.follow_ups && follows && /^what about toby/i.test(question)
      ? follows.question.replace(/\bmy\b/, 'Toby’s')
      : null;

  async function ask(id: string, request: AskRequest, channel: Channel): Promise<AskResponse> {
    const asked_as = followed(request);
    const hand_off = /^(write|summarise)\b/i.test(request.question);
    if (asked_as) channel.onmessage({ kind: 'understood', question: asked_as });
    if (hand_off) channel.onmessage({ kind: 'large' });
    if (models.length === 0) {
      throw failed(
        'model_missing',
        'No model is installed, so questions cannot be answered; import a GGUF file under Models.',
      );
    }
    const pace = options.pace ?? 0;
    const alive = async () => {
      await sleep(pace);
      if (stopped.has(id)) throw failed('stopped', 'The answer was stopped.');
    };
    await alive();
    const evidence = search({ ...request, query: request.question, k: 4 }).hits;
    // Their order is not yet that of the numbers.
    channel.onmessage({ kind: 'evidence', hits: [...evidence].reverse() });
    await alive();
    channel.onmessage({ kind: 'loading' });
    await alive();
    while (options.silent) {
      await sleep(20);
      await alive();
    }
    const flight = /flight/i.test(request.question);
    const mail = evidence.find((hit) => hit.item_id === 96);
    const text =
      flight && mail
        ? `Your flight is DL 407 on Saturday, 28 November, at 7:45 AM from Boston, Terminal A. [${mail.rank}] Toby fetches you in Seattle with the van. [${evidence.find((hit) => hit.item_id === 131)?.rank ?? 2}]`
        : '';
    for (const piece of text.match(/\S+\s*/g) ?? []) {
      channel.onmessage({ kind: 'text', text: piece });
      await alive();
    }
    const cite = (item: number, quote: string) => {
      const hit = evidence.find((hit) => hit.item_id === item);
      if (!hit) return [];
      const { chunk_id, item_id, kind, title, sender, date, path } = hit;
      return [{ n: hit.rank, chunk_id, item_id, kind, title, from: sender, date, path, quote }];
    };
    const question_id = Math.max(0, ...questions.map((question) => question.id)) + 1;
    const abstention =
      evidence.length === 0
        ? 'I found nothing about this.'
        : `I checked ${evidence.length === 1 ? '1 item; it does not have the answer' : `${evidence.length} items; none of them has the answer`}.`;
    // A question about what is owed is one that nothing is sure of.
    const unsure = text === '' && /\bowe\b/i.test(request.question);
    const closest = unsure
      ? evidence.slice(0, 2).flatMap((hit) => cite(hit.item_id, hit.snippet.split('\n')[0] ?? hit.snippet))
      : [];
    const quotes = closest.map(({ n, from, quote }) => `${from ?? ''}: “${quote}” [${n}]`);
    const response: AskResponse = {
      question_id,
      question: request.question,
      answered: text !== '',
      answer: text || (unsure ? ['Not sure. The closest:', ...quotes].join('\n') : abstention),
      citations: text
        ? [
            ...cite(
              96,
              'Outbound flight: DL 407, Saturday, 28 November 2026 Departs: Boston (BOS), Terminal A, 7:45 AM',
            ),
            ...cite(131, 'so you land at 11:20, then Toby fetches you with the van'),
          ]
        : [],
      closest,
      evidence,
      model: evidence.length > 0 ? 'Qwen2.5 Coder 1.5B Instruct' : '',
      timings: {
        retrieve_ms: 31,
        load_ms: 4200,
        first_token_ms: 9100,
        total_ms: 11_400,
        prompt_tokens: 702,
        completion_tokens: 31,
        prompt_tokens_per_s: 71,
        tokens_per_s: 14.2,
      },
      abstained: text
        ? null
        : evidence.length === 0
          ? ('no_evidence' as const)
          : ('not_in_evidence' as const),
      notes: [],
      asked_as,
      hand_off,
    };
    answers.set(question_id, response);
    questions = [
      {
        id: question_id,
        asked_at: new Date().toISOString(),
        question: request.question,
        answered: response.answered,
        answer: response.answer,
      },
      ...questions,
    ];
    return response;
  }

  function show(id: number, chunk: number | null): Shown {
    const item = home.items.find((item) => item.id === id);
    if (item) {
      const headings = [...item.text.matchAll(/^(#+) .*$/gm)].map((found) => ({
        start: found.index,
        end: found.index + found[0].length,
        level: found[1]?.length ?? 1,
      }));
      const passage = item.kind === 'note' ? item.text.indexOf('Flight out') : 0;
      return {
        item_id: id,
        kind: item.kind,
        title: item.title,
        date: item.date,
        from: item.from,
        to: item.to,
        cc: item.cc ?? [],
        path: item.path,
        attachments: item.attachments ?? [],
        text: item.text,
        thread: item.thread ?? [],
        position: item.position ?? 0,
        headings: item.kind === 'note' ? headings : [],
        highlights:
          chunk === null || item.kind === 'message'
            ? []
            : [{ start: Math.max(0, passage), end: Math.max(0, passage) + 76 }],
      };
    }
    const parent = home.items.find((item) => item.thread?.some((message) => message.item_id === id));
    const message = parent?.thread?.find((message) => message.item_id === id);
    if (!parent || !message)
      throw failed('not_found', `There is no item ${id} any more; its source may have been forgotten.`);
    return {
      ...show(parent.id, null),
      item_id: id,
      date: message.date,
      from: [{ name: message.sender, address: null }],
      text: message.text,
      attachments: [],
      highlights: [],
      thread: [
        ...(parent.thread ?? []).slice(0, parent.position),
        {
          item_id: parent.id,
          sender: parent.from[0]?.name ?? null,
          date: parent.date,
          text: parent.text.split('\n')[0] ?? '',
        },
        ...(parent.thread ?? []).slice(parent.position),
      ].filter(({ item_id }) => item_id !== id),
      position: (parent.thread ?? []).filter(({ date }) => (date ?? '') < (message.date ?? '')).length,
    };
  }

  const commands: Record<string, (args: Args) => unknown> = {
    overview,
    pick_sources: ({ what }) => {
      picked = what as typeof picked;
      return (home.recognised[picked] ?? []).map(({ path }) => path);
    },
    recognise: ({ paths }) =>
      Object.values(home.recognised)
        .flat()
        .filter(({ path }) => (paths as string[]).includes(path)),
    add_sources: ({ paths }) => {
      const known = home.sources.filter((source) => !sources.some(({ id }) => id === source.id));
      const wanted = paths as string[];
      const names = Object.values(home.recognised)
        .flat()
        .filter(({ path, kind }) => wanted.includes(path) && kind !== null);
      const added = names.flatMap(({ name, path, kind }) => {
        const like = known.find((source) => source.kind === kind);
        return like ? [{ ...like, name, path, present: true, state: 'watching' as const, failures: [] }] : [];
      });
      sources = [...sources, ...added];
      void emit('sources');
      return added.map(({ id, path, kind }) => ({ id, path, kind, found: 'notes' }));
    },
    sources: () => sources,
    pause_indexing: () => {
      indexing = { ...indexing, state: 'paused' };
      sources = sources.map((source) =>
        source.state === 'absent' ? source : { ...source, state: 'paused' },
      );
      return indexing;
    },
    resume_indexing: () => {
      indexing = { ...indexing, state: indexing.total > indexing.done ? 'running' : 'idle' };
      sources = sources.map((source) =>
        source.state === 'absent' ? source : { ...source, state: 'watching' },
      );
      return indexing;
    },
    reindex: ({ source }) => {
      setIndexing({
        state: 'running',
        stage: 'read',
        done: 3,
        total: 83,
        source: source as number,
        problem: null,
      });
      setTimeout(
        () => setIndexing({ state: 'idle', stage: null, done: 0, total: 0, source: null, problem: null }),
        50,
      );
      return null;
    },
    forget_source: ({ source }) => {
      const gone = sources.find(({ id }) => id === source);
      if (!gone) throw failed('not_found', 'There is no such source any more.');
      sources = sources.filter(({ id }) => id !== source);
      return { path: gone.path, items: gone.items, chunks: gone.items * 2 };
    },
    search: ({ request }) => search(request as SearchRequest),
    facets: () => (sources.length === 0 ? { kinds: [], people: [], sources: [] } : home.facets),
    show_item: ({ item, chunk }) => show(item as number, chunk as number | null),
    ask: ({ id, request, events }) => ask(id as string, request as AskRequest, events as Channel),
    stop_asking: ({ id }) => {
      stopped.add(id as string);
      return null;
    },
    hand_off: ({ request }) => home.handedOff((request as HandOffRequest).question),
    fill_in: ({ placeholders, pasted }) => {
      let text = pasted as string;
      for (const { placeholder, value } of placeholders as Placeholder[])
        text = text.replaceAll(placeholder, value);
      const unknown = [...text.matchAll(/\[[A-Z]+-\d+\]/g)].map(([left]) => left);
      return { text, filled: 1, unknown };
    },
    questions: ({ query }) =>
      query === null
        ? questions
        : questions.filter(({ question, answer }) =>
            `${question} ${answer}`.toLowerCase().includes((query as string).toLowerCase()),
          ),
    past_question: ({ id }) => {
      const kept = answers.get(id as number);
      if (kept) return kept;
      const past = questions.find((question) => question.id === id);
      if (!past) throw failed('not_found', 'This question was forgotten.');
      const roof = home.items.find((item) => item.id === 187);
      const evidence = roof ? [hitOf(roof, 1, ['roof'])] : [];
      return {
        question_id: past.id,
        question: past.question,
        answered: past.answered,
        answer: past.answer,
        citations: past.answered
          ? evidence.map((hit) => ({
              ...hit,
              n: 1,
              from: hit.sender,
              quote: '$4,350 all in, half when we start.',
            }))
          : [],
        closest: [],
        evidence,
        model: 'Qwen2.5 Coder 1.5B Instruct',
        timings: {
          retrieve_ms: 30,
          load_ms: 0,
          first_token_ms: 5000,
          total_ms: 7400,
          prompt_tokens: 600,
          completion_tokens: 20,
          prompt_tokens_per_s: 70,
          tokens_per_s: 14,
        },
        abstained: past.answered ? null : 'not_in_evidence',
        notes: [],
        asked_as: null,
        hand_off: false,
      } satisfies AskResponse;
    },
    forget_question: ({ id }) => {
      questions = questions.filter((question) => question.id !== id);
      return null;
    },
    forget_questions: () => {
      questions = [];
      return null;
    },
    seal_report: () => ({
      sealed: !options.broken,
      sentence: options.broken
        ? 'One way was not refused. Close Inglenook and do not use it on this system.'
        : 'The kernel refuses network sockets to this program and to everything it starts, for as long as it runs.',
      open: [
        'The window talks to the desktop (X11 or Wayland, D-Bus), which is another program and has a network of its own.',
        'What a cloud client does with files is not Inglenook’s to see: keep the vault out of synchronised folders.',
      ],
      probes: home.probes.map((probe, index) =>
        options.broken && index === 2 ? { ...probe, refused: probe.tried - 1 } : probe,
      ),
    }),
    forget_everything: () => {
      sources = [];
      questions = [];
      options.firstRun = true;
      return null;
    },
    models: () => models,
    pick_model: () => '/home/judith/Downloads/granite.gguf',
    import_model: () => {
      const model = { ...(home.models[1] as ModelState), chosen: models.length === 0 };
      if (!models.some(({ name }) => name === model.name)) models = [...models, model];
      return model;
    },
    remove_model: ({ name }) => {
      models = models.filter((model) => model.name !== name);
      return null;
    },
    choose_model: ({ name }) => {
      models = models.map((model) => ({ ...model, chosen: model.name === name }));
      return null;
    },
    measure_model: ({ name }) => {
      models = models.map((model) => (model.name === name ? { ...model, tokens_per_s: 8.7 } : model));
      return { load_ms: 6100, prompt_tokens_per_s: 44, tokens_per_s: 8.7, peak_bytes: 3_020_000_000 };
    },
    preferences: () => preferences,
    set_preferences: ({ preferences: next }) => {
      preferences = next as Preferences;
      return preferences;
    },
  };

  mockIPC(
    async (cmd, args) => {
      const given = (args ?? {}) as Args;
      calls.push({ cmd, args: given });
      const failure = options.fails?.[cmd];
      if (failure) throw failure;
      const command = commands[cmd];
      if (!command) throw new Error(`the shell has no command ${cmd}`);
      return structuredClone(await command(given));
    },
    { shouldMockEvents: true },
  );
  return { calls, emit: (event, payload) => emit(event, payload), options };
}
