import type { TriageResult } from '#domain/triage/verdict.ts';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { numberCues, segmentText } from '../../seat/cues.ts';
import { cueText, type CueInHand } from '../../seat/cueText.ts';
import type { DraftEditor } from '../../seat/draftEditor.ts';
import { useRuleWords } from '../../seat/useRuleWords.ts';
import styles from './form.module.css';
import { liveText } from './liveText.ts';

export interface DescriptionFieldProps {
  readonly editor: DraftEditor;
  readonly triage: TriageResult | null;
  readonly readOnly: boolean;
  readonly cue: CueInHand;
}

/**
 * The big field. The cues are painted on a backdrop of the same type behind it, so that typing never waits for them. The
 * pointer over a cue, or the caret in it, says what rule it is for; the focus stays where it is.
 */
export const DescriptionField = ({ editor, triage, readOnly, cue: inHand }: DescriptionFieldProps) => {
  const { t } = useTranslation();
  const words = useRuleWords();
  const backdrop = useRef<HTMLDivElement>(null);
  const live = liveText(editor, 'description');
  const segments = triage === null ? [] : segmentText(live.value, triage);
  const shown = triage === null || inHand.number === null ? undefined : numberCues(triage).find(({ number }) => number === inHand.number);
  const cueAt = (offset: number): number | null => {
    let end = 0;
    for (const { text, cue } of segments) {
      const start = end;
      end += text.length;
      if (cue !== null && offset > start && offset <= end) return cue.number;
    }
    return null;
  };
  const point = (x: number, y: number): void => {
    const under = [...(backdrop.current?.querySelectorAll('mark') ?? [])].find((mark) =>
      [...mark.getClientRects()].some(({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom),
    );
    const number = under === undefined ? null : Number(under.dataset['number']);
    if (number !== inHand.number) inHand.set(number);
  };
  return (
    <div className={styles['description']}>
      <div ref={backdrop} className={styles['backdrop']} aria-hidden>
        {segments.map(({ text, cue }, index) =>
          cue === null ? (
            <span key={index}>{text}</span>
          ) : (
            <mark key={index} data-kind={cue.kind} data-number={cue.number} data-current={cue.number === inHand.number}>
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
        aria-describedby="field-description-cue"
        onScroll={({ currentTarget }) => {
          if (backdrop.current !== null) backdrop.current.scrollTop = currentTarget.scrollTop;
        }}
        onMouseMove={({ clientX, clientY }) => point(clientX, clientY)}
        onMouseLeave={() => inHand.set(null)}
        onSelect={({ currentTarget }) => inHand.set(cueAt(currentTarget.selectionStart))}
        {...live}
      />
      <p id="field-description-cue" className={styles['cue']} hidden={shown === undefined}>
        {shown === undefined ? '' : t('form.cue', { number: shown.number, text: shown.text, rule: cueText(t, shown, words) })}
      </p>
    </div>
  );
};
