import type { PopupView } from '../../../src/messaging/views';

/** What the popup is told of an ordinary afternoon: a limit used up on the page in front. */
export const POPUP: PopupView = {
  page: { site: 'roblox.com', action: 'block', reason: 'limit', rule: 'games', ruleName: 'Games', opens: '2099-01-01T23:00:00Z' },
  program: null,
  limits: [{ id: 'games', name: 'Games', targets: [], usedSeconds: 2820, limitSeconds: 3600, leftSeconds: 780 }],
  schedules: [],
  health: { state: 'ok', findings: [] },
  isManaged: false,
  isPrivate: false,
  showHelp: false,
  country: 'PK',
  province: null,
  timeZone: 'Asia/Karachi',
};
