import { IconGridDots, IconShield } from '@tabler/icons-react';
import type { Network } from '#domain/tenant.ts';
import { useWords } from '../words/useWords.ts';

/** A line is a colour and a shape: 12345 round, 110 with a shield, grid with a lattice. */
export const NetworkBadge = ({ network }: { readonly network: Network }) => {
  const { t } = useWords();
  return (
    <span className={`line line-${network}`}>
      {network === '110' && <IconShield size={14} stroke={1.5} aria-hidden="true" />}
      {network === 'grid' && <IconGridDots size={14} stroke={1.5} aria-hidden="true" />}
      {t(`network.${network}`)}
    </span>
  );
};
