/** Subscribed lists in plain words: how far one is, and why a try failed. */
import { isMessageKey, type T } from './t';

/** "Being read" and so on; a phase that this version doesn't know says nothing. */
export function listPhaseWords(t: T, phase: string): string {
  const key = `lists.phase-${phase}`;
  return isMessageKey(key) ? t(key) : '';
}

/** Why the last try failed, for a parent; empty where it didn't. */
export function listErrorWords(t: T, error: string | null): string {
  if (error === null) return '';
  const key = `lists.error-${error}`;
  return isMessageKey(key) ? t(key) : t('lists.error-network');
}
