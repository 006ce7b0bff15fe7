/** Names or accounts, one row a person, each with "Is this a child too?": a child's name stays with helpers and the police. */
import { MOST_PEOPLE, type Person } from '../../core/help/people';
import type { T } from '../../i18n/t';
import { Button } from '../../ui/Button';
import { ANSWER_WORDS } from './report-labels';
import { Taps } from './Taps';
import { TextBox } from './TextBox';

interface Props {
  readonly t: T;
  readonly people: readonly Person[];
  readonly onChange: (people: readonly Person[]) => void;
}

const NOBODY: Person = { name: '', isChild: 'unsaid' };

/** The first row is always there, empty. */
export function PeopleRows({ t, people, onChange }: Props) {
  const rows = people.length === 0 ? [NOBODY] : people;
  const set = (index: number, part: Partial<Person>) =>
    onChange(rows.map((person, at) => (at === index ? { ...person, ...part } : person)));
  return (
    <>
      {rows.map((person, index) => {
        const count = index + 1;
        const label = index === 0 ? t('report.person_label') : t('report.person_again', { count });
        return (
          // A box holds its own text, so a row that is taken out must not hand its box to the next one: only the last row can go.
          <div key={index} class="Person" data-qa={`person-${count}`}>
            <TextBox
              label={label}
              value={person.name}
              onInput={(name) => set(index, { name })}
              lines={1}
              qa={index === 0 ? 'names' : `names-${count}`}
            />
            {person.name.trim() !== '' && (
              <Taps
                question={t('report.person_child_q')}
                answers={(['no', 'yes', 'unsure'] as const).map((id) => ({ id, words: t(ANSWER_WORDS[id]) }))}
                chosen={person.isChild === 'unsaid' ? null : person.isChild}
                onChoose={(answer) => set(index, { isChild: answer ?? 'unsaid' })}
                qa={`person-child-${count}`}
              />
            )}
          </div>
        );
      })}
      {rows.some(({ name }) => name.trim() !== '') && (
        <>
          <p class="small soft">{t('report.person_note')}</p>
          <div class="row">
            {rows.length < MOST_PEOPLE && rows.at(-1)?.name.trim() !== '' && (
              <Button look="quiet" onClick={() => onChange([...rows, NOBODY])} qa="person-add">
                {t('report.person_add')}
              </Button>
            )}
            {rows.length > 1 && (
              <Button look="quiet" onClick={() => onChange(rows.slice(0, -1))} qa="person-out">
                {t('report.person_out', { count: rows.length })}
              </Button>
            )}
          </div>
        </>
      )}
    </>
  );
}
