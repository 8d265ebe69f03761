import { ActionIcon, Button, Combobox, Kbd, TextInput, useCombobox } from '@mantine/core';
import { IconChevronRight, IconMapPin, IconX } from '@tabler/icons-react';
import { Fragment, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftEditor } from '../../seat/draftEditor.ts';
import { emptyPlace } from '../../seat/place.ts';
import { useSeatServices, type SeatServices } from '../../seat/seatServices.ts';
import { useUnitPath } from '../../seat/useUnitPath.ts';
import styles from './form.module.css';

type Found = Awaited<ReturnType<SeatServices['directory']['call']['searchPlaces']>>[number];

export interface PlaceFieldProps {
  readonly editor: DraftEditor;
  readonly readOnly: boolean;
  readonly onChosen: (query: string) => void;
  readonly mapOpen: boolean;
  readonly onMap: () => void;
}

/** By characters, pinyin or initials; free text is always fine and never waits for the search. */
export const PlaceField = ({ editor, readOnly, onChosen, mapOpen, onMap }: PlaceFieldProps) => {
  const { t } = useTranslation();
  const { directory } = useSeatServices();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [found, setFound] = useState<readonly Found[]>([]);
  const [query, setQuery] = useState('');
  const place = editor.values().place ?? emptyPlace;
  const path = useUnitPath(place.unitId);

  useEffect(() => {
    if (query.trim() === '') {
      setFound([]);
      return undefined;
    }
    let stale = false;
    const timer = setTimeout(() => {
      directory.call.searchPlaces({ text: query, limit: 8 }).then(
        (places) => {
          if (!stale) setFound(places);
        },
        () => undefined,
      );
    }, 120);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [directory, query]);

  const type = (text: string, composing: boolean): void => {
    // A pin says where it is, whatever the words; without one the words do.
    editor.edit('place', place.pin === undefined ? { ...place, text, unitId: null } : { ...place, text }, composing);
    setQuery(text);
    combobox.openDropdown();
  };

  const choose = (index: string): void => {
    const chosen = found[Number(index)];
    if (chosen === undefined) return;
    editor.edit('place', { text: chosen.name, unitId: chosen.unitId, detail: place.detail });
    editor.settle('place');
    onChosen(query);
    setQuery('');
    combobox.closeDropdown();
  };

  return (
    <div className={styles['place']}>
      <Combobox store={combobox} onOptionSubmit={choose} withinPortal width={460} position="bottom-start">
        <Combobox.Target>
          <TextInput
            id="field-place"
            leftSection={<IconMapPin size={16} aria-hidden />}
            rightSectionWidth={100}
            rightSection={
              <Button variant="subtle" size="compact-xs" aria-pressed={mapOpen} rightSection={<Kbd size="xs">Alt M</Kbd>} onClick={onMap}>
                {t('form.map')}
              </Button>
            }
            placeholder={t('form.placePlaceholder')}
            maxLength={500}
            readOnly={readOnly}
            autoComplete="off"
            value={place.text}
            onChange={({ currentTarget, nativeEvent }) => type(currentTarget.value, (nativeEvent as InputEvent).isComposing)}
            onCompositionEnd={({ currentTarget }) => type(currentTarget.value, false)}
            onBlur={() => {
              editor.settle('place');
              combobox.closeDropdown();
            }}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={found.length === 0}>
          <Combobox.Options aria-label={t('form.place')}>
            {found.map(({ name, path: places, demo }, index) => (
              <Combobox.Option key={`${name}-${String(index)}`} value={String(index)}>
                <span className={styles['optionRow']}>
                  {name}
                  {demo ? <span className={styles['hint']}>{t('form.demoPlace')}</span> : null}
                </span>
                <span className={styles['optionPath']}>{places.join(' › ')}</span>
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      <TextInput
        aria-label={t('form.placeDetail')}
        placeholder={t('form.placeDetailPlaceholder')}
        maxLength={500}
        readOnly={readOnly}
        value={place.detail}
        onChange={({ currentTarget, nativeEvent }) =>
          editor.edit('place', { ...place, detail: currentTarget.value }, (nativeEvent as InputEvent).isComposing)
        }
        onCompositionEnd={({ currentTarget }) => editor.edit('place', { ...place, detail: currentTarget.value })}
        onBlur={() => editor.settle('place')}
      />
      <div className={styles['path']}>
        {path === null ? (
          <span className={styles['muted']}>{place.text === '' ? t('form.placeHint') : t('form.placeNotFound')}</span>
        ) : (
          path.map((name, index) => (
            <Fragment key={name}>
              {index > 0 ? <IconChevronRight size={12} aria-hidden /> : null}
              {index === path.length - 1 ? <b>{name}</b> : <span>{name}</span>}
            </Fragment>
          ))
        )}
        {place.pin === undefined ? null : (
          <span className={styles['pinned']} title={`${place.pin.longitude.toFixed(5)}, ${place.pin.latitude.toFixed(5)} WGS-84`}>
            {t('form.pinned')}
            <ActionIcon
              variant="subtle"
              color="gray"
              size={16}
              aria-label={t('form.removePin')}
              disabled={readOnly}
              onClick={() => {
                editor.edit('place', { text: place.text, unitId: place.unitId, detail: place.detail });
                editor.settle('place');
              }}
            >
              <IconX size={12} />
            </ActionIcon>
          </span>
        )}
      </div>
    </div>
  );
};
