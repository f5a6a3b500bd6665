/** A question on its way to another program and back. All of it is in this page, and goes with it. */
import { backend, failure } from '../lib/backend';
import type { Failed, Filled, HandOff, HandOffRequest } from '../lib/types';

class HandingOff {
  open = $state(false);
  made = $state.raw<HandOff | null>(null);
  pasted = $state('');
  filled = $state.raw<Filled | null>(null);
  failed = $state.raw<Failed | null>(null);

  async start(request: HandOffRequest) {
    this.close();
    this.open = true;
    try {
      const made = await backend.handOff(request);
      if (this.open) this.made = made;
    } catch (error) {
      this.failed = failure(error);
    }
  }

  async fillIn() {
    if (!this.made) return;
    this.failed = null;
    try {
      this.filled = await backend.fillIn(this.made.placeholders, this.pasted);
    } catch (error) {
      this.failed = failure(error);
    }
  }

  close() {
    this.open = false;
    this.made = null;
    this.pasted = '';
    this.filled = null;
    this.failed = null;
  }
}

export const handoff = new HandingOff();
