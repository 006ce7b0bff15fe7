/** All scenarios on the core, with a clock that moves only when told, and the table of their errors (docs/time-accuracy.md). */
import { ATTENTION_SCENARIOS } from './attention-scenarios';
import { BREAK_SCENARIOS } from './break-scenarios';
import { played, type Row, type Scenario } from './scenario';
import { SOUND_SCENARIOS } from './sound-scenarios';

export const SCENARIOS: readonly Scenario[] = [...ATTENTION_SCENARIOS, ...SOUND_SCENARIOS, ...BREAK_SCENARIOS];

/** Plays them all: a row for each limit (and day) that a scenario says the truth of. */
export async function coreTable(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const scenario of SCENARIOS) rows.push(...(await played(scenario)).rows);
  return rows;
}
