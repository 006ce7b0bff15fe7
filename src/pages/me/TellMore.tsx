import { useState } from 'preact/hooks';
/** What helps the helpers and is nobody's duty: few questions, most of them answered by a tap, behind one that opens. */
import type { Draft, Reporter } from '../../core/help/report';
import type { ViewProps } from './flow';
import { Provinces } from './Provinces';
import { ANSWER_WORDS, ROLE_WORDS } from './report-labels';
import { Taps } from './Taps';
import { TextBox } from './TextBox';

type Props = Pick<ViewProps, 'ui' | 'directory' | 'flow' | 'change'> & { readonly set: (part: Partial<Draft>) => void };

const ROLES = ['child_self', 'child_for_other', 'other_adult'] as const;
const AGES = ['6-9', '10-12', '13-15', '16-17'] as const;

/** Opened once something in it was said, so that going back and forth hides nothing. */
export function TellMore({ ui, directory, flow, change, set }: Props) {
  const { t } = ui;
  const { reporter, when } = flow.draft;
  const tell = (part: Partial<Reporter>) => set({ reporter: { ...reporter, ...part } });
  const { role, ageBand, familyMayKnow, safeContact } = reporter;
  // As it was when the view came: an answer that is taken back must not shut it under the child's finger.
  const [isOpen] = useState(
    () => when !== '' || safeContact !== '' || ageBand !== null || role !== 'unsaid' || familyMayKnow !== 'unsaid',
  );
  return (
    <details class="More" open={isOpen} data-qa="tell-more">
      <summary>{t('report.tell_more')}</summary>
      <div class="Stack">
        <TextBox label={t('help.when_label')} value={when} onInput={(text) => set({ when: text })} lines={1} qa="when" />
        <Taps
          question={t('report.role_q')}
          answers={ROLES.map((id) => ({ id, words: t(ROLE_WORDS[id]) }))}
          chosen={ROLES.find((one) => one === role) ?? null}
          onChoose={(answer) => tell({ role: answer ?? 'unsaid' })}
          qa="role"
        />
        <Taps
          question={t('report.age_q')}
          answers={AGES.map((id) => ({ id, words: t('report.age', { age: id }) }))}
          chosen={AGES.find((one) => one === ageBand) ?? null}
          onChoose={(answer) => tell({ ageBand: answer })}
          qa="age"
        />
        <Taps
          question={t('report.family_q')}
          answers={(['yes', 'no', 'unsure'] as const).map((id) => ({ id, words: t(ANSWER_WORDS[id]) }))}
          chosen={familyMayKnow === 'unsaid' ? null : familyMayKnow}
          onChoose={(answer) => tell({ familyMayKnow: answer ?? 'unsaid' })}
          qa="family"
        />
        <TextBox
          label={t('report.contact_label')}
          hint={t('report.contact_hint')}
          value={safeContact}
          onInput={(text) => tell({ safeContact: text })}
          lines={1}
          qa="contact"
        />
        <Provinces ui={ui} directory={directory} flow={flow} change={change} />
      </div>
    </details>
  );
}
