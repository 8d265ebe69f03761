import type { Act } from './act.ts';
import { ConsentSheet } from './ConsentSheet.tsx';
import { EditSheet } from './EditSheet.tsx';
import { HandOverSheet } from './HandOverSheet.tsx';
import { MergeSheet } from './MergeSheet.tsx';
import { PressSheet } from './PressSheet.tsx';
import { PromiseSheet } from './PromiseSheet.tsx';
import { ReclassifySheet } from './ReclassifySheet.tsx';
import { ShareSheet } from './ShareSheet.tsx';
import type { SheetProps } from './Sheet.tsx';
import { TakeInSheet } from './TakeInSheet.tsx';
import { TextSheet, type TextAct } from './TextSheet.tsx';

/** What can be open beside a case: an act of the bar, or the answer to a notice. */
export type OpenSheet = Act | TextAct;

/** The sheet of an act. */
export const ActSheet = ({ open, isLead, ...props }: SheetProps & { readonly open: OpenSheet; readonly isLead: boolean }) => {
  switch (open) {
    case 'dispatch':
    case 'answer':
    case 'not_accept':
      return <TakeInSheet {...props} outcome={open} />;
    case 'press':
      return <PressSheet {...props} isLead={isLead} />;
    case 'share':
      return <ShareSheet {...props} />;
    case 'edit':
      return <EditSheet {...props} />;
    case 'hand_over':
      return <HandOverSheet {...props} />;
    case 'reclassify':
      return <ReclassifySheet {...props} />;
    case 'promise':
      return <PromiseSheet {...props} />;
    case 'consent':
      return <ConsentSheet {...props} />;
    case 'merge':
      return <MergeSheet {...props} />;
    case 'rework':
    case 'resume':
    case 'verify_unsampled':
    case 'secrecy':
    case 'ask':
    case 'void':
    case 'give_info':
    case 'decline':
    case 'split':
      return <TextSheet {...props} act={open} />;
    default:
      return open satisfies never;
  }
};
