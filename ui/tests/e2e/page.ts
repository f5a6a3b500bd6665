import { violations } from './axe';
import { expect, test as base, type Page } from '@playwright/test';
import type { Options } from '../mock/shell';

export { expect };

/** When it is, for the page: the morning of the demo home. */
export const NOW = new Date('2026-11-23T09:00:00-05:00');

/** Opens the page over a mocked shell. A refused resource or an error on the console fails the test. */
export const test = base.extend<{
  /** For the test that provokes complaints on purpose. */
  complains: boolean;
  open: (options?: Options) => Promise<Page>;
}>({
  complains: [false, { option: true }],
  open: async ({ page, complains }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.text().includes('Content Security Policy'))
        complaints.push(message.text());
    });
    await use(async (options = {}) => {
      await page.clock.setFixedTime(NOW);
      await page.addInitScript((given) => {
        window.mockShell = given;
      }, options);
      await page.addInitScript({ path: '.mock/page.js' });
      // As the shell has it (`freezePrototype`).
      await page.addInitScript(() => Object.freeze(Object.prototype));
      await page.goto('/');
      await page.evaluate(() => document.fonts.ready);
      return page;
    });
    if (!complains) expect(complaints).toEqual([]);
  },
});

/** No violations that axe can find. */
export async function accessible(page: Page) {
  const found = await violations(page);
  expect(found).toEqual([]);
}

/** The places where a picture is wanted, by name. */
export const field = (page: Page) => page.getByRole('textbox', { name: 'Ask or search' });
export const view = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name, exact: true });
