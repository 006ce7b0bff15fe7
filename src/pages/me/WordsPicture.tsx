import './words-picture.css';
/**
 * The words picture in the report: shut until the child opens it, with a cross, and each text can be blacked out by a tap. Copied as a picture or
 * printed, never downloaded, never sent by us.
 */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Picture, Word } from '../../core/help/words-picture/layout';
import { createT, dirOf } from '../../i18n/t';
import { Button } from '../../ui/Button';
import type { Ui } from '../../ui/ui';
import type { Words, WordsCaption } from './use-words';
import { drawPicture, lettersReady, measureOn, pngOf } from './words-canvas';

interface Props {
  readonly ui: Ui;
  readonly words: Words;
  readonly caption: WordsCaption;
  readonly onCopied: () => void;
}

const LANGUAGES = ['en', 'ur'] as const;

/** The picture with all that can be done with it. */
export function WordsPicture({ ui, words, caption, onCopied }: Props) {
  const { t } = ui;
  const { choice, choose } = words;
  const title = useRef<HTMLHeadingElement>(null);
  const before = useRef(choice);
  useEffect(() => {
    // The button that was pressed is gone: the focus goes to what it opened, not to nowhere.
    if (before.current !== choice) title.current?.focus({ preventScroll: true });
    before.current = choice;
  }, [choice]);
  return (
    <section class="Help-panel Words" aria-labelledby="words-title" data-qa="words-picture" data-choice={choice}>
      <div class="Words-head">
        <div>
          <h2 id="words-title" ref={title} tabIndex={-1}>
            {t('picture.title')}
          </h2>
          <p class="small soft">{choice === 'out' ? t('help.taken_out') : t('picture.what')}</p>
        </div>
        {choice === 'unseen' && (
          <Button onClick={() => choose('in')} qa="words-show">
            {t('picture.show')}
          </Button>
        )}
        {choice === 'out' && (
          <Button onClick={() => choose('in')} qa="words-back">
            {t('help.undo')}
          </Button>
        )}
        {choice === 'in' && (
          <button
            type="button"
            class="Cross"
            onClick={() => choose('out')}
            aria-label={t('picture.take_out')}
            data-qa="words-out"
          >
            <span aria-hidden="true">✕</span>
          </button>
        )}
      </div>
      {choice === 'in' && <Opened ui={ui} words={words} caption={caption} onCopied={onCopied} />}
    </section>
  );
}

function Opened({ ui, words, caption, onCopied }: Props) {
  const { t } = ui;
  const canvas = useRef<HTMLCanvasElement>(null);
  const picture = useDrawn(canvas, ui, words, caption);
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'failed'>('none');
  const [isListed, setListed] = useState(false);
  const tap = ({ offsetX, offsetY, currentTarget }: MouseEvent) => {
    if (picture === null || !(currentTarget instanceof HTMLCanvasElement)) return;
    const scale = picture.width / currentTarget.clientWidth;
    const word = words.layout.wordAt(picture, offsetX * scale, offsetY * scale);
    if (word !== null) words.toggle(word.id);
  };
  const copy = () => {
    if (canvas.current === null) return;
    const item = new ClipboardItem({ 'image/png': pngOf(canvas.current) });
    navigator.clipboard.write([item]).then(
      () => {
        setOutcome('copied');
        onCopied();
      },
      () => setOutcome('failed'),
    );
  };
  return (
    <>
      <p>{t('picture.tap')}</p>
      {/* Taps only: the list below does the same by keyboard, in targets of full size. */}
      <canvas ref={canvas} class="Words-canvas" role="img" aria-label={t('picture.alt')} onClick={tap} data-qa="words-canvas" />
      <details class="More" onToggle={({ currentTarget }) => setListed(currentTarget.open)} data-qa="words-list">
        <summary>{t('picture.list')}</summary>
        {isListed && <List ui={ui} words={words} picture={picture} />}
      </details>
      <div class="row">
        <Button onClick={copy} qa="words-copy">
          {t('picture.copy')}
        </Button>
        <p class="small" role="status">
          {outcome === 'copied' && t('picture.copied')}
          {outcome === 'failed' && t('picture.copy_failed')}
        </p>
      </div>
    </>
  );
}

/** The same words for ears and keyboards. What is blacked out can be read here, by the child alone, to bring it back. */
function List({ ui: { t }, words, picture }: Pick<Props, 'ui' | 'words'> & { readonly picture: Picture | null }) {
  const { shot, layout, blacked, toggle } = words;
  const texts = useMemo(() => layout.textsOf(shot), [shot, layout]);
  return (
    <ul class="plain Words-list">
      {texts.map(({ id, text }) => (
        <li key={id} data-box={boxOf(picture?.words[id])}>
          <button
            type="button"
            class="Words-row"
            aria-pressed={blacked.has(id)}
            onClick={() => toggle(id)}
            data-qa={`word-${id}`}
          >
            <bdi dir="auto">{text}</bdi>
            {blacked.has(id) && <span class="small soft">{t('picture.blacked')}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Where a text stands in the picture, for whoever looks at both. */
const boxOf = (word: Word | undefined): string | undefined =>
  word === undefined ? undefined : [word.x, word.y, word.w, word.h].map((px) => px.toFixed(2)).join(' ');

/** For the printed report: the picture as the child left it; nothing where it was not looked at or taken out. */
export function PrintedWords({ ui, words, caption }: Omit<Props, 'onCopied'>) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useDrawn(canvas, ui, words, caption);
  return words.choice === 'in' ? <canvas ref={canvas} class="Words-print" data-qa="words-print" /> : null;
}

/** Draws at each change; gives what was drawn. */
function useDrawn(
  canvas: { readonly current: HTMLCanvasElement | null },
  ui: Ui,
  { shot, layout, blacked, choice }: Words,
  { host, at, zone }: WordsCaption,
): Picture | null {
  const [picture, setPicture] = useState<Picture | null>(null);
  const { format, t, language } = ui;
  useEffect(() => {
    let isThere = true;
    const draw = () => {
      const measure = canvas.current === null ? null : measureOn(canvas.current);
      if (!isThere || canvas.current === null || measure === null) return;
      const isRtl = dirOf(language) === 'rtl';
      const time = at === null ? null : `${format.day(at, zone)}, ${format.clock(at, zone)}`;
      const head = [
        // In both languages: whoever gets the picture must know what it is.
        ...LANGUAGES.map((one) => ({ text: createT(one)('picture.drawn'), isRtl: dirOf(one) === 'rtl' })),
        ...(host === null ? [] : [{ text: t('picture.page', { host }), isRtl }]),
        ...(time === null ? [] : [{ text: t('picture.time', { time }), isRtl }]),
      ];
      const part = (of: string) => ({ text: t('picture.frame', { host: of }), isRtl });
      const drawn = layout.layOut(shot, { head, part, more: { text: t('picture.more'), isRtl } }, blacked, measure);
      drawPicture(canvas.current, drawn);
      setPicture(drawn);
    };
    lettersReady().then(draw, draw);
    return () => {
      isThere = false;
    };
  }, [canvas, shot, layout, blacked, choice, host, at, zone, format, t, language]);
  return picture;
}
