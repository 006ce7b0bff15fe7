/**
 * Makes the browser hold the compiled rules and the big lists. Without big lists of its own a change of the stored rules takes
 * milliseconds. With them the browser writes everything anew for seconds (1,000,000 hosts: 6 s in Chromium 156), so that the small rules
 * are put into the session at once and stored behind; a mark says what is stored, because big rules are never read back.
 */
import { helpHosts } from '../core/help/help-pages';
import type { Compiled } from '../core/rules/compile';
import { FIRST_BULK_ID, FIRST_SESSION_ID, PAUSE_RULE_ID, PRIORITY } from '../core/rules/dnr-ledger';
import type { DnrRule } from '../core/rules/dnr-rule';
import { reconcile } from '../core/rules/reconcile';
import { bulkRuleCount, bulkRules, digestOf, sessionRules, storedCopy } from '../core/rules/stored-copy';
import type { StoredBulk, StoredRules } from '../core/rules/stored-rules';
import type { BulkList } from './list-tables';
import type { Item, NetworkRules } from './ports';

export interface RuleStorePorts {
  readonly network: NetworkRules;
  readonly mark: Item<StoredRules>;
  readonly bulkLists: () => Promise<readonly BulkList[]>;
  readonly pages: { readonly blocked: string; readonly calm: string };
  /** The bundled lists' rulesets, by name: those of one category are `<category>-pages` and `<category>-frames`. */
  readonly rulesets: readonly string[];
  /** What is written behind failed, or has come right. */
  readonly onBehind: (error: unknown) => void;
  /**
   * The browser takes one change after another: a parent's next rule would wait for the seconds of a write. Small rules are stored when
   * none has come for a while; meanwhile the session has them, and a worker that is ended meanwhile writes at its next start.
   */
  readonly rest: (ms: number) => Promise<void>;
}
const PAUSE_RULE: DnrRule = {
  id: PAUSE_RULE_ID,
  priority: PRIORITY.pause,
  action: { type: 'allow' },
  condition: { resourceTypes: ['main_frame', 'sub_frame', 'object', 'websocket', 'xmlhttprequest', 'script', 'media', 'other'] },
};
/** ms, and for each host among the big rules: the longer a write takes (1,000,000 hosts: 6 s), the more is waited for. */
const REST = { least: 1_000, aHost: 0.004 } as const;
/** A parent who goes on and on doesn't put the write off for ever. */
const MOST_RESTS = 5;

export class RuleStore {
  #behind: Promise<void> = Promise.resolve();
  /** The newest wish: a write that waits writes it, and not what was wanted when it was asked for. */
  #wanted: Compiled | null = null;
  #waiting = false;
  /** Counts the wishes. */
  #asked = 0;

  constructor(private readonly ports: RuleStorePorts) {}

  /** Resolves when what is compiled is in force in this run of the browser; rejects when it can't be. */
  async hold(compiled: Compiled): Promise<void> {
    const { network, mark } = this.ports;
    await this.#rulesets(compiled);
    const all = await this.ports.bulkLists();
    const lists = this.#wantedOf(all, compiled);
    const stored = await mark.read();
    if (lists.length === 0 && stored.bulk.length === 0 && !stored.isWriting) {
      const change = reconcile(compiled.rules, await network.present());
      if (change.remove.length > 0 || change.add.length > 0) await network.change(change.remove, change.add);
      if (stored.digest !== null) await mark.update((now) => ({ ...now, digest: null, count: 0 }));
      await this.#session([]);
      return;
    }
    await this.#session(sessionRules(compiled.rules, compiled.bulk.pages.length === 0));
    this.#wanted = compiled;
    this.#writeBehind();
  }

  /** Opens everything but protected lists and help for this run of the browser, or no more: what is held stays stored under it. */
  async openAll(isOpen: boolean): Promise<void> {
    const { network } = this.ports;
    const isThere = (await network.presentSession()).some(({ id }) => id === PAUSE_RULE_ID);
    if (isThere !== isOpen) await network.changeSession([PAUSE_RULE_ID], isOpen ? [PAUSE_RULE] : []);
  }

  /** Resolves when nothing waits to be stored any more. */
  stored(): Promise<void> {
    return this.#behind;
  }

