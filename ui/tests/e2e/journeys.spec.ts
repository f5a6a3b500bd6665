/** What a person does, by the keyboard alone, in the page as it ships. */
import { expect, field, test } from './page';

test('from the first start to the sentence behind an answer, without a mouse', async ({ open, page }) => {
  await open({ firstRun: true });
  const press = async (name: string) => {
    const button = page.getByRole('button', { name, exact: true });
    for (let step = 0; step < 30; step += 1) {
      if (await button.evaluate((element) => element === document.activeElement).catch(() => false)) break;
      await page.keyboard.press('Tab');
    }
    await expect(button).toBeFocused();
    await page.keyboard.press('Enter');
  };
  await press('Continue');
  await press('Choose folders');
  await expect(page.getByText('294 items in 2 sources')).toBeVisible();
  await press('Add and continue');
  await press('Start');
  await expect(field(page)).toBeFocused();

  await page.keyboard.type('flight');
  await expect(page.getByRole('button', { name: /^Mail: Your trip/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('button', { name: /^Mail: Your trip/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Item' })).toContainText('DL 407');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^Mail: Your trip/ })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(field(page)).toBeFocused();

  await page.keyboard.press('Control+a');
  await page.keyboard.type('When is my flight?');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'What it rests on' })).toBeVisible();
  await expect(page.locator('[data-announcer]')).toContainText('Answer: Your flight is DL 407');
  await press('Source 1: Your trip to Seattle is booked - HKX4QZ');
  const mark = page.getByRole('complementary', { name: 'Item' }).locator('mark');
  await expect(mark).toContainText('Outbound flight: DL 407');
  await expect(mark).toBeInViewport();
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+2');
  await press('Forget Notes');
  await expect(page.getByRole('dialog', { name: 'Forget Notes?' })).toBeVisible();
  await press('Forget this source');
  await expect(page.getByText('Notes is forgotten: 83 items left the index.')).toBeVisible();
});

test('a chip shows its quote to the keyboard and to the pointer, and Escape takes it away', async ({
  open,
  page,
}) => {
  await open();
  await field(page).fill('When is my flight?');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'What it rests on' })).toBeVisible();
  const chip = page.getByRole('button', { name: /^Source 1/ });
  const quote = page.getByRole('tooltip').first();
  await expect(quote).toBeHidden();
  await chip.hover();
  await expect(quote).toBeVisible();
  await page.mouse.move(2, 2);
  await expect(quote).toBeHidden();
  await chip.focus();
  await expect(quote).toContainText('28 November 2026');
  await page.keyboard.press('Escape');
  await expect(quote).toBeHidden();
  await expect(field(page), 'the first Escape only hides the quote').toHaveValue('When is my flight?');
});

test('a follow-up says what it was asked as, and can be asked as it stands', async ({ open, page }) => {
  await open();
  await field(page).fill('When is my flight?');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'What it rests on' })).toBeVisible();
  await field(page).fill('What about Toby?');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Asked as: When is Toby’s flight?')).toBeVisible();
  await page.getByRole('button', { name: 'Ask it as typed' }).click();
  await expect(page.getByText('Asked as:')).toBeHidden();

  // Off: nothing leans on what came before.
  await page.keyboard.press('Control+5');
  await page.getByRole('checkbox', { name: /Follow-up questions/ }).uncheck();
  await page.keyboard.press('Control+1');
  await field(page).fill('When is my flight?');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'What it rests on' })).toBeVisible();
  await field(page).fill('What about Toby?');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Ask again' })).toBeVisible();
  await expect(page.getByText('Asked as:')).toBeHidden();
});

test('a question that is too big is handed off without its names, and its answer filled in', async ({
  open,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open();
  await field(page).fill('Write a letter of thanks to Colm about the roof');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Too big for this device' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Ask again' }), 'the answer still comes').toBeVisible();
  await page.getByRole('button', { name: 'Prepare a hand-off' }).click();
  await expect(page.getByRole('heading', { name: 'Hand-off' })).toBeFocused();
  const text = page.getByRole('region', { name: 'Text to copy' });
  await expect(text).toContainText('Write a letter of thanks to [PERSON-1-FIRST]');
  await page.getByRole('button', { name: 'Copy the text' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await text.evaluate((element) => element.textContent?.trim() + '\n'));
  expect(copied).not.toMatch(/Colm|Brophy|4,350/);
  await page
    .getByRole('textbox', { name: '2. Paste the answer' })
    .fill('Dear [PERSON-1-FIRST], thank you for the roof. [PERSON-9]');
  await page.getByRole('button', { name: 'Fill in the names' }).click();
  await expect(page.getByText('Dear Colm, thank you for the roof.')).toBeVisible();
  await expect(page.getByText(/stand for nothing here: \[PERSON-9\]/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('article', { name: 'Answer' })).toBeVisible();
});

