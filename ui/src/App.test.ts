/** The page as a whole, over the mocked shell: what a user meets in each view. */
import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { items } from '../tests/mock/home';
import { page } from '../tests/render';

const field = () => screen.findByRole('textbox', { name: 'Ask or search' });
const go = async (user: ReturnType<typeof page>['user'], name: string) =>
  user.click(within(await screen.findByRole('navigation')).getByRole('button', { name }));

describe('the first run', () => {
  test('names what was recognised and what was not, adds what is usable, and ends in Ask', async () => {
    const { user, shell } = page({ firstRun: true, noModel: true });
    await user.click(await screen.findByRole('button', { name: 'Continue' }));
    await user.click(screen.getByRole('button', { name: 'Choose folders' }));
    await user.click(screen.getByRole('button', { name: 'Choose files' }));
    expect(await screen.findByText('Inglenook does not read pictures.')).toBeTruthy();
    expect(screen.getByText('544 items in 3 sources')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Add and continue' }));
    const added = shell.calls.find(({ cmd }) => cmd === 'add_sources')?.args as { paths: string[] };
    expect(added.paths.some((path) => path.endsWith('roof.jpg'))).toBe(false);
    expect(added.paths).toHaveLength(3);
    await user.click(await screen.findByRole('button', { name: 'Go on without a model' }));
    expect(await field()).toBeTruthy();
  });

  test('takes what is dropped on the window', async () => {
    const { user, shell } = page({ firstRun: true });
    await user.click(await screen.findByRole('button', { name: 'Continue' }));
    await shell.emit('tauri://drag-enter', { paths: [] });
    expect(await screen.findByText('Let go to add')).toBeTruthy();
    await shell.emit('tauri://drag-drop', { paths: ['/home/judith/Notes'] });
    expect(await screen.findByText('83 items in 1 source')).toBeTruthy();
  });
});

describe('asking', () => {
  test('a click on a citation opens the item with the very sentence marked', async () => {
    const { user } = page();
    await user.type(await field(), 'When is my flight?{Enter}');
    await screen.findByRole('heading', { name: 'What it rests on' });
    const chips = screen.getAllByRole('button', { name: /^Source \d: Your trip/ });
    await user.click(chips[0] as HTMLElement);
    const item = await screen.findByRole('complementary', { name: 'Item' });
    await waitFor(() =>
      expect([...item.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual([
        expect.stringMatching(/^Outbound flight: DL 407[\s\S]*7:45 AM$/),
      ]),
    );
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('complementary', { name: 'Item' })).toBeNull();
    expect(document.activeElement).toBe(chips[0]);
  });

  test('a note is read as Markdown, its passage marked through the emphasis, its links copied', async () => {
    const { user } = page();
    await user.type(await field(), 'taxi seattle');
    await user.click(await screen.findByRole('button', { name: /^Note: Seattle/ }));
    const item = await screen.findByRole('complementary', { name: 'Item' });
    await waitFor(() =>
      expect([...item.querySelectorAll('mark')].map((mark) => mark.textContent).join('')).toBe(
        'Flight out Sat 28 Nov, DL 407, 7:45. Taxi booked for 5:30, Sal has the',
      ),
    );
    expect(within(item).getByText('DL 407, 7:45').closest('strong')).toBeTruthy();
    expect(within(item).getAllByRole('listitem')).toHaveLength(4);
    expect(within(item).getByRole('img', { name: 'Done' })).toBeTruthy();
    expect(within(item).getByRole('columnheader', { name: 'Night' })).toBeTruthy();
    expect(item.querySelector('a, [href]')).toBeNull();
    const copied: string[] = [];
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: (text: string) => Promise.resolve(void copied.push(text)) },
    });
    await user.click(within(item).getByRole('button', { name: 'Copy the link' }));
    expect(copied).toEqual(['https://www.delmar-air.example/baggage']);

    expect(within(item).getAllByText('Seattle in November'), 'the title is not said twice').toHaveLength(1);
    await user.click(within(item).getByRole('button', { name: 'Contents' }));
    const contents = within(item).getByRole('group', { name: 'Contents' });
    const headings = within(contents).getAllByRole('button');
    expect(headings.map((heading) => heading.textContent)).toEqual(['To pack', 'To ask Mama', 'Papers']);
    await user.click(headings[1] as HTMLElement);
    expect(document.activeElement).toBe(within(item).getByRole('heading', { name: 'To ask Mama' }));
    expect(within(item).queryByRole('group', { name: 'Contents' })).toBeNull();
  });

  test('an abstention says so, and shows what was looked at', async () => {
    const { user } = page();
    await user.type(await field(), 'Who repairs the roof?{Enter}');
    expect(await screen.findByText('Not in your data')).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'What was looked at' })).toBeTruthy();
    expect(screen.queryByRole('heading', { name: 'What it rests on' })).toBeNull();
  });

  test('Escape stops an answer that is being made', async () => {
    const { user, shell } = page({ silent: true });
    await user.type(await field(), 'When is my flight?{Enter}');
    await screen.findByText(/^Reading 4 passages/);
    await user.keyboard('{Escape}');
    expect(await screen.findByText('Stopped.', { selector: '.status' })).toBeTruthy();
    expect(shell.calls.some(({ cmd }) => cmd === 'stop_asking')).toBe(true);
  });

  test('without a model it says where to get one', async () => {
    const { user } = page({ noModel: true });
    await user.type(await field(), 'When is my flight?{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Go to Models' }));
    expect(await screen.findByRole('heading', { name: 'Models' })).toBeTruthy();
  });

  test('hits are not drawn again while an answer streams', async () => {
    const { user } = page({ pace: 15 });
    await user.type(await field(), 'When is my flight?{Enter}');
    const found = await screen.findByRole('heading', { name: 'Found' });
    const list = found.parentElement?.querySelector('ol') as HTMLElement;
    let changes = 0;
    const observer = new MutationObserver((records) => (changes += records.length));
    observer.observe(list, { subtree: true, childList: true, characterData: true, attributes: true });
    await waitFor(() =>
      expect(screen.getByRole('article', { name: 'Answer' }).textContent).toContain('Saturday'),
    );
    observer.disconnect();
    expect(changes).toBe(0);
  });

  test('markup in an item is text, and a link is no link', async () => {
    const item = items.find(({ id }) => id === 187) as (typeof items)[number];
    const before = item.text;
    item.text = 'roof <img src=x onerror=alert(1)> <b>bold</b> https://evil.example/x';
    try {
      const { user, container } = page();
      await user.type(await field(), 'roof');
      await user.click(await screen.findByRole('button', { name: /^Mail: Estimate/ }));
      await screen.findByText(/<b>bold<\/b>/, { selector: '.item *' });
      expect(container.querySelector('img, b, a')).toBeNull();
      expect(screen.getByRole('button', { name: 'Copy the link' })).toBeTruthy();
    } finally {
      item.text = before;
    }
  });

  test('past questions are found, opened as they were answered, and forgotten', async () => {
    const { user, shell } = page();
    await user.type(await screen.findByRole('textbox', { name: 'Find a past question' }), 'shellfish');
    await waitFor(() => expect(screen.queryByText('What did Sheila quote for the roof?')).toBeNull());
    await user.click(screen.getByRole('button', { name: /^Who cannot eat shellfish/ }));
    expect((await screen.findByRole('article', { name: 'Answer' })).textContent).toContain('Ruben');
    expect(
      shell.calls.some(({ cmd }) => cmd === 'ask'),
      'no model is asked for it',
    ).toBe(false);
    await user.click(screen.getByRole('button', { name: 'Forget' }));
    expect(
      shell.calls.some(({ cmd }) => cmd === 'forget_question'),
      'not before it was confirmed',
    ).toBe(false);
    await user.click(screen.getByRole('button', { name: 'Forget it' }));
    await waitFor(() => expect(shell.calls.some(({ cmd }) => cmd === 'forget_question')).toBe(true));
  });
});

