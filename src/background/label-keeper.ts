/**
 * Remembers which pages named themselves adult, in memory of this session of the browser only: the next visit is judged before it shows
 * anything, and a label is no fact about a site that should outlive the day. Private windows are in the same memory, never on a disk.
 */
import { LABEL_MARK } from '../core/rules/label-drafts';
import { parseAddress } from '../core/sites/address';
import { isAdultLabel, type Label, LabelKeys, labelKey, MOST_LABELLED } from '../core/sites/labels';
import type { Item } from './ports';

export interface LabelPorts {
  readonly item: Pick<Item<string[]>, 'read' | 'update'>;
  /** Hosts that no category stops. */
  readonly isNeverBlocked: (host: string) => boolean;
  /** A tab shows a labelled page: the sweep judges it. */
  readonly onLabelled: (tabId: number) => Promise<void>;
}

export class LabelKeeper {
  static readonly schema = LabelKeys;
  #known: ReadonlySet<string> = new Set();

  constructor(private readonly ports: LabelPorts) {}

  async start(): Promise<void> {
    this.#known = new Set(await this.ports.item.read());
  }

  /** The keys (`labelKey()`) of the labelled pages; a new set whenever it grew. */
  known(): ReadonlySet<string> {
    return this.#known;
  }

  /** The page at this address carries these texts. Who sent it is proven, what it says is checked here. */
  async reported(labels: readonly Label[], url: string, tabId: number): Promise<void> {
    const parsed = parseAddress(url);
    if (!parsed.ok || this.ports.isNeverBlocked(parsed.address.host) || !labels.some(isAdultLabel)) return;
    // The tab each time, because the same page may have loaded in two; and without waiting for what is written.
    await Promise.all([this.learn(url), this.ports.onLabelled(tabId)]);
  }

  /** The stopped page says by whose rule it stands there: the one for headers leaves a mark behind the address. */
  async stopped(claim: string): Promise<void> {
    if (claim.endsWith(LABEL_MARK)) await this.learn(claim);
  }

  /** The answer from this address was labelled. */
  async learn(url: string): Promise<void> {
    const parsed = parseAddress(url);
    if (!parsed.ok || this.ports.isNeverBlocked(parsed.address.host)) return;
    const key = labelKey(parsed.address);
    if (this.#known.has(key)) return;
    const newest = (keys: Iterable<string>) => [...keys, key].slice(-MOST_LABELLED);
    this.#known = new Set(newest(this.#known)); // before anything waits: the sweep asks at once
    await this.ports.item.update(newest);
  }
}
