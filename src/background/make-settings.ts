/** The keeper of settings over what is stored and what the browser's policy says. */
import { EMPTY_DOCUMENT } from '../core/settings/schema';
import { readManaged } from '../platform/managed';
import type { OpenedStorage } from '../storage/storage';
import { lazyItem } from './lazy-storage';
import { SettingsKeeper } from './settings-keeper';

export function makeSettings(opened: Promise<OpenedStorage>): SettingsKeeper {
  const policy = lazyItem(opened, (items) => items.policy);
  return new SettingsKeeper({
    document: lazyItem(opened, (items) => items.settings),
    policy: {
      read: async () => withoutVersion((await policy.read()) ?? EMPTY_DOCUMENT),
      update: async (change) =>
        withoutVersion(
          (await policy.update((stored) => ({ version: 1, ...change(withoutVersion(stored ?? EMPTY_DOCUMENT)) }))) ??
            EMPTY_DOCUMENT,
        ),
    },
    managed: readManaged,
  });
}

function withoutVersion<T extends { version: 1 }>(document: T): Omit<T, 'version'> {
  const { version: _version, ...sections } = document;
  return sections;
}
