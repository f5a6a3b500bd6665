/**
 * The shell's place taken by the engine itself: what the page asks goes to the test, which passes it to a real
 * `inglenook backend`. Only the native dialogs are answered here, by what the test put into `window.picked`.
 */
import { emit } from '@tauri-apps/api/event';
import { mockIPC } from '@tauri-apps/api/mocks';
import type { AskEvent, Failed } from '../../src/lib/types';

type Answer = { ok: unknown } | { error: Failed };

declare global {
  interface Window {
    /** Passes a command to the engine. */
    askEngine: (command: string, args: Record<string, unknown>) => Promise<Answer>;
    /** What the engine says of an answer that it is making. */
    engineAnswers: (ask: string, event: AskEvent) => void;
    /** What it says of itself. */
    engineSays: (event: string, payload: unknown) => void;
    picked: { sources: string[]; model: string | null };
  }
}

const channels = new Map<unknown, { onmessage: (event: AskEvent) => void }>();
window.picked = { sources: [], model: null };
window.engineAnswers = (ask, event) => channels.get(ask)?.onmessage(event);
window.engineSays = (event, payload) => void emit(event, payload);

mockIPC(
  async (command, given) => {
    const { events, ...args } = (given ?? {}) as Record<string, unknown>;
    if (command === 'pick_sources') return window.picked.sources;
    if (command === 'pick_model') return window.picked.model;
    if (events) channels.set(args['id'], events as { onmessage: (event: AskEvent) => void });
    const answer = await window.askEngine(command, args);
    if ('error' in answer) throw answer.error;
    return answer.ok;
  },
  { shouldMockEvents: true },
);
