import type { HelpCategory } from '../../core/help/categories';
/** What is happening: picture tiles, and one question more where a page may show what nobody may copy. */
import type { MessageKey } from '../../i18n/t';
import { afterPick, type Flow, goTo, pick, type ViewProps } from './flow';
import { Heading } from './Heading';
import { Icon, type IconName } from './Icon';

const TILES: readonly { readonly category: HelpCategory; readonly words: MessageKey; readonly icon: IconName }[] = [
  { category: 'grooming', words: 'help.c_groom', icon: 'camera' },
  { category: 'sextortion', words: 'help.c_black', icon: 'threat' },
  { category: 'meet_offline', words: 'help.c_meet', icon: 'pin' },
  { category: 'my_image_shared', words: 'help.c_image', icon: 'picture' },
  { category: 'bullying', words: 'help.c_bully', icon: 'sad' },
  { category: 'scary_content', words: 'help.c_saw', icon: 'eye' },
  { category: 'hurt_at_home', words: 'help.c_home', icon: 'house' },
  { category: 'self_harm', words: 'help.c_self', icon: 'heart' },
  { category: 'trafficking_missing', words: 'help.c_lost', icon: 'search' },
  { category: 'unsaid', words: 'help.c_other', icon: 'dots' },
];

/** Ten tiles; the last one is not having to say. */
export function TilesView({ ui: { t }, press, change }: ViewProps) {
  const choose = (category: HelpCategory) => {
    // "I saw something", or nothing said: what is on that page decides who may get its address.
    const isToAsk = category === 'scary_content' || (category === 'unsaid' && press.context !== null);
    change((flow) => {
      const picked = pick(flow, category);
      // Not picked until the question is answered: the report that is one tap away must not pass it by.
      return isToAsk ? goTo({ ...picked, isPicked: false }, 'gate') : goTo(picked, afterPick(picked));
    });
    scrollTo(0, 0);
  };
  return (
    <>
      <div class="Help-head">
        <Heading>{t('help.what_q')}</Heading>
        <p class="Help-lead">{t('help.choose')}</p>
      </div>
      <ul class="plain Tiles">
        {TILES.map(({ category, words, icon }) => (
          <li key={category}>
            <button type="button" class="Tile" onClick={() => choose(category)} data-qa={`tile-${category}`}>
              <Icon name={icon} />
              <span>{t(words)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** "Does this page show anyone without clothes?" Yes or unsure: only people who may look at such a page get its address. */
export function GateView({ ui: { t }, flow: { draft }, change }: ViewProps) {
  const answer = (category: HelpCategory) => {
    // Back from there leads to the tiles, not to this question again.
    change((flow: Flow) => {
      const picked = pick(flow, category);
      return { ...picked, view: afterPick(picked) };
    });
    scrollTo(0, 0);
  };
  return (
    <>
      <Heading>{t('help.gate_q')}</Heading>
      <div class="Help-two">
        <button type="button" class="Big" onClick={() => answer('csam_seen')} data-qa="gate-yes">
          {t('help.gate_yes')}
        </button>
        <button
          type="button"
          class="Big"
          onClick={() => answer(draft.category === 'unsaid' ? 'unsaid' : 'scary_content')}
          data-qa="gate-no"
        >
          {t('help.gate_no')}
        </button>
      </div>
    </>
  );
}
