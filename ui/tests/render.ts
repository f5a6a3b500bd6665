import { render } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import App from '../src/App.svelte';
import { app } from '../src/state/app.svelte';
import { asking } from '../src/state/asking.svelte';
import { reading } from '../src/state/reading.svelte';
import { search } from '../src/state/search.svelte';
import { installShell, type Options } from './mock/shell';

/** The whole page over a mocked shell, as it is after a start. */
export function page(options: Options = {}) {
  const shell = installShell(options);
  app.view = 'ask';
  app.overview = app.indexing = app.preferences = app.failed = null;
  app.welcoming = false;
  search.query = '';
  search.filters.clear();
  search.forgetHits();
  asking.clear();
  reading.close();
  return { shell, user: userEvent.setup(), ...render(App) };
}
