/** Safe search, YouTube, blocked words and downloads of programs, each with what can't be promised. */
import { useEffect, useState } from 'preact/hooks';
import { resolve } from '../../core/settings/defaults';
import type { SettingsDocument } from '../../core/settings/schema';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Choice } from '../../ui/Choice';
import { Field } from '../../ui/Field';
import { Switch } from '../../ui/Switch';
import type { Ui } from '../../ui/ui';
import { ManagedNotice } from './ManagedNotice';
import { isManaged, type PanelProps } from './panel';

type SearchSection = NonNullable<SettingsDocument['search']>;
const LONGEST_WORD = 200;

/** The sections `search` and `downloads`. */
export function SearchPanel({ ui, view, editor }: PanelProps) {
  const { t } = ui;
  const isLocked = isManaged(view, 'search');
  const stored = (isLocked ? view.effective.search : editor.document.search) ?? {};
  const search = resolve({ version: 1, search: stored }).search;
  const save = (change: SearchSection) => editor.save('search', { ...stored, ...change });
  return (
    <>
      <Card title={t('filtering.search-title')} qa="search">
        {isLocked && <ManagedNotice ui={ui} />}
        <Switch
          label={t('filtering.safe-search')}
          hint={t('filtering.safe-search-hint')}
          isOn={search.safeSearch}
          disabled={isLocked}
          onChange={(safeSearch) => void save({ safeSearch })}
          qa="safe-search"
        />
        <Choice
          legend={t('filtering.youtube')}
          options={[
            { value: 'strict', label: t('filtering.youtube-strict'), hint: t('filtering.youtube-strict-hint') },
            { value: 'moderate', label: t('filtering.youtube-moderate'), hint: t('filtering.youtube-moderate-hint') },
            { value: 'off', label: t('filtering.youtube-off') },
          ]}
          value={search.youtube}
          disabled={isLocked}
          onChange={(youtube) => void save({ youtube })}
          qa="youtube"
        />
        <p class="soft small">{t('filtering.youtube-note')}</p>
        <Switch
          label={t('filtering.prefer-safe')}
          hint={t('filtering.prefer-safe-hint')}
          isOn={search.preferSafe}
          disabled={isLocked}
          onChange={(preferSafe) => void save({ preferSafe })}
          qa="prefer-safe"
        />
      </Card>
      <WordsCard
        ui={ui}
        words={search.blockedWords}
        onSave={isLocked ? null : (blockedWords) => save({ blockedWords: [...blockedWords] })}
      />
      <DownloadsCard ui={ui} view={view} editor={editor} />
    </>
  );
}

interface WordsProps {
  readonly ui: Ui;
  readonly words: readonly string[];
  /** Null: read-only. */
  readonly onSave: ((words: readonly string[]) => Promise<boolean>) | null;
}

/** One a line; the same word twice is one. */
function readWords(text: string): { readonly words: readonly string[]; readonly tooLong: number | null } {
  const lines = text.split(/\r?\n/).map((line) => line.trim().replace(/\s+/g, ' '));
  const tooLong = lines.findIndex((line) => line.length > LONGEST_WORD);
  return { words: [...new Set(lines.filter((line) => line !== ''))], tooLong: tooLong < 0 ? null : tooLong + 1 };
}

function WordsCard({ ui, words, onSave }: WordsProps) {
  const { t } = ui;
  const before = words.join('\n');
  const [text, setText] = useState(before);
  useEffect(() => setText(before), [before]);
  const read = readWords(text);
  const isChanged = read.words.join('\n') !== before;
  const problem = read.tooLong === null ? undefined : t('filtering.words-long', { number: read.tooLong });
  return (
    <Card title={t('filtering.words-title')} hint={t('filtering.words-hint')} qa="words">
      <Field label={t('filtering.words-label')} problem={problem}>
        {(control) => (
          <textarea
            {...control}
            class="Input"
            dir="auto"
            rows={4}
            spellcheck={false}
            autocomplete="off"
            autocapitalize="none"
            value={text}
            disabled={onSave === null}
            onInput={(event) => setText(event.currentTarget.value)}
            data-qa="blocked-words"
          />
        )}
      </Field>
      <div class="row">
        {onSave !== null && (
          <Button
            look="primary"
            disabled={!isChanged || read.tooLong !== null}
            onClick={() => void onSave(read.words)}
            qa="words-save"
          >
            {t('filtering.words-save')}
          </Button>
        )}
        <span class="soft">{t('filtering.words-count', { count: read.words.length })}</span>
      </div>
      <p class="soft small">{t('filtering.words-note')}</p>
    </Card>
  );
}

function DownloadsCard({ ui, view, editor }: Pick<PanelProps, 'ui' | 'view' | 'editor'>) {
  const { t } = ui;
  const isLocked = isManaged(view, 'downloads');
  const { apps = 'allow' } = (isLocked ? view.effective.downloads : editor.document.downloads) ?? {};
  return (
    <Card title={t('filtering.downloads-title')} hint={t('filtering.downloads-hint')} qa="downloads">
      {isLocked && <ManagedNotice ui={ui} />}
      <Choice
        legend={t('filtering.apps-legend')}
        options={[
          { value: 'block', label: t('filtering.apps-block'), hint: t('filtering.apps-block-hint') },
          { value: 'ask', label: t('filtering.apps-ask'), hint: t('filtering.apps-ask-hint') },
          { value: 'allow', label: t('filtering.apps-allow') },
        ]}
        value={apps}
        disabled={isLocked}
        onChange={(value) => void editor.save('downloads', { apps: value })}
        qa="apps"
      />
      <p class="soft small">{t('filtering.apps-note')}</p>
    </Card>
  );
}
