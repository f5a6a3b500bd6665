/** The field, the filter chips, and the hits as one types. */
import { backend, failure } from '../lib/backend';
import type { Failed, Hit, Kind, SearchRequest } from '../lib/types';

/** A keystroke's pause. */
const PAUSE = 110;
const MOST = 30;

export class Filters {
  kinds = $state<Kind[]>([]);
  people = $state<string[]>([]);
  sources = $state<number[]>([]);
  after = $state('');
  before = $state('');
  attachments = $state(false);

  get any(): boolean {
    return (
      this.kinds.length + this.people.length + this.sources.length > 0 ||
      this.after.trim() !== '' ||
      this.before.trim() !== '' ||
      this.attachments
    );
  }

  /** As the shell takes them. */
  get request() {
    return {
      kinds: [...this.kinds],
      people: [...this.people],
      sources: [...this.sources],
      after: this.after.trim() || null,
      before: this.before.trim() || null,
      attachments: this.attachments,
    };
  }

  clear() {
    this.kinds = [];
    this.people = [];
    this.sources = [];
    this.after = '';
    this.before = '';
    this.attachments = false;
  }
}

export class Search {
  query = $state('');
  filters = new Filters();
  hits = $state.raw<Hit[]>([]);
  notes = $state.raw<string[]>([]);
  failed = $state.raw<Failed | null>(null);
  /** The query that the hits belong to; empty when there are none to show. */
  found = $state('');
  running = $state(false);

  #timer: ReturnType<typeof setTimeout> | undefined;
  #wanted: SearchRequest | null = null;

  get blank(): boolean {
    return this.query.trim() === '';
  }

  /** The field or a filter has changed. */
  changed() {
    clearTimeout(this.#timer);
    if (this.blank) {
      this.#wanted = null;
      this.forgetHits();
      return;
    }
    this.#timer = setTimeout(() => this.now(), PAUSE);
  }

  /** Searches without waiting: the index has changed, or the user pressed a key that means it. */
  now() {
    clearTimeout(this.#timer);
    if (this.blank) return;
    this.#wanted = { query: this.query, ...this.filters.request, k: MOST };
    if (!this.running) void this.#run();
  }

  /** One search at a time: what was typed meanwhile is searched next, and what is stale is never shown. */
  async #run() {
    this.running = true;
    try {
      while (this.#wanted) {
        const request = this.#wanted;
        this.#wanted = null;
        try {
          const response = await backend.search(request);
          if (this.#wanted || this.blank) continue;
          this.hits = response.hits;
          this.notes = response.notes;
          this.found = request.query;
          this.failed = null;
        } catch (error) {
          if (this.#wanted || this.blank) continue;
          this.hits = [];
          this.notes = [];
          this.found = request.query;
          this.failed = failure(error);
        }
      }
    } finally {
      this.running = false;
    }
  }

  forgetHits() {
    this.hits = [];
    this.notes = [];
    this.found = '';
    this.failed = null;
  }
}

export const search = new Search();
