import { IconGridDots, IconShield } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Network } from '#domain/tenant.ts';

/** A line is a colour and a shape: 12345 round, 110 with a shield, grid with a lattice. */
export const LineBadge = ({ line }: { readonly line: Network }) => {
  const { t } = useTranslation();
  return (
    <span className={`line l${line}`}>
      {line === '110' ? <IconShield size={14} aria-hidden /> : null}
      {line === 'grid' ? <IconGridDots size={14} aria-hidden /> : null}
      {line === 'grid' ? t('app.grid') : line}
    </span>
  );
};
