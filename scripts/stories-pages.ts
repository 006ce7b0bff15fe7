/** The pages on which the six stories begin: made up, without one picture, in the language of the child. */
import type { Answer } from '../tests/e2e/harness/server';

export const STORY_LANGUAGES = ['en', 'ur'] as const;
export type StoryLanguage = (typeof STORY_LANGUAGES)[number];

type Said = readonly [who: 'them' | 'me', words: string, time: string];
interface Chat {
  readonly title: string;
  readonly name: string;
  readonly said: readonly Said[];
}

const STYLE = `body{margin:0;font:16px/1.6 sans-serif;background:#f4f5f7;color:#1b1f24}main{max-width:640px;margin:0 auto;padding:16px}
h1{font-size:20px}.m{max-width:75%;padding:8px 14px;border-radius:14px;background:#fff;margin:8px 0;width:fit-content}.m.me{background:#d7ebff;margin-inline-start:auto}
time{display:block;font-size:12px;color:#57606a}.b{background:#c9ced6;height:180px;border-radius:8px;margin:12px 0}input,textarea{font:inherit;width:100%;box-sizing:border-box;padding:10px;margin:6px 0 14px}`;

const page = (language: StoryLanguage, title: string, body: string): string =>
  `<!doctype html><html lang="${language}" dir="${language === 'ur' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`;

const chatPage = (language: StoryLanguage, { title, name, said }: Chat): string => {
  // The last words are those that the child selects.
  const lines = said.map(([who, words, time], index) => {
    const mark = index === said.length - 1 ? ' id="marked"' : '';
    return `<div class="m ${who}"><span${mark}>${words}</span><time>${time}</time></div>`;
  });
  return page(language, title, `<h1>${name}</h1>${lines.join('')}`);
};

const GROOMING: Readonly<Record<StoryLanguage, Chat>> = {
  en: {
    title: 'Chat with Hina_2011',
    name: 'Hina_2011',
    said: [
      ['them', 'You play so well! How old are you?', '7:41 pm'],
      ['me', '11', '7:42 pm'],
      ['them', 'You are much more grown-up than others. This is our secret, OK?', '7:44 pm'],
      ['me', 'ok', '7:45 pm'],
      ['them', 'Send me a photo of you. Don’t tell your mother.', '7:46 pm'],
    ],
  },
  ur: {
    title: 'Hina_2011 کے ساتھ بات',
    name: 'Hina_2011',
    said: [
      ['them', 'تم کتنا اچھا کھیلتے ہو! عمر کیا ہے؟', '7:41'],
      ['me', '11', '7:42'],
      ['them', 'تم تو اوروں سے بہت سمجھ دار ہو۔ یہ ہمارا راز ہے، ٹھیک؟', '7:44'],
      ['me', 'ٹھیک', '7:45'],
      ['them', 'اپنی ایک تصویر بھیجو۔ امی کو مت بتانا۔', '7:46'],
    ],
  },
};

const BLACKMAIL: Readonly<Record<StoryLanguage, Chat>> = {
  en: {
    title: 'Messages',
    name: 'ali.khan.99',
    said: [
      ['them', 'I have your picture.', '11:02 pm'],
      ['me', 'please delete it', '11:03 pm'],
      ['them', 'Send 5,000 rupees by tonight or your whole school sees it.', '11:04 pm'],
    ],
  },
  ur: {
    title: 'پیغامات',
    name: 'ali.khan.99',
    said: [
      ['them', 'تمہاری تصویر میرے پاس ہے۔', '11:02'],
      ['me', 'پلیز اسے مٹا دیں', '11:03'],
      ['them', 'آج رات تک 5,000 روپے بھیجو ورنہ پورا سکول دیکھے گا۔', '11:04'],
    ],
  },
};

/** Plain boxes stand where such a page would have its pictures. */
const abusive = (language: StoryLanguage): string =>
  language === 'en'
    ? page('en', 'Gallery', '<h1>Gallery</h1><div class="b"></div><div class="b"></div><p>More …</p>')
    : page('ur', 'گیلری', '<h1>گیلری</h1><div class="b"></div><div class="b"></div><p>مزید …</p>');

const homework = (language: StoryLanguage): string =>
  language === 'en'
    ? page('en', 'Fractions, class 5', '<h1>Fractions</h1><p>Half of a half is a quarter. Draw it in your book.</p>')
    : page('ur', 'کسریں، جماعت 5', '<h1>کسریں</h1><p>آدھے کا آدھا چوتھائی ہوتا ہے۔ اپنی کاپی میں بنائیں۔</p>');

const classroom = (language: StoryLanguage): string =>
  language === 'en'
    ? page('en', 'Class group', '<h1>Class group</h1><p>Has anyone seen Bilal? He has not come home since yesterday.</p>')
    : page('ur', 'ہماری جماعت', '<h1>ہماری جماعت</h1><p>کیا کسی نے بلال کو دیکھا ہے؟ وہ کل سے گھر نہیں آیا۔</p>');

/** Long, with a field: what a press by mistake must give back as it was. */
function essay(language: StoryLanguage): string {
  const line =
    language === 'en'
      ? 'The river begins in the mountains and ends in the sea.'
      : 'دریا پہاڑوں سے شروع ہوتا ہے اور سمندر میں جا گرتا ہے۔';
  const title = language === 'en' ? 'My essay' : 'میرا مضمون';
  return page(
    language,
    title,
    `<h1>${title}</h1>${`<p>${line} ${line}</p>`.repeat(12)}<textarea id="field" rows="3"></textarea>${`<p>${line} ${line}</p>`.repeat(12)}`,
  );
}

const PAGES: Readonly<Record<string, (language: StoryLanguage) => string>> = {
  '/grooming': (language) => chatPage(language, GROOMING[language]),
  '/direct/t/1': (language) => chatPage(language, BLACKMAIL[language]),
  '/abusive': abusive,
  '/homework': homework,
  '/class': classroom,
  '/essay': essay,
};

/** Answers for every host; `?ur` asks for Urdu. */
export const storyPage: Answer = ({ path: address }, response) => {
  const { pathname, search } = new URL(address, 'http://story.test');
  const made = PAGES[pathname];
  if (made === undefined) return false;
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(made(search === '?ur' ? 'ur' : 'en'));
  return true;
};
