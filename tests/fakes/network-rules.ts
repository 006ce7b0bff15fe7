/** The network layer in memory: an update is applied whole or, where it fails, not at all. */
import type { NetworkRules } from '../../src/background/ports';
import type { DnrRule } from '../../src/core/rules/dnr-rule';

export class FakeNetworkRules implements NetworkRules {
  dynamic: readonly DnrRule[] = [];
  session: readonly DnrRule[] = [];
  changes = 0;
  failure: Error | null = null;
  /** Called when a change arrives, before it is made. */
  onChange: () => Promise<void> = async () => undefined;

  async present(): Promise<readonly DnrRule[]> {
    return this.dynamic;
  }
  async change(remove: readonly number[], add: readonly DnrRule[]): Promise<void> {
    await this.onChange();
    if (this.failure !== null) throw this.failure;
    this.changes++;
    this.dynamic = after(this.dynamic, remove, add);
  }
  async presentSession(): Promise<readonly DnrRule[]> {
    return this.session;
  }
  rulesets: readonly string[] = [];
  async enabledRulesets(): Promise<readonly string[]> {
    return this.rulesets;
  }
  async switchRulesets(enable: readonly string[], disable: readonly string[]): Promise<void> {
    this.rulesets = [...this.rulesets.filter((id) => !disable.includes(id)), ...enable];
  }
  async changeSession(remove: readonly number[], add: readonly DnrRule[]): Promise<void> {
    if (this.failure !== null) throw this.failure;
    this.session = after(this.session, remove, add);
  }
}

function after(rules: readonly DnrRule[], remove: readonly number[], add: readonly DnrRule[]): DnrRule[] {
  const left = [...rules.filter(({ id }) => !remove.includes(id)), ...add];
  if (new Set(left.map(({ id }) => id)).size !== left.length) throw new Error('an id is used twice');
  return left;
}
