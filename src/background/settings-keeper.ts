/** Keeps the effective settings true: the parent's document as stored, the school's policy over it. Write first, then announce. */
import { type Effective, overlay, type PolicyDocument } from '../core/policy/effective';
import { readPolicy } from '../core/policy/policy';
import { type Problem, parseDocument, readDocument } from '../core/settings/document';
import { EMPTY_DOCUMENT, SECTION_NAMES, type SettingsDocument } from '../core/settings/schema';
import { Queue } from '../storage/queue';
import type { Item } from './ports';

export interface SettingsPorts {
  readonly document: Item<SettingsDocument>;
  /** The last policy that was read, so that a slow `storage.managed` never leaves a start without it. */
  readonly policy: Item<PolicyDocument>;
  /** What the browser says now, or null while it doesn't know. */
  readonly managed: () => Promise<Readonly<Record<string, unknown>> | null>;
}
export interface SaveOutcome {
  readonly outcome: 'saved' | 'refused';
  readonly problems: Problem[];
}
type Change = (effective: Effective) => Promise<void>;

export class SettingsKeeper {
  #document: SettingsDocument = EMPTY_DOCUMENT;
  #policy: PolicyDocument = {};
  #effective: Effective = overlay(EMPTY_DOCUMENT, {});
  #policyProblems: readonly Problem[] = [];
  #hasPolicyAnswer = false;
  #listeners: Change[] = [];
  /** Each change begins with what the one before has stored: two pages that save at once lose nothing. */
  readonly #queue = new Queue();

  constructor(private readonly ports: SettingsPorts) {}

  /** Reads what is stored. Policy comes from its stored copy at once; `refreshPolicy` brings the browser's word later. */
  async start(): Promise<void> {
    this.#document = await this.ports.document.read();
    this.#policy = await this.ports.policy.read();
    this.#effective = overlay(this.#document, this.#policy);
  }

  get effective(): Effective {
    return this.#effective;
  }
  get document(): SettingsDocument {
    return this.#document;
  }
  /** What was wrong with the browser's last answer. */
  get policyProblems(): readonly Problem[] {
    return this.#policyProblems;
  }
  /** Has the browser said what its policy is, in this life of the worker? */
  get hasPolicyAnswer(): boolean {
    return this.#hasPolicyAnswer;
  }

  onChange(listener: Change): void {
    this.#listeners.push(listener);
  }

  /** Replaces one section of the parent's document (null = absent). */
  save(section: string, value: unknown): Promise<SaveOutcome> {
    return this.#queue.run(() => this.#save(section, value));
  }

  async #save(section: string, value: unknown): Promise<SaveOutcome> {
    const name = SECTION_NAMES.find((known) => known === section);
    if (name === undefined) return refused([{ path: section, message: 'unknown key' }]);
    if (this.#effective.managed.includes(name) && name !== 'help')
      return refused([{ path: section, message: 'managed by your school or organisation' }]);
    const { [name]: _old, ...rest } = this.#document;
    const parsed = parseDocument(value === null ? rest : { ...rest, [name]: value });
    if (!parsed.ok) return refused(parsed.problems);
    return this.#store(name === 'lock' ? this.#withPin(parsed.document) : parsed.document, ownProblems(parsed.document));
  }

  /** Sets the PIN's hash, or takes the PIN away: `save` never touches it. */
  savePin(phc: string | null): Promise<SaveOutcome> {
    return this.#queue.run(async () => {
      if (this.#effective.managed.includes('lock'))
        return refused([{ path: 'lock', message: 'managed by your school or organisation' }]);
      const { pin: _old, ...lock } = this.#document.lock ?? {};
      const parsed = parseDocument({ ...this.#document, lock: phc === null ? lock : { ...lock, pin: phc } });
      return parsed.ok ? this.#store(parsed.document, []) : refused(parsed.problems);
    });
  }

  /** Puts a site among those that the parents always allow; it leaves their list of blocked ones. */
  keepSite(filter: string): Promise<SaveOutcome> {
    return this.#queue.run(() => {
      const sites = this.#document.sites ?? {};
      const [allow, block] = [sites.allow ?? [], (sites.block ?? []).filter((one) => one !== filter)];
      return this.#save('sites', { ...sites, allow: [...allow.filter((one) => one !== filter), filter], block });
    });
  }

  /** The stored PIN beside whatever else the section says. */
  #withPin(document: SettingsDocument): SettingsDocument {
    const { pin: _theirs, ...lock } = document.lock ?? {};
    const { lock: _whole, ...rest } = document;
    const pin = this.#document.lock?.pin;
    if (pin === undefined && Object.keys(lock).length === 0) return rest;
    return { ...rest, lock: pin === undefined ? lock : { ...lock, pin } };
  }

  /** Imports a whole document: all of it or, with every problem named, nothing. `lock` and `help.endpoint` never change. */
  importText(text: string): Promise<SaveOutcome> {
    return this.#queue.run(() => this.#importText(text));
  }

  async #importText(text: string): Promise<SaveOutcome> {
    const read = readDocument(text);
    if (!read.ok) return refused(read.problems);
    const { lock: _lock, ...imported } = read.document;
    const { lock } = this.#document;
    return this.#store({ ...imported, ...(lock === undefined ? {} : { lock }) }, ownProblems(imported));
  }

  /** The parent's document for a file: without secrets. */
  exportDocument(): SettingsDocument {
    const { lock: _lock, help, ...rest } = this.#document;
    if (help === undefined) return rest;
    const { endpoint: _endpoint, ...shared } = help;
    return { ...rest, help: shared };
  }

  /**
   * Asks the browser for the policy; keeps the last known one while it doesn't answer. `believesNone`: an empty answer ends a known policy
   * (policy-asks.ts says when).
   */
  async refreshPolicy(believesNone = true): Promise<void> {
    const managed = await this.ports.managed();
    if (managed === null) return;
    await this.#queue.run(async () => {
      if (Object.keys(managed).length === 0 && !believesNone && Object.keys(this.#policy).length > 0) return;
      const reading = readPolicy(managed, this.#policy);
      this.#policyProblems = reading.problems;
      this.#hasPolicyAnswer = true;
      if (JSON.stringify(reading.policy) === JSON.stringify(this.#policy)) return;
      this.#policy = await this.ports.policy.update(() => reading.policy);
      await this.#apply();
    });
  }

  async #store(document: SettingsDocument, problems: readonly Problem[]): Promise<SaveOutcome> {
    if (problems.length > 0) return refused(problems);
    this.#document = await this.ports.document.update(() => document);
    await this.#apply();
    return { outcome: 'saved', problems: [] };
  }

  async #apply(): Promise<void> {
    this.#effective = overlay(this.#document, this.#policy);
    for (const listener of this.#listeners) await listener(this.#effective);
  }
}

/** What only policy may set, refused in the parent's own document with the reason. */
function ownProblems(document: SettingsDocument): Problem[] {
  return (['endpoint', 'entries'] as const)
    .filter((key) => document.help?.[key] !== undefined)
    .map((key) => ({ path: `help.${key}`, message: 'only the managed policy of a school or organisation can set this' }));
}

const refused = (problems: readonly Problem[]): SaveOutcome => ({ outcome: 'refused', problems: [...problems] });
