/** The words of the interface for what the shell names by a code. */
import type { Indexing, Kind, SourceKind, SourceState } from './types';
import { count } from './format';
import type { IconName } from '../parts/Icon.svelte';

export const kinds: Record<Kind, { one: string; many: string; icon: IconName }> = {
  mail: { one: 'Mail', many: 'Mails', icon: 'mail' },
  message: { one: 'Message', many: 'Messages', icon: 'message' },
  note: { one: 'Note', many: 'Notes', icon: 'note' },
};

export const sourceKinds: Record<SourceKind, { name: string; icon: IconName }> = {
  notes: { name: 'Notes', icon: 'note' },
  mbox: { name: 'Mail (mbox)', icon: 'mail' },
  eml: { name: 'Mail (.eml)', icon: 'mail' },
  maildir: { name: 'Mail (maildir)', icon: 'mail' },
  sms: { name: 'Text messages', icon: 'message' },
  whatsapp: { name: 'WhatsApp', icon: 'message' },
};

/** Kinds that a newer shell may know and this page does not. */
export const kindOf = (kind: string) =>
  kinds[kind as Kind] ?? { one: kind, many: kind, icon: 'note' as const };
export const sourceKindOf = (kind: string) =>
  sourceKinds[kind as SourceKind] ?? { name: kind, icon: 'sources' as const };

const stages = {
  scan: 'Looking for changes',
  read: 'Reading',
  chunk: 'Preparing',
  lexical: 'Indexing words',
  embed: 'Indexing meaning',
};

export function indexingWords(indexing: Indexing): string {
  switch (indexing.state) {
    case 'running': {
      const stage = indexing.stage ? stages[indexing.stage] : 'Indexing';
      return indexing.total > 0 ? `${stage}: ${count(indexing.done)} of ${count(indexing.total)}` : stage;
    }
    case 'paused':
      return 'Indexing is paused';
    case 'on_battery':
      return 'Indexing waits for mains power';
    case 'idle':
      return 'Up to date';
  }
}

/** The same in the space of the rail. */
export function briefly(indexing: Indexing): string {
  if (indexing.state !== 'running' || indexing.total === 0) return indexingWords(indexing);
  return `Indexing ${count(indexing.done)} of ${count(indexing.total)}`;
}

export function sourceWords(source: SourceState): string {
  switch (source.state) {
    case 'watching':
      return 'Watching for changes';
    case 'waiting':
      return 'Waiting to be indexed';
    case 'indexing':
      return source.total > 0
        ? `Indexing ${count(source.done)} of ${count(source.total)}`
        : 'Looking for changes';
    case 'paused':
      return source.total > source.done
        ? `Paused at ${count(source.done)} of ${count(source.total)}`
        : 'Paused';
    case 'failed':
      return 'Could not be indexed';
    case 'absent':
      return 'Not there at the moment. What was indexed is kept.';
  }
}
