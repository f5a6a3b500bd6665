/** The item that is open beside the hits or the answer. */
import { backend, failure } from '../lib/backend';
import type { Failed, Shown } from '../lib/types';

type Place = { item: number; chunk: number | null; quote: string };

export class Reading {
  shown = $state.raw<Shown | null>(null);
  failed = $state.raw<Failed | null>(null);
  place = $state.raw<Place | null>(null);
  /** Where one came from within the pane: from a mail to another of its thread. */
  #before = $state.raw<Place[]>([]);
  #opener: HTMLElement | null = null;

  get open(): boolean {
    return this.place !== null;
  }

  get canGoBack(): boolean {
    return this.#before.length > 0;
  }

  /** Opens an item from outside the pane. The focus returns to where it was when the pane closes. */
  async show(item: number, chunk: number | null = null, quote = '') {
    if (!this.open) this.#opener = document.activeElement as HTMLElement | null;
    else if (document.activeElement && !document.activeElement.closest('[data-reader]'))
      this.#opener = document.activeElement as HTMLElement;
    this.#before = [];
    await this.#load({ item, chunk, quote });
  }

  /** Goes on to another item of the thread. */
  async goOn(item: number) {
    if (this.place) this.#before = [...this.#before, this.place];
    await this.#load({ item, chunk: null, quote: '' });
  }

  async back() {
    const place = this.#before.at(-1);
    if (!place) return;
    this.#before = this.#before.slice(0, -1);
    await this.#load(place);
  }

  close() {
    this.place = null;
    this.shown = null;
    this.failed = null;
    this.#before = [];
    if (this.#opener?.isConnected) this.#opener.focus();
    this.#opener = null;
  }

  async #load(place: Place) {
    this.place = place;
    this.failed = null;
    try {
      const shown = await backend.showItem(place.item, place.chunk);
      if (this.place === place) this.shown = shown;
    } catch (error) {
      if (this.place !== place) return;
      this.shown = null;
      this.failed = failure(error);
    }
  }
}

export const reading = new Reading();
