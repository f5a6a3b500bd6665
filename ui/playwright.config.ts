import { defineConfig } from '@playwright/test';

/** The page as it ships (`npm run build` first), under the CSP it ships with, in the system's Chromium. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '*.spec.ts',
  globalSetup: './tests/e2e/setup.ts',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 15_000,
  reporter: [['list']],
  use: {
    baseURL: 'http://127.0.0.1:14173',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      // A container has no user namespaces for Chromium's own sandbox; the page under test is ours.
      args: ['--no-sandbox', '--font-render-hinting=none'],
    },
    locale: 'en-GB',
    timezoneId: 'America/New_York',
    viewport: { width: 1280, height: 800 },
  },
  webServer: { command: 'node tests/e2e/serve.js', port: 14173, reuseExistingServer: false },
});
