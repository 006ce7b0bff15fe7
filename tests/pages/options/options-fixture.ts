/** A parent's view to edit, and a worker that stores what it is told. */
import type { SettingsDocument } from '../../../src/core/settings/schema';
import type { LockView } from '../../../src/messaging/time-views';
import type { ActivityView, OptionsView } from '../../../src/messaging/views';
import { FakeWorker } from '../page-fixture';

export const DOCUMENT: SettingsDocument = {
  version: 1,
  sites: { block: ['example.com', 'youtube.com/shorts'], allow: ['khanacademy.org'] },
  limits: [{ id: 'games', name: 'Games', targets: ['roblox.com'], minutes: 60, warnAt: [5] }],
};

/** No PIN: everything is open to whoever uses this browser. */
export const NO_LOCK: LockView = {
  hasPin: false,
  isManaged: false,
  hasAuthenticator: false,
  isOpen: true,
  waitSeconds: 0,
  codeMinutes: 60,
  isGrownUpHere: false,
};

export function optionsView(change: Partial<OptionsView> = {}): OptionsView {
  const document = change.document ?? DOCUMENT;
  return {
    document,
    effective: document,
    managed: [],
    openedByPolicy: [],
    limits: [],
    schedules: [],
    health: { state: 'ok', findings: [] },
    version: '1.2.3',
    ...change,
  };
}

export const ACTIVITY: ActivityView = {
  day: '2026-11-21',
  days: ['2026-11-21', '2026-11-20'],
  rows: [
    {
      time: '2026-11-21T09:05:00+05:00',
      kind: 'visit',
      site: 'wikipedia.org',
      title: '<img src=x onerror=alert(1)>',
      address: 'javascript:alert(1)',
      seconds: 75,
      reason: null,
      rule: null,
      detail: null,
    },
    {
      time: '2026-11-21T09:40:00+05:00',
      kind: 'blocked',
      site: 'example.com',
      title: null,
      address: null,
      seconds: null,
      reason: 'site',
      rule: 'example.com',
      detail: null,
    },
  ],
  sites: [{ site: 'wikipedia.org', seconds: 75 }],
  limits: [],
  totalSeconds: 75,
  detail: 'sites',
};

/** Saves like the worker does: the next view has what was saved. */
export function storingWorker(first: OptionsView = optionsView()): FakeWorker {
  let view = first;
  return new FakeWorker({
    'lock/view': NO_LOCK,
    'options/view': () => view,
    'settings/save': ({ section, value }) => {
      const document = { ...view.document, [section]: value };
      view = { ...view, document, effective: document };
      return { outcome: 'saved', problems: [] };
    },
    'activity/view': ACTIVITY,
  });
}
