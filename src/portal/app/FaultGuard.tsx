import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { useWords } from '../words/useWords.ts';

interface Props {
  readonly children: ReactNode;
}

/** A fault in a screen shows a sentence and a way on, never a white page. A class: React has no other form for it. */
export class FaultGuard extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <FaultPage /> : this.props.children;
  }
}

const FaultPage = () => {
  const { t } = useWords();
  return (
    <main className="empty" role="alert">
      <h1 className="big">{t('app.fault')}</h1>
      <p>{t('app.faultHint')}</p>
      <Button onClick={() => location.reload()}>{t('app.reload')}</Button>
    </main>
  );
};
