import { Button, Chip, TextInput } from '@mantine/core';
import { IconCurrentLocation } from '@tabler/icons-react';
import { useWords } from '../words/useWords.ts';
import type { ReportDraft } from './reportDraft.ts';
import { usePosition } from './usePosition.ts';

interface PlaceFieldProps {
  readonly place: string;
  readonly point: ReportDraft['point'];
  /** Places the unit knows from its tasks and reports. */
  readonly known: readonly string[];
  readonly onPlace: (place: string) => void;
  readonly onPoint: (point: NonNullable<ReportDraft['point']>) => void;
}

/** Where: a known place, some words, the phone's position; any of them is enough. */
export const PlaceField = ({ place, point, known, onPlace, onPoint }: PlaceFieldProps) => {
  const { t } = useWords();
  const { state, locate } = usePosition(onPoint);
  return (
    <div className="stack">
      <TextInput
        label={t('report.where')}
        placeholder={t('report.whereHint')}
        value={place}
        maxLength={500}
        onChange={({ currentTarget: { value } }) => onPlace(value)}
      />
      <Button
        variant="default"
        loading={state === 'looking'}
        leftSection={<IconCurrentLocation size={20} stroke={1.5} aria-hidden="true" />}
        onClick={locate}
      >
        {t('report.locate')}
      </Button>
      <p className="soft13" role="status">
        {state === 'looking'
          ? t('report.locating')
          : state === 'failed'
            ? t('report.notLocated')
            : point === null
              ? ''
              : t('report.located', { metres: point.accuracy ?? 0 })}
      </p>
      {known.length > 0 && (
        <div className="chips" role="group" aria-label={t('report.known')}>
          {known.map((name) => (
            <Chip key={name} checked={place === name} onChange={(checked) => onPlace(checked ? name : '')}>
              {name}
            </Chip>
          ))}
        </div>
      )}
    </div>
  );
};
