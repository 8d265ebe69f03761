import type { TriageResult } from '#domain/triage/verdict.ts';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { segmentText } from '../../seat/cues.ts';
import type { DraftEditor } from '../../seat/draftEditor.ts';
import styles from './form.module.css';
import { liveText } from './liveText.ts';

export interface DescriptionFieldProps {
  readonly editor: DraftEditor;
  readonly triage: TriageResult | null;
  readonly readOnly: boolean;
}

/** The big field. The cues are painted on a backdrop of the same type behind it, so that typing never waits for them. */
export const DescriptionField = ({ editor, triage, readOnly }: DescriptionFieldProps) => {
  const { t } = useTranslation();
  const backdrop = useRef<HTMLDivElement>(null);
  const live = liveText(editor, 'description');
  const segments = triage === null ? [] : segmentText(live.value, triage);
  return (
    <div className={styles['description']}>
      <div ref={backdrop} className={styles['backdrop']} aria-hidden>
        {segments.map(({ text, cue }, index) =>
          cue === null ? (
            <span key={index}>{text}</span>
          ) : (
            <mark key={index} data-kind={cue.kind}>
              {text}
              <span className={styles['number']}>{cue.number}</span>
            </mark>
          ),
        )}
      </div>
      <textarea
        id="field-description"
        className={styles['text']}
        placeholder={t('form.descriptionPlaceholder')}
        maxLength={20_000}
        readOnly={readOnly}
        spellCheck={false}
        onScroll={({ currentTarget }) => {
          if (backdrop.current !== null) backdrop.current.scrollTop = currentTarget.scrollTop;
        }}
        {...live}
      />
    </div>
  );
};