test('one can look elsewhere while an answer is written, and come back to it', async ({ open, page }) => {
  await open({ pace: 120 });
  await field(page).fill('When is my flight?');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article', { name: 'Answer' })).toContainText('Your flight');
  await field(page).fill('roof');
  await expect(page.getByRole('button', { name: /^Mail: Estimate/ })).toBeVisible();
  await page.keyboard.press('Control+4');
  await expect(page.getByRole('heading', { name: 'Privacy' })).toBeVisible();
  await page.keyboard.press('Control+1');
  await page.getByRole('button', { name: /the answer.*When is my flight/i }).click();
  await expect(page.getByRole('heading', { name: 'What it rests on' })).toBeVisible();
});

test('an answer can be stopped, and what was written stays', async ({ open, page }) => {
  await open({ pace: 150 });
  await field(page).fill('When is my flight?');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article', { name: 'Answer' })).toContainText('Your flight is');
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText(/Stopped before the end/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Ask', exact: true }).last()).toBeVisible();
});

test('filters of the chips and of the query narrow together, and an unreadable one is said', async ({
  open,
  page,
}) => {
  await open();
  await field(page).fill('flight');
  const hits = page.getByRole('list', { name: 'Hits' }).getByRole('listitem');
  await expect(hits.first()).toBeVisible();
  const all = await hits.count();
  await page.getByRole('button', { name: 'Kind' }).click();
  await page.getByRole('checkbox', { name: /Mails/ }).check();
  await page.keyboard.press('Escape');
  await expect.poll(() => hits.count()).toBeLessThan(all);
  await field(page).fill('flight from:renate');
  await expect(hits).toHaveCount(1);
  await page.getByRole('button', { name: 'Clear kind' }).click();
  await field(page).fill('flight before:nonsense');
  await expect(page.getByRole('alert')).toContainText('“nonsense” is no date');
});

test('a link in a mail is copied, and nothing follows it', async ({ open, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open();
  await field(page).fill('flight seattle');
  await page.getByRole('button', { name: /^Mail: Your trip/ }).click();
  const item = page.getByRole('complementary', { name: 'Item' });
  await item.getByRole('button', { name: 'Copy the link' }).click();
  await expect(item.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    'https://www.delmar-air.example/baggage',
  );
  await expect(page.getByRole('link')).toHaveCount(0);
});

test('what is newly indexed is found without typing again', async ({ open, page }) => {
  await open();
  await field(page).fill('roof');
  await expect(page.getByRole('button', { name: /^Mail: Estimate/ })).toBeVisible();
  const searches = () =>
    page.evaluate(() => window.shell?.calls.filter(({ cmd }) => cmd === 'search').length);
  const before = (await searches()) ?? 0;
  await page.evaluate(() => window.shell?.emit('sources'));
  await expect.poll(searches).toBeGreaterThan(before);
});

test('the tray asks for the field, from any view', async ({ open, page }) => {
  await open();
  await page.keyboard.press('Control+3');
  await expect(page.getByRole('heading', { name: 'Models' })).toBeVisible();
  await page.evaluate(() => window.shell?.emit('focus-ask'));
  await expect(field(page)).toBeFocused();
});

test('a keystroke does not wait for a search', async ({ open, page }) => {
  await open();
  // The shell never answers a search; letters must be there all the same.
  await page.evaluate(() => {
    const internals = (
      window as unknown as { __TAURI_INTERNALS__: { invoke: (...all: unknown[]) => Promise<unknown> } }
    ).__TAURI_INTERNALS__;
    const invoke = internals.invoke;
    internals.invoke = (...all) => (all[0] === 'search' ? new Promise(() => undefined) : invoke(...all));
  });
  await field(page).pressSequentially('when is my flight', { delay: 150 });
  await expect(field(page)).toHaveValue('when is my flight');
});

test.describe('under the policy of the page', () => {
  test.use({ complains: true });

  test('the page asks no network for anything, and could not', async ({ open, page }) => {
    const wanted: string[] = [];
    page.on('request', (request) => wanted.push(request.url()));
    await open();
    await field(page).fill('flight');
    await expect(page.getByRole('button', { name: /^Mail: Your trip/ })).toBeVisible();
    expect(
      wanted.filter((url) => !url.startsWith('http://127.0.0.1:14173/') && !url.startsWith('data:')),
    ).toEqual([]);
    const tries = await page.evaluate(async () => {
      const refused: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective));
      await fetch('http://127.0.0.1:1/').catch(() => undefined);
      const image = new Image();
      image.src = 'http://127.0.0.1:1/a.png';
      const style = document.createElement('style');
      style.textContent = 'body { display: none }';
      document.head.append(style);
      await new Promise((resolve) => setTimeout(resolve, 200));
      return { refused, shown: getComputedStyle(document.body).display };
    });
    expect(tries.refused.sort()).toEqual(['connect-src', 'img-src', 'style-src-elem']);
    expect(tries.shown).not.toBe('none');
  });
});
