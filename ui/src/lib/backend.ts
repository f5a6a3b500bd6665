/** The one place that talks to the shell. Each function is one command of `src-tauri`, under its name. */
import { Channel, invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type {
  Added,
  AskEvent,
  AskRequest,
  AskResponse,
  Facets,
  Failed,
  Filled,
  Forgotten,
  HandOff,
  HandOffRequest,
  Indexing,
  Measured,
  ModelState,
  Overview,
  PastQuestion,
  Placeholder,
  Preferences,
  Recognised,
  SealReport,
  SearchRequest,
  SearchResponse,
  Shown,
  SourceState,
} from './types';

export const backend = {
  overview: () => invoke<Overview>('overview'),

  pickSources: (what: 'folders' | 'files') => invoke<string[]>('pick_sources', { what }),
  recognise: (paths: string[]) => invoke<Recognised[]>('recognise', { paths }),
  addSources: (paths: string[]) => invoke<Added[]>('add_sources', { paths }),
  sources: () => invoke<SourceState[]>('sources'),
  pauseIndexing: () => invoke<Indexing>('pause_indexing'),
  resumeIndexing: () => invoke<Indexing>('resume_indexing'),
  reindex: (source: number) => invoke<null>('reindex', { source }),
  forgetSource: (source: number) => invoke<Forgotten>('forget_source', { source }),

  search: (request: SearchRequest) => invoke<SearchResponse>('search', { request }),
  facets: () => invoke<Facets>('facets'),
  showItem: (item: number, chunk: number | null) => invoke<Shown>('show_item', { item, chunk }),

  ask: (id: string, request: AskRequest, onEvent: (event: AskEvent) => void) => {
    const events = new Channel<AskEvent>();
    events.onmessage = onEvent;
    return invoke<AskResponse>('ask', { id, request, events });
  },
  stopAsking: (id: string) => invoke<null>('stop_asking', { id }),
  handOff: (request: HandOffRequest) => invoke<HandOff>('hand_off', { request }),
  fillIn: (placeholders: Placeholder[], pasted: string) =>
    invoke<Filled>('fill_in', { placeholders, pasted }),
  questions: (query: string | null) => invoke<PastQuestion[]>('questions', { query }),
  pastQuestion: (id: number) => invoke<AskResponse>('past_question', { id }),
  forgetQuestion: (id: number) => invoke<null>('forget_question', { id }),
  forgetQuestions: () => invoke<null>('forget_questions'),

  sealReport: () => invoke<SealReport>('seal_report'),
  forgetEverything: () => invoke<null>('forget_everything'),

  models: () => invoke<ModelState[]>('models'),
  pickModel: () => invoke<string | null>('pick_model'),
  importModel: (path: string) => invoke<ModelState>('import_model', { path }),
  removeModel: (name: string) => invoke<null>('remove_model', { name }),
  chooseModel: (name: string) => invoke<null>('choose_model', { name }),
  measureModel: (name: string) => invoke<Measured>('measure_model', { name }),

  preferences: () => invoke<Preferences>('preferences'),
  setPreferences: (preferences: Preferences) => invoke<Preferences>('set_preferences', { preferences }),

  onIndexing: (heard: (indexing: Indexing) => void) =>
    listen<Indexing>('indexing', (event) => heard(event.payload)),
  onSources: (heard: () => void) => listen('sources', () => heard()),
  onFocusAsk: (heard: () => void) => listen('focus-ask', () => heard()),
  /** Files dragged over the window, and dropped on it: their paths. */
  onDrag: (heard: (over: boolean) => void, dropped: (paths: string[]) => void) => {
    const ended = [
      listen('tauri://drag-enter', () => heard(true)),
      listen('tauri://drag-leave', () => heard(false)),
      listen<{ paths: string[] }>('tauri://drag-drop', (event) => {
        heard(false);
        dropped(event.payload.paths);
      }),
    ];
    return async () => {
      for (const end of await Promise.all(ended)) end();
    };
  },
};

/** What went wrong, in the shell's words; anything that is no error of the shell's is a defect of the page. */
export function failure(error: unknown): Failed {
  if (typeof error === 'object' && error !== null && 'code' in error && 'message' in error) {
    return error as Failed;
  }
  return { code: 'vault', message: error instanceof Error ? error.message : String(error) };
}
