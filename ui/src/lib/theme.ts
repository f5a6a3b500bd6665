import type { Preferences } from './types';

const dark = matchMedia('(prefers-color-scheme: dark)');

/** Puts the wanted theme onto the page, and keeps up with the system where that decides. */
export function applyTheme(theme: Preferences['theme']): () => void {
  const apply = () => {
    const now = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
    document.documentElement.dataset.theme = now;
  };
  apply();
  dark.addEventListener('change', apply);
  return () => dark.removeEventListener('change', apply);
}
