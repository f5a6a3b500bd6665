/** One question, and its answer as it comes. */
import { backend, failure } from '../lib/backend';
import type { AskEvent, AskRequest, AskResponse, Failed, Hit, Turn } from '../lib/types';

/** What tells this page's questions from those of a page before a reload. */
const started = Date.now();
let count = 0;

export type Phase = 'finding' | 'loading' | 'writing' | 'done' | 'stopped' | 'failed';

export class Asking {
  question = $state('');
  phase = $state<Phase>('done');
  text = $state('');
  evidence = $state.raw<Hit[]>([]);
  response = $state.raw<AskResponse | null>(null);
  failed = $state.raw<Failed | null>(null);
  /** What a follow-up was asked as; empty for a question that stands alone. */
  askedAs = $state('');
  /** It asks for more than a model on this device can give. */
  large = $state(false);
  /** For those who do not see the text grow: said once, when it is whole. */
  announced = $state('');

  #id = '';
  /** What the next question may lean on, and what this one does. */
  #last: Turn | null = null;
  #follows: Turn | null = null;
  #pending = '';
  #frame = 0;

  get running(): boolean {
    return this.phase === 'finding' || this.phase === 'loading' || this.phase === 'writing';
  }

  /** Whether there is anything to show. */
  get any(): boolean {
    return this.question !== '';
  }

  /** `standing`: the question is asked as it stands, whatever was asked before. */
  async ask(question: Omit<AskRequest, 'follows'>, standing = false) {
    if (this.running) await this.stop();
    const id = `${started}-${(count += 1)}`;
    // Asked again, a follow-up still follows the question that it followed.
    if (question.question !== this.question) this.#follows = this.#last;
    if (standing) this.#follows = null;
    const request: AskRequest = { ...question, follows: this.#follows };
    this.#begin(id, request.question);
    try {
      const response = await backend.ask(id, request, (event) => this.#heard(id, event));
      if (this.#id !== id) return;
      this.#show(response);
      this.announced = response.answered ? `Answer: ${response.answer}` : response.answer;
    } catch (error) {
      if (this.#id !== id) return;
      this.#flush();
      this.failed = failure(error);
      this.phase = this.failed.code === 'stopped' ? 'stopped' : 'failed';
      this.announced = this.phase === 'stopped' ? 'Stopped.' : '';
    }
  }

  async stop() {
    if (!this.running) return;
    const id = this.#id;
    this.#flush();
    this.phase = 'stopped';
    this.announced = 'Stopped.';
    try {
      await backend.stopAsking(id);
    } catch {
      // It ended by itself in the meantime.
    }
  }

  /** A question of the past, as it was answered. */
  async recall(id: number) {
    const response = await backend.pastQuestion(id);
    this.#follows = null;
    this.#begin('', response.question);
    this.#show(response);
  }

  clear() {
    this.#last = null;
    this.#follows = null;
    this.#begin('', '');
    this.phase = 'done';
  }

  #begin(id: string, question: string) {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#id = id;
    this.#pending = '';
    this.question = question;
    this.phase = 'finding';
    this.text = '';
    this.evidence = [];
    this.response = null;
    this.failed = null;
    this.announced = '';
    this.askedAs = '';
    this.large = false;
  }

  #show(response: AskResponse) {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#pending = '';
    this.text = response.answer;
    this.evidence = response.evidence;
    this.response = response;
    // A question of a former version says neither.
    this.askedAs = response.asked_as ?? '';
    this.large = response.hand_off ?? false;
    this.#last = { question: this.askedAs || response.question, answer: response.answer };
    this.phase = 'done';
  }

  #heard(id: string, event: AskEvent) {
    if (this.#id !== id || !this.running) return;
    switch (event.kind) {
      case 'understood':
        this.askedAs = event.question;
        break;
      case 'large':
        this.large = true;
        break;
      case 'evidence':
        this.evidence = event.hits;
        break;
      case 'loading':
        this.phase = 'loading';
        break;
      case 'text':
        this.phase = 'writing';
        this.#pending += event.text;
        // Tokens come faster than a screen is drawn.
        this.#frame ||= requestAnimationFrame(() => this.#flush());
        break;
      case 'replaced':
        this.#pending = '';
        this.text = event.text;
        break;
    }
  }

  #flush() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (this.#pending) this.text += this.#pending;
    this.#pending = '';
  }
}

export const asking = new Asking();
