import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Page } from '@playwright/test';

const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');

/** The command line's program, whose hidden command `backend` is what the window starts. */
export const PROGRAM = process.env['INGLENOOK'] ?? join(cache, 'inglenook/target/debug/inglenook');
export const MODELS = process.env['INGLENOOK_MODELS'] ?? join(cache, 'inglenook/models');
export const built = existsSync(PROGRAM);

type Line = { id?: number; ok?: unknown; error?: unknown; event?: unknown; payload?: unknown };

/** Starts the engine on a vault, and has the page speak to it. Call before the page is opened. */
export async function engine(page: Page, vault: string, now: string) {
  const child = spawn(PROGRAM, ['--vault', vault, '--models', MODELS, 'backend'], {
    env: { ...process.env, INGLENOOK_NOW: now },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let next = 0;
  const waiting = new Map<number, { answer: (line: Line) => void; ask: unknown }>();
  createInterface({ input: child.stdout }).on('line', (text) => {
    const line = JSON.parse(text) as Line;
    const call = line.id === undefined ? undefined : waiting.get(line.id);
    if (call && line.event === undefined) {
      waiting.delete(line.id as number);
      call.answer(line);
    } else if (call) {
      void page
        .evaluate(
          ([ask, event]) => window.engineAnswers(ask as string, event as never),
          [call.ask, line.event],
        )
        .catch(() => undefined);
    } else {
      void page
        .evaluate(
          ([event, payload]) => window.engineSays(event as string, payload),
          [line.event, line.payload],
        )
        // The page may be closed already.
        .catch(() => undefined);
    }
  });
  const ask = (command: string, args: Record<string, unknown>) =>
    new Promise<Line>((answer) => {
      next += 1;
      waiting.set(next, { answer, ask: args['id'] });
      child.stdin.write(`${JSON.stringify({ id: next, command, arguments: args })}\n`);
    });
  await page.exposeFunction('askEngine', async (command: string, args: Record<string, unknown>) => {
    const { ok = null, error } = await ask(command, args);
    return error === undefined ? { ok } : { error };
  });
  await page.addInitScript({ path: '.mock/bridge.js' });
  return {
    ask,
    end: () =>
      new Promise<number | null>((ended) => {
        child.on('exit', ended);
        child.stdin.end();
      }),
  };
}
