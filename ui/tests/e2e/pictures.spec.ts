/** Every view and state in light, dark and on a phone: a picture each, and no accessibility violation in any. */
import type { Page } from '@playwright/test';
import type { Options } from '../mock/shell';
import { accessible, expect, field, test, view } from './page';

/** Those that the README and the pages about the project may show; the others are looked at and not kept. */
const KEPT = new Set([
  'first-run-sources',
  'ask-hits',
  'ask-answer',
  'ask-citation',
  'ask-conversation',
  'ask-note',
  'ask-hand-off',
  'sources',
  'models',
  'privacy',
]);
const folder = (name: string) => (KEPT.has(name) ? '../docs/screenshots' : 'test-results/pictures');

type State = { name: string; options?: Options; reach?: (page: Page) => Promise<void> };

const typed = async (page: Page, text: string) => {
  await field(page).fill(text);
  await expect(page.getByRole('list', { name: 'Hits' }).getByRole('listitem').first()).toBeVisible();
};
const asked = async (page: Page) => {
  await field(page).fill('When is my flight?');
  await field(page).press('Enter');
  await expect(page.getByRole('heading', { name: 'What it rests on' })).toBeVisible();
};

const states: State[] = [
  { name: 'first-run-promise', options: { firstRun: true } },
  {
    name: 'first-run-sources',
    options: { firstRun: true },
    reach: async (page) => {
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('button', { name: 'Choose folders' }).click();
      await page.getByRole('button', { name: 'Choose files' }).click();
      await expect(page.getByText('roof.jpg')).toBeVisible();
    },
  },
  {
    name: 'first-run-model',
    options: { firstRun: true, noModel: true },
    reach: async (page) => {
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('button', { name: 'Skip for now' }).click();
      await expect(page.getByRole('button', { name: 'Choose a model file' })).toBeVisible();
    },
  },
  { name: 'ask-home', reach: async (page) => expect(page.getByText('Past questions')).toBeVisible() },
  { name: 'ask-empty', options: { questions: false } },
  { name: 'ask-indexing', options: { indexing: true } },
  { name: 'ask-hits', reach: (page) => typed(page, 'flight seattle') },
  {
    name: 'ask-filters',
    reach: async (page) => {
      await page.getByRole('button', { name: 'Kind' }).click();
      await page.getByRole('checkbox', { name: /Mails/ }).check();
      await page.keyboard.press('Escape');
      await typed(page, 'flight');
      await page.getByRole('button', { name: 'People' }).click();
      await page.getByRole('checkbox', { name: /Renate/ }).check();
    },
  },
  {
    name: 'ask-nothing',
    reach: async (page) => {
      await field(page).fill('zeppelin');
      await expect(page.getByText('Nothing found')).toBeVisible();
    },
  },
  {
    name: 'ask-streaming',
    options: { pace: 400 },
    reach: async (page) => {
      await field(page).fill('When is my flight?');
      await field(page).press('Enter');
      await expect(page.getByRole('article', { name: 'Answer' })).toContainText('Your flight is');
    },
  },
  {
    name: 'ask-loading',
    options: { silent: true },
    reach: async (page) => {
      await field(page).fill('When is my flight?');
      await field(page).press('Enter');
      await expect(page.getByText('Reading 4 passages')).toBeVisible();
    },
  },
  { name: 'ask-answer', reach: asked },
  {
    name: 'ask-quote',
    reach: async (page) => {
      await asked(page);
      await page.getByRole('button', { name: /^Source \d: Your trip/ }).focus();
      await expect(page.getByRole('tooltip').first()).toBeVisible();
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'ask-citation',
    reach: async (page) => {
      await asked(page);
      await page.getByRole('button', { name: /^Source \d: Your trip/ }).click();
      await expect(page.getByRole('complementary', { name: 'Item' }).locator('mark').first()).toBeVisible();
      await page.mouse.move(5, 700);
    },
  },
  {
    name: 'ask-thread',
    reach: async (page) => {
      await typed(page, 'lunch with Toby and the van');
      await page.getByRole('button', { name: /^Mail: Re: Your flights/ }).click();
      await expect(page.getByRole('heading', { name: 'Later in this thread' })).toBeVisible();
    },
  },
  {
    name: 'ask-conversation',
    reach: async (page) => {
      await typed(page, 'row saturday judith flies');
      await page.getByRole('button', { name: /^Message: Basin Four/ }).click();
      await expect(page.getByText('are we rowing on the 28th?')).toBeVisible();
    },
  },
  {
    name: 'ask-note',
    reach: async (page) => {
      await typed(page, 'taxi seattle');
      await page.getByRole('button', { name: /^Note: Seattle/ }).click();
      await expect(page.getByRole('heading', { name: 'To pack' })).toBeVisible();
    },
  },
  {
    name: 'ask-contents',
    reach: async (page) => {
      await typed(page, 'taxi seattle');
      await page.getByRole('button', { name: /^Note: Seattle/ }).click();
      await page.getByRole('button', { name: 'Contents' }).click();
      await expect(page.getByRole('button', { name: 'To ask Mama' })).toBeVisible();
    },
  },
  {
    name: 'ask-abstained',
    reach: async (page) => {
      await field(page).fill('Who repairs the roof of the boathouse?');
      await field(page).press('Enter');
      await expect(page.getByRole('heading', { name: 'What was looked at' })).toBeVisible();
    },
  },
  {
    name: 'ask-closest',
    reach: async (page) => {
      await field(page).fill('How much do I owe for the roof?');
      await field(page).press('Enter');
      await expect(page.getByRole('heading', { name: 'Closest in your data' })).toBeVisible();
    },
  },
  {
    name: 'ask-follow-up',
    reach: async (page) => {
      await asked(page);
      await field(page).fill('What about Toby?');
      await field(page).press('Enter');
      await expect(page.getByText('Asked as: When is Toby’s flight?')).toBeVisible();
      await expect(page.getByRole('button', { name: 'Ask again' })).toBeVisible();
    },
  },
  {
    name: 'ask-too-big',
    reach: async (page) => {
      await field(page).fill('Write a letter of thanks to Colm about the roof');
      await field(page).press('Enter');
      await expect(page.getByRole('heading', { name: 'What was looked at' })).toBeVisible();
    },
  },
  {
    name: 'ask-hand-off',
    reach: async (page) => {
      await field(page).fill('Write a letter of thanks to Colm about the roof');
      await field(page).press('Enter');
      await page.getByRole('button', { name: 'Prepare a hand-off' }).click();
      await expect(page.getByRole('button', { name: 'Copy the text' })).toBeVisible();
    },
  },
  {
    name: 'ask-hand-off-filled',
    reach: async (page) => {
      await field(page).fill('Write a letter of thanks to Colm about the roof');
      await field(page).press('Enter');
      await page.getByRole('button', { name: 'Prepare a hand-off' }).click();
      await page.getByText('9 placeholders').click();
      await page
        .getByRole('textbox', { name: '2. Paste the answer' })
        .fill('Dear [PERSON-1-FIRST],\n\nthank you for coming on [DATE-3]. [PERSON-9]');
      await page.getByRole('button', { name: 'Fill in the names' }).click();
      await expect(page.getByText('Dear Colm')).toBeVisible();
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'ask-no-model',
    options: { noModel: true },
    reach: async (page) => {
      await field(page).fill('When is my flight?');
      await field(page).press('Enter');
      await expect(page.getByRole('button', { name: 'Go to Models' })).toBeVisible();
    },
  },
  {
    name: 'sources',
    reach: async (page) => {
      await view(page, 'Sources').click();
      await page.getByText('2 files with problems').click();
    },
  },
  {
    name: 'sources-indexing',
    options: { indexing: true },
    reach: async (page) => view(page, 'Sources').click(),
  },
  {
    name: 'sources-forget',
    reach: async (page) => {
      await view(page, 'Sources').click();
      await page.getByRole('button', { name: 'Forget Notes' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'models',
    reach: async (page) => {
      await view(page, 'Models').click();
      await expect(page.getByText('half-a-download')).toBeVisible();
    },
  },
  {
    name: 'models-none',
    options: { noModel: true },
    reach: async (page) => view(page, 'Models').click(),
  },
  {
    name: 'privacy',
    reach: async (page) => {
      await view(page, 'Privacy').click();
      await expect(page.getByText('Sealed: 240 attempts')).toBeVisible();
    },
  },
  {
    name: 'privacy-broken',
    options: { broken: true },
    reach: async (page) => {
      await view(page, 'Privacy').click();
      await expect(page.getByRole('heading', { name: 'Not sealed' })).toBeVisible();
    },
  },
  {
    name: 'privacy-forget',
    reach: async (page) => {
      await view(page, 'Privacy').click();
      await page.getByRole('button', { name: 'Forget everything…' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'settings',
    reach: async (page) => {
      await view(page, 'Settings').click();
      await expect(page.getByText('Appearance')).toBeVisible();
    },
  },
];

const looks = [
  { look: 'light', theme: 'light', size: { width: 1280, height: 800 } },
  { look: 'dark', theme: 'dark', size: { width: 1280, height: 800 } },
  { look: 'phone', theme: 'light', size: { width: 360, height: 740 } },
] as const;

for (const { name, options, reach } of states) {
  for (const { look, theme, size } of looks) {
    test(`${name} in ${look} is drawn, fits and is accessible`, async ({ open, page }) => {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await open(options);
      await reach?.(page);
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wider, 'nothing is wider than the window').toBeLessThanOrEqual(0);
      await accessible(page);
      await page.screenshot({ path: `${folder(name)}/${name}-${look}.png`, animations: 'disabled' });
    });
  }
}
