/** What becomes of each kind of site, with what we propose for the child's age and why. */
import { useId } from 'preact/hooks';
import type { AgeBand } from '../../core/settings/presets';
import { presetFor } from '../../core/settings/presets';
import type { CategoryAction } from '../../core/settings/schema';
import { CATEGORY_IDS, type CategoryId } from '../../core/sites/category';
import { aboutCategory, presetReasonWords } from '../../i18n/preset-words';
import { categoryName } from '../../i18n/rule-words';
import { Card } from '../../ui/Card';
import { Segments } from '../../ui/Segments';
import type { Ui } from '../../ui/ui';
import { ManagedNotice } from './ManagedNotice';
import { OpenedByPolicy } from './OpenedByPolicy';
import { PresetCard } from './PresetCard';
import { isManaged, type PanelProps } from './panel';

const ACTIONS = ['allow', 'ask', 'block'] as const;

/** The `categories` section; every choice is saved by itself. */
export function CategoriesPanel(props: PanelProps) {
  const { ui, view, editor } = props;
  const { t } = ui;
  const isLocked = isManaged(view, 'categories');
  const categories = (isLocked ? view.effective.categories : editor.document.categories) ?? {};
  const child = isManaged(view, 'child') ? view.effective.child : editor.document.child;
  return (
    <>
      <p class="soft">{t('filtering.kinds-lead')}</p>
      {isLocked && <ManagedNotice ui={ui} />}
      {isLocked && <OpenedByPolicy ui={ui} opened={view.openedByPolicy.filter((name) => name.startsWith('category:'))} />}
      {!isLocked && <PresetCard {...props} />}
      <Card title={t('filtering.kinds-title')} qa="categories">
        <ul class="Kinds plain">
          {CATEGORY_IDS.map((id) => (
            <Kind
              key={id}
              ui={ui}
              id={id}
              action={categories[id] ?? 'allow'}
              ageBand={isLocked ? undefined : child?.ageBand}
              isLocked={isLocked}
              onChange={(action) => void editor.save('categories', { ...categories, [id]: action })}
            />
          ))}
        </ul>
      </Card>
      <p class="soft small">{t('filtering.ask-note')}</p>
      <p class="soft small">{t('filtering.kinds-note')}</p>
    </>
  );
}

interface KindProps {
  readonly ui: Ui;
  readonly id: CategoryId;
  readonly action: CategoryAction;
  readonly ageBand: AgeBand | undefined;
  readonly isLocked: boolean;
  readonly onChange: (action: CategoryAction) => void;
}

function Kind({ ui, id, action, ageBand, isLocked, onChange }: KindProps) {
  const { t } = ui;
  const described = useId();
  return (
    <li class="Kinds-item" data-qa="category" data-category={id} data-action={action}>
      <div id={described}>
        <h3>{categoryName(t, id)}</h3>
        <p class="soft small">{aboutCategory(t, id)}</p>
        {ageBand !== undefined && <Proposed ui={ui} id={id} ageBand={ageBand} />}
      </div>
      <Segments
        legend={categoryName(t, id)}
        describedBy={described}
        options={ACTIONS.map((value) => ({ value, label: t(`filtering.${value}`) }))}
        value={action}
        disabled={isLocked}
        onChange={onChange}
        qa={`category-${id}`}
      />
    </li>
  );
}

function Proposed({ ui: { t }, id, ageBand }: { readonly ui: Ui; readonly id: CategoryId; readonly ageBand: AgeBand }) {
  const action = t(`filtering.${presetFor(ageBand).categories[id]}`).toLocaleLowerCase();
  return (
    <p class="small Kinds-proposed">
      {t('filtering.proposed', { age: t(`options.child-age-${ageBand}`), action, why: presetReasonWords(t, id, ageBand) })}
    </p>
  );
}
