/** What stands in the network in this browser, and what is only known once a page begins or has come. */
import { Card } from '../../ui/Card';
import type { Ui } from '../../ui/ui';
import { useView, type Wire } from '../use-view';

/** Nothing until the worker has said which browser this is. */
export function EnforcementCard({ ui: { t }, wire }: { readonly ui: Ui; readonly wire: Wire }) {
  const [view] = useView(wire, 'health/enforcement', {});
  if (view.state !== 'ready') return null;
  const lists = view.value.holdsRequests ? 'health.holds-2-held' : 'health.holds-2-rules';
  return (
    <Card title={t('health.holds-title')} qa="enforcement">
      <ul class="Points">
        {(['health.holds-1', lists, 'health.holds-3', 'health.holds-4'] as const).map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
    </Card>
  );
}
