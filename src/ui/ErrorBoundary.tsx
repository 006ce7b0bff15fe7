/** A page that breaks says so calmly and offers to load again; a blank page would look like lost protection. */
import { Component, type ComponentChildren } from 'preact';
import type { T } from '../i18n/t';
import { Button } from './Button';
import { Notice } from './Notice';

interface Props {
  readonly t: T;
  readonly children: ComponentChildren;
}

export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static override getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    const { t, children } = this.props;
    if (!this.state.failed) return children;
    return (
      <main class="page">
        <Notice kind="problem" title={t('common.broken-title')}>
          <p>{t('common.broken-text')}</p>
          <Button onClick={() => location.reload()}>{t('common.reload')}</Button>
        </Notice>
      </main>
    );
  }
}
