/** What every view knows: where we are, what the vault holds, whether indexing runs. */
import { backend, failure } from '../lib/backend';
import type { Failed, Indexing, Overview, Preferences, SealReport } from '../lib/types';

export const views = ['ask', 'sources', 'models', 'privacy', 'settings'] as const;
/** Milliseconds in which changes are taken together. */
const SOON = 200;

export type View = (typeof views)[number];

class App {
  view = $state<View>('ask');
  overview = $state.raw<Overview | null>(null);
  indexing = $state.raw<Indexing | null>(null);
  preferences = $state.raw<Preferences | null>(null);
  /** First-run steps are shown until they are done, even once there is a source. */
  welcoming = $state(false);
  failed = $state.raw<Failed | null>(null);
  /** What came of the last tries to reach a network; null until they are made. */
  seal = $state.raw<SealReport | null>(null);
  /** Counts the events that say that the sources changed: views that list them read it. */
  changes = $state(0);
  /** Files are dragged over the window. */
  dragging = $state(false);
  /** What was dropped on it, until a view that adds sources takes it. */
  dropped = $state.raw<string[]>([]);
  /** Counts the wishes to write into the field of Ask. */
  asked = $state(0);

  async start() {
    try {
      const [overview, preferences] = await Promise.all([backend.overview(), backend.preferences()]);
      this.overview = overview;
      this.indexing = overview.indexing;
      this.preferences = preferences;
      this.welcoming = overview.first_run;
      this.failed = null;
      void this.probe().catch(() => undefined);
    } catch (error) {
      this.failed = failure(error);
    }
  }

  /** Tries to reach a network, now. */
  async probe() {
    this.seal = await backend.sealReport();
  }

  /** Listens until the returned function is called. */
  listen(): () => void {
    let soon: ReturnType<typeof setTimeout> | undefined;
    const ended = [
      backend.onIndexing((indexing) => {
        const was = this.indexing?.state;
        this.indexing = indexing;
        if (was === 'running' && indexing.state !== 'running') void this.refresh();
      }),
      backend.onSources(() => {
        // Indexing says so often; what it changed is looked at once for many of them.
        soon ??= setTimeout(() => {
          soon = undefined;
          this.changes += 1;
          void this.refresh();
        }, SOON);
      }),
      backend.onFocusAsk(() => this.focusAsk()),
    ];
    const endDrag = backend.onDrag(
      (over) => {
        this.dragging = over;
        if (over && !this.welcoming) this.view = 'sources';
      },
      (paths) => (this.dropped = paths),
    );
    return () => {
      clearTimeout(soon);
      void Promise.all(ended).then((all) => all.forEach((end) => end()));
      void endDrag();
    };
  }

  async refresh() {
    try {
      this.overview = await backend.overview();
      this.indexing = this.overview.indexing;
    } catch (error) {
      this.failed = failure(error);
    }
  }

  focusAsk() {
    this.view = 'ask';
    this.asked += 1;
  }
}

export const app = new App();
