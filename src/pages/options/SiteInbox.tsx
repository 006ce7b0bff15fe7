/** One box for every site that a parent wants closed or open. Says what each line becomes, does and overrides before it is stored. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { GoodLine, ListName } from '../../core/sites/preview';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Choice } from '../../ui/Choice';
import { Field } from '../../ui/Field';
import type { Ui } from '../../ui/ui';
import { isBad, isToAdd, PreviewLines } from './PreviewLines';
import type { PanelProps } from './panel';
import { type KnownKinds, rulesOnPage } from './site-rules';
import { usePreviews } from './use-previews';

interface Props extends PanelProps {
  /** Stores them; resolves to whether they were saved. */
  readonly onAdd: (lines: readonly GoodLine[]) => Promise<boolean>;
}

/** So many hosts the worker takes at once; a longer paste goes by what the page knows. */
const MOST_ASKED = 50;

/** Enter adds; lines that can't be used stay in the box. */
export function SiteInbox({ ui, wire, view, editor, onAdd }: Props) {
  const { t } = ui;
  const [text, setText] = useState('');
  const [list, setList] = useState<ListName>('block');
  const [kinds, setKinds] = useState<KnownKinds>(new Map());
  // By value: the view is read anew with every change anywhere, and ten thousand rules are not to be prepared again for that.
  const { sites, categories } = editor.document;
  const given = JSON.stringify([sites, categories, view.managed, view.effective.sites, view.effective.categories]);
  const rules = useMemo(() => rulesOnPage(editor.document, view, kinds), [given, kinds]);
  const previews = usePreviews(text, list, rules);
  const lines = previews.lines.filter(isToAdd);

  // The worker knows more kinds of sites than the page: bundled and subscribed lists. Asked where every line is on the screen.
  const named = previews.total > MOST_ASKED ? [] : lines.map(({ filter }) => filter.host);
  const hosts = [...new Set(named)].filter((host) => host !== '' && !kinds.has(host));
  useEffect(() => {
    if (hosts.length === 0 || !previews.isDone) return;
    const timer = setTimeout(() => {
      wire.ask('sites/kinds', { hosts }).then(
        (answer) => setKinds((last) => new Map([...last, ...answer.sites.map((site) => [site.host, site.categories] as const)])),
        () => undefined, // without an answer the page goes by the list that it has itself
      );
    }, 300);
    return () => clearTimeout(timer);
  }, [hosts.join(' '), previews.isDone]);

  const add = async () => {
    if (lines.length === 0 || !previews.isDone) return;
    const left = previews.lines
      .filter(isBad)
      .map(({ typed }) => typed)
      .join('\n');
    setText(left);
    // A refusal gives what was typed back, so that it can be put right.
    if (!(await onAdd(lines))) setText((now) => (now === left ? text : now));
  };
  return (
    <Card title={t('sites.one-title')} hint={t('sites.one-hint')} qa="sites-inbox">
      <Choice
        legend={t('sites.choose')}
        options={[
          { value: 'block', label: t('sites.choose-block') },
          { value: 'allow', label: t('sites.choose-allow') },
        ]}
        value={list}
        onChange={setList}
        qa="sites-list"
      />
      <Field label={t('options.box-label')}>
        {(control) => (
          <textarea
            {...control}
            class="Input SiteBox-input"
            dir="ltr"
            rows={Math.min(8, Math.max(2, text.split('\n', 9).length))}
            spellcheck={false}
            autocomplete="off"
            autocapitalize="none"
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
              event.preventDefault();
              void add();
            }}
            data-qa="sites-box"
          />
        )}
      </Field>
      <div>
        <Button look="primary" onClick={() => void add()} disabled={lines.length === 0 || !previews.isDone} qa="sites-add">
          {addWords(ui, lines, list)}
        </Button>
      </div>
      <PreviewLines ui={ui} previews={previews} />
    </Card>
  );
}

/** The button names what it does; a policy may close some and open others. */
function addWords({ t }: Ui, lines: readonly GoodLine[], chosen: ListName): string {
  const block = lines.filter(({ list }) => list === 'block').length;
  const allow = lines.length - block;
  if (block > 0 && allow > 0) return t('sites.add-mixed', { block, allow });
  const list = lines[0]?.list ?? chosen;
  return t(`sites.add-${list}`, { count: Math.max(1, lines.length) });
}
