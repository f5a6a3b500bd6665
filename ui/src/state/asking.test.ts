import { beforeEach, expect, test, vi } from 'vitest';
import { backend } from '../lib/backend';
import type { AskEvent, AskRequest, AskResponse, Failed } from '../lib/types';
import { Asking } from './asking.svelte';

const request = (question: string): Omit<AskRequest, 'follows'> => ({
  question,
  kinds: [],
  people: [],
  sources: [],
  after: null,
  before: null,
  attachments: false,
  model: null,
});
const response = (question: string, answer: string): AskResponse =>
  ({
    question,
    answer,
    answered: true,
    citations: [],
    evidence: [],
    question_id: 7,
  }) as unknown as AskResponse;

type Held = {
  id: string;
  follows: AskRequest['follows'];
  say: (event: AskEvent) => void;
  end: (response: AskResponse) => void;
  fail: (error: Failed) => void;
};

let asked: Held[];
beforeEach(() => {
  asked = [];
  vi.spyOn(backend, 'ask').mockImplementation(
    (id, { follows }, say) => new Promise((end, fail) => asked.push({ id, follows, say, end, fail })),
  );
  vi.spyOn(backend, 'stopAsking').mockResolvedValue(null);
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => setTimeout(draw, 0));
  vi.stubGlobal('cancelAnimationFrame', (frame: number) => clearTimeout(frame));
});
const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

test('text grows by its pieces, and is announced once, when it is whole', async () => {
  const asking = new Asking();
  const done = asking.ask(request('When?'));
  expect(asking.phase).toBe('finding');
  asked[0]?.say({ kind: 'loading' });
  expect(asking.phase).toBe('loading');
  asked[0]?.say({ kind: 'text', text: 'At ' });
  asked[0]?.say({ kind: 'text', text: '7:45.' });
  await soon();
  expect(asking.text).toBe('At 7:45.');
  expect(asking.announced).toBe('');
  asked[0]?.end(response('When?', 'At 7:45. [1]'));
  await done;
  expect([asking.phase, asking.text, asking.announced]).toEqual([
    'done',
    'At 7:45. [1]',
    'Answer: At 7:45. [1]',
  ]);
});

test('what verification replaced takes the place of what streamed', async () => {
  const asking = new Asking();
  void asking.ask(request('When?'));
  asked[0]?.say({ kind: 'text', text: 'At noon.' });
  asked[0]?.say({ kind: 'replaced', text: 'None of them says.' });
  await soon();
  expect(asking.text).toBe('None of them says.');
});

test('stopping keeps what is there, tells the shell, and hears no more', async () => {
  const asking = new Asking();
  const done = asking.ask(request('When?'));
  asked[0]?.say({ kind: 'text', text: 'At 7' });
  await asking.stop();
  expect(backend.stopAsking).toHaveBeenCalledWith(asked[0]?.id);
  asked[0]?.say({ kind: 'text', text: ':45, and more' });
  asked[0]?.fail({ code: 'stopped', message: 'The answer was stopped.' });
  await done;
  await soon();
  expect([asking.phase, asking.text]).toEqual(['stopped', 'At 7']);
});

test('a second question stops the first, whose late events change nothing', async () => {
  const asking = new Asking();
  void asking.ask(request('First?'));
  const second = asking.ask(request('Second?'));
  await soon();
  asked[0]?.say({ kind: 'text', text: 'wrong' });
  asked[0]?.end(response('First?', 'wrong'));
  asked[1]?.end(response('Second?', 'right'));
  await second;
  await soon();
  expect([asking.question, asking.text]).toEqual(['Second?', 'right']);
});

test('an error keeps its code, for the page to act on', async () => {
  const asking = new Asking();
  const done = asking.ask(request('When?'));
  asked[0]?.fail({ code: 'model_missing', message: 'no model is installed' });
  await done;
  expect([asking.phase, asking.failed?.code]).toEqual(['failed', 'model_missing']);
});

test('a question follows the last one that was answered, by what that was asked as', async () => {
  const asking = new Asking();
  const answered = async (question: string, asked_as: string | null, standing = false) => {
    const done = asking.ask(request(question), standing);
    asked.at(-1)?.end({ ...response(question, `Answer to ${question}`), asked_as });
    await done;
    return asked.at(-1)?.follows;
  };
  expect(await answered('When is my flight?', null)).toBeNull();
  const first = { question: 'When is my flight?', answer: 'Answer to When is my flight?' };
  expect(await answered('and Tom?', 'When is Tom’s flight?')).toEqual(first);
  expect(await answered('and Tom?', 'When is Tom’s flight?'), 'asked again it follows the same').toEqual(
    first,
  );
  expect(asking.askedAs).toBe('When is Tom’s flight?');
  expect((await answered('where?', null))?.question).toBe('When is Tom’s flight?');
  expect(await answered('where?', null, true), 'as it stands it follows none').toBeNull();
});