describe('sources', () => {
  test('are added by what is dragged onto any view', async () => {
    const { shell } = page();
    await field();
    await shell.emit('tauri://drag-enter', { paths: [] });
    expect(await screen.findByText('Let go to add')).toBeTruthy();
    await shell.emit('tauri://drag-drop', { paths: ['/home/judith/Notes'] });
    expect(await screen.findByText('Notes, 83 items, 211 kB')).toBeTruthy();
  });

  test('say why a file was not read', async () => {
    const { user } = page();
    await go(user, 'Sources');
    await user.click(await screen.findByText('2 files with problems'));
    expect(screen.getByText('ends in the middle of a mail; 3 mails were read')).toBeTruthy();
    expect(screen.getByText(/Not there at the moment/)).toBeTruthy();
  });

  test('follow the events of the shell', async () => {
    const { user, shell } = page({ indexing: true });
    await go(user, 'Sources');
    await screen.findByText('Indexing 312 of 4,020', { selector: '.state' });
    await shell.emit('indexing', { state: 'running', stage: 'embed', done: 900, total: 4020, source: 2 });
    expect(await screen.findByText('Indexing 900 of 4,020', { selector: '.state' })).toBeTruthy();
  });

  test('are forgotten only after a warning that was confirmed', async () => {
    const { user, shell } = page();
    await go(user, 'Sources');
    await user.click(await screen.findByRole('button', { name: 'Forget Notes' }));
    await user.click(await screen.findByRole('button', { name: 'Cancel' }));
    expect(shell.calls.some(({ cmd }) => cmd === 'forget_source')).toBe(false);
    await user.click(screen.getByRole('button', { name: 'Forget Notes' }));
    await user.click(await screen.findByRole('button', { name: 'Forget this source' }));
    expect(await screen.findByText('Notes is forgotten: 83 items left the index.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Forget Notes' })).toBeNull();
  });

  test('that cannot be forgotten now say why', async () => {
    const message = 'another Inglenook is changing the vault; wait until it is done';
    const { user } = page({ fails: { forget_source: { code: 'busy', message } } });
    await go(user, 'Sources');
    await user.click(await screen.findByRole('button', { name: 'Forget Notes' }));
    await user.click(await screen.findByRole('button', { name: 'Forget this source' }));
    expect((await screen.findByRole('alert')).textContent).toContain(message);
    expect(screen.getByRole('button', { name: 'Forget Notes' })).toBeTruthy();
  });
});

