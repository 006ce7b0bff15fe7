/** The settings document out to a file and in from one. */
import { useRef, useState } from 'preact/hooks';
import type { Problem } from '../../messaging/views';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Field } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import type { Ui } from '../../ui/ui';
import type { Wire } from '../use-view';
import { download } from './download';
import { Problems } from './Problems';

type News =
  | { readonly state: 'imported' | 'unreadable' | 'failed' }
  | { readonly state: 'refused'; readonly problems: readonly Problem[] };

/** Nothing changes unless the whole file is good. */
export function FileCard({ ui, wire }: { readonly ui: Ui; readonly wire: Wire }) {
  const { t } = ui;
  const [news, setNews] = useState<News | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const takeOut = () => {
    wire.ask('settings/export', {}).then(
      ({ document }) => {
        setNews(null);
        download('hifazat-settings.json', 'application/json', `${JSON.stringify(document, null, 2)}\n`);
      },
      () => setNews({ state: 'failed' }),
    );
  };
  const takeIn = async (file: File) => {
    setNews(await importFile(wire, file));
    if (picker.current !== null) picker.current.value = ''; // the same file, put right, can be chosen again
  };
  return (
    <Card title={t('options.file-title')} qa="settings-file">
      <p class="soft">{t('options.file-export-text')}</p>
      <div>
        <Button onClick={takeOut} qa="settings-export">
          {t('options.file-export')}
        </Button>
      </div>
      <Field label={t('options.file-import')} hint={t('options.file-import-text')}>
        {(control) => (
          <input
            {...control}
            ref={picker}
            class="Input"
            type="file"
            accept=".json,application/json"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              if (file !== undefined) void takeIn(file);
            }}
            data-qa="settings-import"
          />
        )}
      </Field>
      <div data-qa="import-news" data-state={news?.state}>
        {news?.state === 'imported' && <Notice kind="good" title={t('options.file-imported')} />}
        {news?.state === 'unreadable' && <Notice kind="problem" title={t('options.file-unreadable')} />}
        {news?.state === 'failed' && <Notice kind="problem" title={t('options.file-failed')} />}
        {news?.state === 'refused' && (
          <Notice kind="problem" title={t('options.file-refused')}>
            <Problems ui={ui} problems={news.problems} />
          </Notice>
        )}
      </div>
    </Card>
  );
}

async function importFile(wire: Wire, file: File): Promise<News> {
  try {
    const { outcome, problems } = await wire.ask('settings/import', { text: await file.text() });
    return outcome === 'saved' ? { state: 'imported' } : { state: 'refused', problems };
  } catch {
    return { state: 'unreadable' }; // the file was not readable, or the worker not there: either way nothing was changed
  }
}
