import type { Position } from '#domain/place/polygon.ts';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftEditor } from '../../seat/draftEditor.ts';
import { emptyPlace } from '../../seat/place.ts';
import { useSeatServices, type SeatServices } from '../../seat/seatServices.ts';

type Directory = SeatServices['directory']['call'];

/** What a point on the map is: its grids (several on a border, none outside) and the names around. */
export interface Picked {
  readonly grids: Awaited<ReturnType<Directory['gridsAt']>>;
  readonly near: Awaited<ReturnType<Directory['placesNear']>>;
}

/** Nearer than this a point bears the name itself, farther off it is "near" it. */
const itsName = 40;
/** Six digits of a degree are a decimetre. */
const shorten = (degrees: number): number => Number(degrees.toFixed(6));

export interface PickPlace {
  readonly picked: Picked | null;
  readonly pick: (ground: Position) => void;
  readonly chooseGrid: (unitId: string) => void;
  readonly chooseName: (name: string, metres: number) => void;
}

/** A point becomes the place of the form: pin, grid, and a name where nobody has typed one of his own. One undo takes it back. */
export const usePickPlace = (editor: DraftEditor): PickPlace => {
  const { i18n } = useTranslation();
  // What goes into the case is read in Chinese, whatever the screen speaks.
  const inChinese = i18n.getFixedT('zh-CN');
  const { directory } = useSeatServices();
  const [picked, setPicked] = useState<Picked | null>(null);
  const round = useRef(0);
  const written = useRef<string | null>(null);
  const nameOf = (name: string, metres: number): string => (metres <= itsName ? name : inChinese('map.nearName', { name }));
  const change = (change: Partial<ReturnType<typeof placeOf>>): void => {
    editor.edit('place', { ...placeOf(editor), ...change });
    editor.settle('place');
  };

  return {
    picked,
    pick: ([longitude, latitude]) => {
      round.current += 1;
      const mine = round.current;
      const pin = { system: 'WGS-84' as const, longitude: shorten(longitude), latitude: shorten(latitude) };
      Promise.all([directory.call.gridsAt(pin), directory.call.placesNear({ point: pin, limit: 5 })]).then(
        ([grids, near]) => {
          if (round.current !== mine) return;
          setPicked({ grids, near });
          const place = placeOf(editor);
          const [grid] = grids;
          const [nearest] = near;
          // Words of the caller's own stay; what a list or an earlier click wrote gives way.
          const own = place.text !== '' && place.unitId === null && place.text !== written.current;
          const text = nearest !== undefined ? nameOf(nearest.name, nearest.metres) : (grid?.name ?? `${pin.longitude}, ${pin.latitude}`);
          if (!own) written.current = text;
          change({ pin, unitId: grid?.id ?? null, ...(own ? {} : { text }) });
        },
        () => undefined,
      );
    },
    chooseGrid: (unitId) => change({ unitId }),
    chooseName: (name, metres) => {
      const text = nameOf(name, metres);
      written.current = text;
      change({ text });
    },
  };
};

const placeOf = (editor: DraftEditor) => editor.values().place ?? emptyPlace;
