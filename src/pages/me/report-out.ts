/** What leaves the report view: the text in the languages that the child picks, and the sealed report for computers. */
import { useEffect, useState } from 'preact/hooks';
import type { Directory } from '../../core/help/directory';
import { buildReport, type Draft, type Report, sealReport } from '../../core/help/report';
import { plainText, plainTextInBoth, type Reader } from '../../core/help/report-text';
import type { Language } from '../../i18n/t';
import { reportLabels } from './report-labels';

export type TextLanguage = Language | 'both';

/** The report's text, in one language or one below the other. */
export function textIn(chosen: TextLanguage, draft: Draft, directory: Directory, reader: Reader): string {
  const labels = (language: Language) => reportLabels(language, draft, directory);
  return chosen === 'both'
    ? plainTextInBoth(draft, [labels('en'), labels('ur')], reader)
    : plainText(draft, labels(chosen), reader);
}

/** The report as data with its digest; null until it is made. It is made anew with each change, and kept nowhere. */
export function useSealed(draft: Draft): Report | null {
  const [report, setReport] = useState<Report | null>(null);
  useEffect(() => {
    let isCurrent = true;
    setReport(null);
    sealed(draft).then(
      (made) => {
        if (isCurrent) setReport(made);
      },
      () => undefined, // without WebCrypto there is no number and no report for computers; every other way is still there
    );
    return () => {
      isCurrent = false;
    };
  }, [draft]);
  return report;
}

async function sealed(draft: Draft): Promise<Report> {
  return sealReport(buildReport(draft), sha256Hex);
}

async function sha256Hex(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
