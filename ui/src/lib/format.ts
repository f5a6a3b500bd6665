/** Numbers, sizes and dates as a person reads them, in the language of the system. */

const number = new Intl.NumberFormat();

export const count = (n: number): string => number.format(n);

/** "1 mail", "854 items": with an `s` unless another plural is given. */
export const counted = (n: number, one: string, many = `${one}s`): string =>
  `${count(n)} ${n === 1 ? one : many}`;

/** Decimal units, as file managers show them. */
export function size(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit > 0 && value < 10 ? 1 : 0;
  return `${value.toLocaleString(undefined, { maximumFractionDigits: digits })} ${units[unit]}`;
}

/** "7.4 s", "2 min 10 s". */
export function duration(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 1) return `${Math.round(ms)} ms`;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

const day = (date: Date): number =>
  Math.round(new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime() / 86_400_000);

/** As short as a list bears: the time of today, "Yesterday", "14 Oct", "14 Oct 2025". */
export function shortDate(text: string | null, now = new Date()): string {
  if (!text) return '';
  const date = new Date(text);
  const ago = day(now) - day(date);
  if (ago === 0) return date.toLocaleTimeString(undefined, { hour: 'numeric', minute: '2-digit' });
  if (ago === 1) return 'Yesterday';
  const sameYear = date.getFullYear() === now.getFullYear();
  return date.toLocaleDateString(undefined, {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  });
}

/** In full: "Wednesday, 14 October 2026, 19:22"; without the hour where it is midnight, which dates without one are. */
export function longDate(text: string | null): string {
  if (!text) return '';
  const date = new Date(text);
  const written = /T00:00:00/.test(text) || (date.getHours() === 0 && date.getMinutes() === 0);
  const days = date.toLocaleDateString(undefined, {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  if (written) return days;
  return `${days}, ${time(text)}`;
}

export const time = (text: string): string =>
  new Date(text).toLocaleTimeString(undefined, { hour: 'numeric', minute: '2-digit' });

/** The day as a heading between messages. */
export const dayOf = (text: string): string =>
  new Date(text).toLocaleDateString(undefined, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });

/** The last part of a path, whichever slashes it has. */
export const fileName = (path: string): string => path.split(/[/\\]/).filter(Boolean).at(-1) ?? path;

/** "Anna, Dev and 3 others". */
export function names(people: string[], most = 3): string {
  const first = people.slice(0, most).join(', ');
  const rest = people.length - most;
  return rest > 0 ? `${first} and ${counted(rest, 'other')}` : first;
}
