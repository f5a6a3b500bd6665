/** Puts the mock into a page before the page's own script runs; what it plays stands in `window.mockShell`. */
import { installShell, type Options, type Shell } from './shell';

declare global {
  interface Window {
    mockShell?: Options;
    shell?: Shell;
  }
}

window.shell = installShell(
  window.mockShell ?? (Object.fromEntries(new URLSearchParams(location.search)) as Options),
);
