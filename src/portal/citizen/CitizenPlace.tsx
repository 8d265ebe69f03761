import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconCurrentLocation, IconList, IconMapPin } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { webDivisionsSchema, webPlacesSchema, type WebPlace } from '#contract/central/webReports.ts';
import { usePosition } from '../report/usePosition.ts';
import type { WordKey } from '../words/zhCN.ts';
import { useWords } from '../words/useWords.ts';
import { useCitizenState, useDesk } from './citizenContext.ts';

const icon = { size: 20, stroke: 1.5, 'aria-hidden': true } as const;
const pause = 250;

/** Where: written and found, chosen from the list, or the telephone's own position by a touch. Any of them is enough. */
export const CitizenPlace = ({ problem }: { readonly problem: WordKey | undefined }) => {
  const { t } = useWords();
  const { client, edit } = useDesk();
  const { report: { place, point } } = useCitizenState();
  const [found, setFound] = useState<readonly WebPlace[]>([]);
  const [listing, setListing] = useState(false);
  const choose = ({ name, unitId, path }: WebPlace): void => {
    setFound([]);
    edit((report) => ({ ...report, place: { ...report.place, text: [...path.filter((each) => each !== name), name].join(' ').slice(0, 200), unitId } }));
  };
  const { state, locate } = usePosition(({ lng, lat, accuracy }) => {
    const detail = t('report.point', { east: lng, north: lat, metres: accuracy ?? 0 });
    edit((report) => ({ ...report, point: { lng, lat, accuracy }, place: { ...report.place, detail } }));
    client.ask({ method: 'GET', path: `/api/public/places?east=${lng}&north=${lat}` }, webPlacesSchema).then(
      ({ places: [area] }) => {
        if (area === undefined) return;
        edit((report) => ({ ...report, place: { ...report.place, unitId: area.unitId, text: report.place.text || area.path.join(' ') } }));
      },
      // Without a network the position alone goes along.
      () => undefined,
    );
  });

  const { text, unitId } = place;
  useEffect(() => {
    if (text.trim() === '' || unitId !== null) return;
    let gone = false;
    const timer = setTimeout(() => {
      client.ask({ method: 'GET', path: `/api/public/places?text=${encodeURIComponent(text.trim().slice(0, 40))}` }, webPlacesSchema).then(
        ({ places }) => { if (!gone) setFound(places); },
        () => { if (!gone) setFound([]); },
      );
    }, pause);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [client, text, unitId]);

  const shown = text.trim() === '' || unitId !== null ? [] : found;
  return (
    <div className="stack">
      <TextInput
        label={t('citizen.place')}
        description={t('citizen.placeHint')}
        value={text}
        maxLength={200}
        required
        error={problem === undefined ? null : t(problem)}
        onChange={({ currentTarget: { value } }) => edit((report) => ({ ...report, place: { ...report.place, text: value, unitId: null } }))}
      />
      {shown.length > 0 && (
        <ul className="found" aria-label={t('citizen.placeFound')}>
          {shown.map((each) => (
            <li key={`${each.unitId} ${each.name}`}>
              <button type="button" onClick={() => choose(each)}>
                <IconMapPin {...icon} />
                <span><b>{each.name}</b>{each.demo && <span className="tag">{t('citizen.demo')}</span>}<br /><span className="soft13">{each.path.join(' › ')}</span></span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="two">
        <Button variant="default" loading={state === 'looking'} leftSection={<IconCurrentLocation {...icon} />} onClick={locate}>{t('report.locate')}</Button>
        <Button variant="default" aria-expanded={listing} leftSection={<IconList {...icon} />} onClick={() => setListing(!listing)}>{t('citizen.placeList')}</Button>
      </div>
      <p className="soft13" role="status">
        {state === 'looking' ? t('report.locating') : state === 'failed' ? t('report.notLocated') : point === null ? '' : t('report.located', { metres: point.accuracy ?? 0 })}
      </p>
      {listing && <Divisions onChoose={choose} />}
    </div>
  );
};

const levels = ['citizen.division.county', 'citizen.division.street', 'citizen.division.community'] as const;

/** County, street, community: each asks for the next. */
const Divisions = ({ onChoose }: { readonly onChoose: (place: WebPlace) => void }) => {
  const { t } = useWords();
  const { client } = useDesk();
  const [chosen, setChosen] = useState<readonly { readonly id: string; readonly name: string }[]>([]);
  const [lists, setLists] = useState<readonly (readonly { readonly id: string; readonly name: string; readonly hasParts: boolean }[])[]>([]);
  const [failed, setFailed] = useState(false);
  const under = chosen.at(-1)?.id;
  const depth = chosen.length;
  useEffect(() => {
    let gone = false;
    client.ask({ method: 'GET', path: `/api/public/divisions${under === undefined ? '' : `?under=${under}`}` }, webDivisionsSchema).then(
      ({ divisions }) => {
        if (gone) return;
        setFailed(false);
        setLists((before) => (divisions.length === 0 ? before.slice(0, depth) : [...before.slice(0, depth), divisions]));
      },
      () => { if (!gone) setFailed(true); },
    );
    return () => {
      gone = true;
    };
  }, [client, under, depth]);
  const pick = (level: number, id: string): void => {
    const division = lists[level]?.find((each) => each.id === id);
    const path = division === undefined ? chosen.slice(0, level) : [...chosen.slice(0, level), division];
    setChosen(path);
    if (division !== undefined) onChoose({ name: division.name, unitId: division.id, path: path.map(({ name }) => name), demo: false });
  };
  return (
    <div className="stack">
      {failed && <p className="soft13" role="status">{t('citizen.placeListAway')}</p>}
      {lists.slice(0, levels.length).map((list, level) => (
        <NativeSelect
          key={levels[level]}
          label={t(levels[level] ?? levels[0])}
          value={chosen[level]?.id ?? ''}
          data={[{ value: '', label: t('citizen.division.none') }, ...list.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={({ currentTarget: { value } }) => pick(level, value)}
        />
      ))}
    </div>
  );
};
