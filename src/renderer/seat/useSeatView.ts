import { emptySeatView, foldSeatView } from '#domain/replay/foldSeatView.ts';
import type { SeatView } from '#domain/replay/seatView.ts';
import { useEffect, useState } from 'react';
import { useSeatServices } from './seatServices.ts';

/** The seat as its time-line says: the station's view so far, folded on here with the same function. Null until the station has answered. */
export const useSeatView = (): SeatView | null => {
  const { seat } = useSeatServices();
  const [view, setView] = useState<SeatView | null>(null);
  useEffect(
    () =>
      seat.subscribe.stream({}, (message) => {
        if (message.type === 'view') setView(message.view);
        else setView((before) => foldSeatView(before ?? emptySeatView(message.event.at), message.event));
      }),
    [seat],
  );
  return view;
};
