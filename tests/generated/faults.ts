/** Faults that a compiler could have, seeded into its output: each must be caught by the generated pairs. */
import { PRIORITY } from '../../src/core/rules/dnr-ledger';
import type { DnrRule } from '../../src/core/rules/dnr-rule';

interface Fault {
  readonly name: string;
  readonly seed: (rules: readonly DnrRule[]) => DnrRule[];
}
const each = (change: (rule: DnrRule) => DnrRule) => (rules: readonly DnrRule[]) => rules.map(change);
const condition = (rule: DnrRule, more: Partial<DnrRule['condition']>): DnrRule => ({
  ...rule,
  condition: { ...rule.condition, ...more },
});

export const FAULTS: readonly Fault[] = [
  {
    name: 'forgets the exclusions of allowed hosts',
    seed: each((rule) => {
      const { excludedRequestDomains: _gone, ...rest } = rule.condition;
      return { ...rule, condition: rest };
    }),
  },
  {
    name: 'ranks every site rule alike',
    seed: each((rule) =>
      rule.priority > PRIORITY.inner.sites && rule.priority < PRIORITY.inner.timed
        ? { ...rule, priority: PRIORITY.inner.sites }
        : rule,
    ),
  },
  {
    name: 'puts help below the blocks',
    seed: each((rule) => (rule.priority === PRIORITY.help ? { ...rule, priority: 1 } : rule)),
  },
  {
    name: 'takes an exact host for one with subdomains',
    seed: each((rule) =>
      rule.condition.requestDomains?.length === 1 && /\\\.test/.test(rule.condition.regexFilter ?? '')
        ? condition(rule, { regexFilter: rule.condition.regexFilter?.replace(/[a-z.\\]+\\\.test/, '[^/?#]*') ?? '' })
        : rule,
    ),
  },
  {
    name: 'leaves the port out',
    seed: each((rule) =>
      condition(
        rule,
        rule.condition.regexFilter === undefined
          ? {}
          : { regexFilter: rule.condition.regexFilter.replace(/:8080|:8443/g, '(?::[0-9]+)?') },
      ),
    ),
  },
  {
    name: 'forgets to take trailing dots off and trusts the host list',
    seed: (rules) =>
      rules
        .filter((rule) => rule.priority !== PRIORITY.strip)
        .map((rule) =>
          rule.condition.regexFilter === undefined
            ? rule
            : condition(rule, { regexFilter: rule.condition.regexFilter.replace('[^?#]*', '(?:[^.]|\\.[^/:])*?/[^?#]*') }),
        ),
  },
  {
    name: 'matches a path anywhere',
    seed: each((rule) =>
      condition(
        rule,
        rule.condition.regexFilter === undefined
          ? {}
          : { regexFilter: rule.condition.regexFilter.replace(/\/(shorts|watch|a)\b/, '[^?#]*/$1') },
      ),
    ),
  },
];
