import { Alert, Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** A screen that fails says so in words; the telephone lives in another page and goes on. */
export class Failsafe extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override readonly state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <Broken /> : this.props.children;
  }
}

const Broken = () => {
  const { t } = useTranslation();
  return (
    <Alert color="red" m="lg" title={t('app.broken')}>
      <Button onClick={() => location.reload()}>{t('app.reload')}</Button>
    </Alert>
  );
};