describe('privacy', () => {
  test('shows a hole as one', async () => {
    const { user } = page({ broken: true });
    await go(user, 'Privacy');
    expect(await screen.findByRole('heading', { name: 'Not sealed' })).toBeTruthy();
    expect(screen.getByText('1 of 3 not refused')).toBeTruthy();
  });

  test('forgets everything only after the words were typed', async () => {
    const { user, shell } = page();
    await go(user, 'Privacy');
    await user.click(await screen.findByRole('button', { name: 'Forget everything…' }));
    const confirm = await screen.findByRole('button', { name: 'Forget everything' });
    const typed = screen.getByRole('textbox', { name: /Type/ });
    await user.type(typed, 'forget{Enter}');
    expect(shell.calls.some(({ cmd }) => cmd === 'forget_everything')).toBe(false);
    await user.clear(typed);
    await user.type(typed, 'forget everything');
    await user.click(confirm);
    expect(await screen.findByText('Answers from your own notes, mail and messages')).toBeTruthy();
  });
});

describe('models', () => {
  test('that cannot be used say why, and cannot be chosen', async () => {
    const { user } = page();
    await go(user, 'Models');
    const broken = await screen.findByRole('article', { name: 'half-a-download' });
    expect(broken.textContent).toContain('ends before its last tensor');
    expect(within(broken).queryByRole('button', { name: /^(Measure|Answer)/ })).toBeNull();
  });

  test('are refused in the words of the shell', async () => {
    const message = 'granite.gguf needs 9.1 GB of memory, and 4.2 GB are free; take a smaller quantization.';
    const { user } = page({ noModel: true, fails: { import_model: { code: 'model', message } } });
    await go(user, 'Models');
    await user.click(await screen.findByRole('button', { name: 'Import a model' }));
    expect((await screen.findByRole('alert')).textContent).toContain(message);
  });

  test('are measured here', async () => {
    const { user } = page();
    await go(user, 'Models');
    await user.click(await screen.findByRole('button', { name: 'Measure granite-3_3-2b-instruct' }));
    expect(await screen.findByText(/writes\s+8\.7 tokens a second/)).toBeTruthy();
    expect(await screen.findByText('8.7 tokens/s')).toBeTruthy();
  });
});

describe('settings', () => {
  test('a theme that was chosen is on the page at once', async () => {
    const { user } = page();
    await go(user, 'Settings');
    await user.click(await screen.findByRole('radio', { name: 'Dark' }));
    await waitFor(() => expect(document.documentElement.dataset['theme']).toBe('dark'));
  });

  test('one that the shell refuses returns to what it was, and says why', async () => {
    const message = 'Ctrl+Q is taken by the system; choose another.';
    const { user } = page({ fails: { set_preferences: { code: 'query', message } } });
    await go(user, 'Settings');
    const input = await screen.findByRole('textbox', { name: /Shortcut/ });
    await user.clear(input);
    await user.type(input, 'Ctrl+Q');
    await user.click(screen.getByRole('button', { name: 'Set' }));
    expect((await screen.findByRole('alert')).textContent).toContain(message);
    expect((input as HTMLInputElement).value).toBe('Ctrl+Alt+Space');
  });
});

test('a vault that cannot be opened is an error with a way on', async () => {
  const message = 'the vault /v cannot be used (permission denied); name another folder';
  const { user, shell } = page({ fails: { overview: { code: 'vault', message } } });
  expect((await screen.findByRole('alert')).textContent).toContain(message);
  shell.options.fails = {};
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await field()).toBeTruthy();
});
