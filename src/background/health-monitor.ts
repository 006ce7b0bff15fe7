/** Protection health: are we able to protect, and what is wrong, in a list that parents can read. Kept through restarts. */
import { type Finding, type FindingId, type Severity, stateOf } from '../core/health/findings';
import type { HealthView } from '../messaging/views';
import type { Item } from './ports';

export interface Health {
  report(id: FindingId, severity: Severity, detail: string | null): Promise<void>;
  clear(id: FindingId): Promise<void>;
}

export class HealthMonitor implements Health {
  /** What can't be stored (a full disk) is still known until the worker ends. */
  #findings = new Map<FindingId, Finding>();
  #isRead = false;

  constructor(
    private readonly stored: Item<Finding[]>,
    private readonly announce: () => void,
  ) {}

  async start(): Promise<void> {
    for (const finding of await this.stored.read()) if (!this.#findings.has(finding.id)) this.#findings.set(finding.id, finding);
    this.#isRead = true;
  }

  async report(id: FindingId, severity: Severity, detail: string | null): Promise<void> {
    const known = this.#findings.get(id);
    if (known?.severity === severity && known.detail === detail) return;
    this.#findings.set(id, { id, severity, detail });
    await this.#store();
  }

  async clear(id: FindingId): Promise<void> {
    if (this.#findings.delete(id)) await this.#store();
  }

  get view(): HealthView {
    const findings = [...this.#findings.values()];
    return { state: stateOf(findings), findings };
  }

  async #store(): Promise<void> {
    try {
      await this.stored.update((stored) => {
        // What is found before start() has read must not push out what was known.
        const known = this.#isRead ? [] : stored.filter(({ id }) => !this.#findings.has(id));
        return [...this.#findings.values(), ...known];
      });
    } catch {
      // The disk is full or the database damaged: that itself is a finding in memory, and a page that asks is told.
    }
    this.announce();
  }
}
