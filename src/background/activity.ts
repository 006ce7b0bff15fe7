import type { ActivityView } from '../messaging/views';
import type { ActivityLog } from '../storage/activity-store';
import type { UsageLedger } from '../storage/usage-store';
import type { FreeTabs } from './free-tabs';
import type { Clock, TabFacts } from './ports';
import type { SettingsKeeper } from './settings-keeper';
import { limitsToday } from './views';
import type { World } from './world';

export function makeActivity(ports: {
  log: ActivityLog;
  usage: UsageLedger;
  settings: SettingsKeeper;
  world: World;
  clock: Clock;
  free: FreeTabs;
  blockedPage: string;
}) {
  return {
    async committed(_tab: TabFacts, _url: string): Promise<void> {},
    async limitEnded(_id: string): Promise<void> {},
    async forgetOld(): Promise<void> {},
    async view(_day: string | null): Promise<ActivityView> {
      const moment = await ports.world.moment();
      return {
        day: moment.state.usage.day,
        days: [],
        rows: [],
        sites: [],
        limits: limitsToday(moment),
        totalSeconds: 0,
        detail: moment.rules.settings.log.detail,
      };
    },
    async exportText(_format: 'csv' | 'jsonl'): Promise<string> {
      return '';
    },
  };
}
