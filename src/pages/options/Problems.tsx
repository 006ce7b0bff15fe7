/** What is wrong with a document, with the exact place. Paths and their reasons are the document's own language: English, left to right. */
import type { Problem } from '../../messaging/views';
import { Address } from '../../ui/Address';
import type { Ui } from '../../ui/ui';

/** One line per problem. */
export function Problems({ ui, problems }: { readonly ui: Ui; readonly problems: readonly Problem[] }) {
  return (
    <ul class="Problems" data-qa="problems">
      {problems.map(({ path, message }) => (
        <li key={`${path} ${message}`}>
          {path === '' ? ui.t('options.problem-whole') : <Address text={path} />}
          <br />
          <bdi lang="en" dir="ltr" class="soft">
            {message}
          </bdi>
        </li>
      ))}
    </ul>
  );
}