  async #rulesets({ bulk }: Compiled): Promise<void> {
    const { network, rulesets } = this.ports;
    if (rulesets.length === 0) return;
    const wanted = new Set([...bulk.pages.map((id) => `${id}-pages`), ...bulk.frames.map((id) => `${id}-frames`)]);
    const enabled = new Set(await network.enabledRulesets());
    const enable = rulesets.filter((id) => wanted.has(id) && !enabled.has(id));
    const disable = rulesets.filter((id) => !wanted.has(id) && enabled.has(id));
    if (enable.length > 0 || disable.length > 0) await network.switchRulesets(enable, disable);
  }

  /** The lists that must be stored: protected ones, and those of categories in force. */
  #wantedOf(lists: readonly BulkList[], { bulk }: Compiled): BulkList[] {
    return lists.filter(({ category }) => category === null || bulk.pages.includes(category));
  }

  async #session(wanted: readonly DnrRule[]): Promise<void> {
    const { network } = this.ports;
    const present = (await network.presentSession()).filter(({ id }) => id >= FIRST_SESSION_ID);
    if (digestOf(present) === digestOf(wanted)) return;
    await network.changeSession(
      present.map(({ id }) => id),
      wanted,
    );
  }

  /** One write at a time; while one runs, at most one more waits. */
  #writeBehind(): void {
    this.#asked++;
    if (this.#waiting) return;
    this.#waiting = true;
    this.#behind = this.#behind.then(async () => {
      try {
        for (let rests = 0, asked = -1; rests < MOST_RESTS && asked !== this.#asked; rests++) {
          asked = this.#asked;
          const ms = await this.#restBefore();
          if (ms === null) break;
          await this.ports.rest(ms);
        }
        this.#waiting = false;
        if (this.#wanted !== null) await this.#write(this.#wanted);
        this.ports.onBehind(null);
      } catch (error) {
        this.#waiting = false;
        this.ports.onBehind(error);
      }
    });
  }

  /** Null where a big list must be stored: that waits for nothing. */
  async #restBefore(): Promise<number | null> {
    if (this.#wanted === null) return null;
    const before = await this.ports.mark.read();
    const lists = this.#wantedOf(await this.ports.bulkLists(), this.#wanted);
    const bulk = place(lists, this.#wanted, before.bulk);
    if (before.isWriting || changed(bulk, before.bulk).length > 0) return null;
    return REST.least + REST.aHost * lists.reduce((sum, { entries }) => sum + entries, 0);
  }

  async #write(compiled: Compiled): Promise<void> {
    const { network, mark } = this.ports;
    const before = await mark.read();
    const all = await this.ports.bulkLists();
    const lists = this.#wantedOf(all, compiled);
    // While nothing of them is in force (a pause, a schedule's end) the session hides the lists that are stored: they stay for later.
    const known = new Set(all.map(({ id, fingerprint }) => `${id} ${fingerprint}`));
    const isHidden = ({ category, id, fingerprint }: StoredBulk) => category !== null && known.has(`${id} ${fingerprint}`);
    const keep = compiled.bulk.pages.length === 0 ? before.bulk.filter(isHidden) : [];
    const bulk = [...place(lists, compiled, before.bulk), ...keep];
    const copy = storedCopy(compiled.rules);
    const digest = digestOf(copy);
    const [gone, added] = [changed(before.bulk, bulk), changed(bulk, before.bulk)];
    if (!before.isWriting && before.digest === digest && gone.length === 0 && added.length === 0) return;
    // The browser's change is one step: after a death on the way the ids of both states are removed and all is written again.
    const both = {
      count: Math.max(before.count, copy.length),
      bulk: before.isWriting ? before.bulk : [...before.bulk, ...added],
    };
    await mark.update(() => ({ digest, ...both, isWriting: true }));
    const fresh = before.isWriting ? bulk : added;
    const rules: DnrRule[] = [...copy];
    for (const one of fresh) rules.push(...(await this.#rulesOf(one, lists)));
    const removed = (before.isWriting ? [...before.bulk, ...bulk] : gone).flatMap(idsOf);
    const small = Array.from({ length: both.count }, (_, index) => index + 1);
    await network.change([...new Set([...small, ...removed])], rules);
    await mark.update(() => ({ digest, count: copy.length, bulk, isWriting: false }));
  }

  async #rulesOf(one: StoredBulk, lists: readonly BulkList[]): Promise<DnrRule[]> {
    const { blocked, calm } = this.ports.pages;
    const hosts = await lists.find(({ id }) => id === one.id)?.hosts();
    const pageUrl = one.category === null ? calm : blocked;
    return bulkRules(hosts ?? [], { category: one.category, frames: one.frames, pageUrl, helpHosts: helpHosts() }, one.first);
  }
}

/** Each list's place among the ids: where it was, if nothing about it changed, else after all others. */
function place(lists: readonly BulkList[], { bulk }: Compiled, before: readonly StoredBulk[]): StoredBulk[] {
  let next = Math.max(FIRST_BULK_ID, ...before.map(({ first, rules }) => first + rules));
  return lists.map(({ id, category, entries, fingerprint }) => {
    const frames = category === null || bulk.frames.includes(category);
    const known = before.find((one) => one.id === id && one.fingerprint === fingerprint && one.frames === frames);
    if (known !== undefined && known.category === category) return known;
    const rules = bulkRuleCount(entries, frames);
    const first = next;
    next += rules;
    return { id, category, fingerprint, frames, first, rules };
  });
}

const changed = (from: readonly StoredBulk[], to: readonly StoredBulk[]): StoredBulk[] =>
  from.filter((one) => !to.some((other) => other.first === one.first && other.fingerprint === one.fingerprint));

const idsOf = ({ first, rules }: StoredBulk): number[] => Array.from({ length: rules }, (_, index) => first + index);
