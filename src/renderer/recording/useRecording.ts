import { ContractError } from '#contract/errors.ts';
import type { recordingsService } from '#contract/workstation/recordings.ts';
import type { ServiceClient } from '#contract/rpc/serviceContract.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useWorkstation } from '../workstation/workstationContext.ts';
import { assembleLegs, type Legs, type Piece } from './assembleLegs.ts';

/** Telephone speech has nothing above 4 kHz. */
const rate = 8_000;

export type Recording =
  | { readonly state: 'loading'; readonly done: number; readonly of: number }
  | { readonly state: 'ready'; readonly legs: Legs }
  | { readonly state: 'failed'; readonly error: ContractError };

/**
 * The recording of a call as it is now; `reload` fetches what came since. Pieces are decoded once.
 * @param last milliseconds up to the end; null for everything.
 */
export const useRecording = (callId: string, last: number | null): { readonly recording: Recording; readonly reload: () => void } => {
  const { recordings } = useWorkstation();
  const [recording, setRecording] = useState<Recording>({ state: 'loading', done: 0, of: 0 });
  const [round, setRound] = useState(0);
  const decoded = useRef(new Map<string, Piece>());
  useEffect(() => {
    decoded.current = new Map();
  }, [callId]);
  useEffect(() => {
    let stale = false;
    const show = (next: Recording): void => {
      if (!stale) setRecording(next);
    };
    load(recordings, callId, decoded.current, (done, of) => show({ state: 'loading', done, of })).then(
      (pieces) => show({ state: 'ready', legs: assembleLegs(pieces, rate, last) }),
      (error: unknown) => show({ state: 'failed', error: error instanceof ContractError ? error : new ContractError('internal') }),
    );
    return () => {
      stale = true;
    };
  }, [recordings, callId, last, round]);
  return { recording, reload: useCallback(() => setRound((before) => before + 1), []) };
};

const load = async (
  recordings: ServiceClient<typeof recordingsService>,
  callId: string,
  decoded: Map<string, Piece>,
  onProgress: (done: number, of: number) => void,
): Promise<readonly Piece[]> => {
  const { chunks } = await recordings.call.list({ callId });
  const context = new OfflineAudioContext(1, 1, rate);
  for (const [done, { leg, index, offset }] of chunks.entries()) {
    const name = `${leg}-${index}`;
    if (decoded.has(name)) continue;
    if (done % 10 === 0) onProgress(done, chunks.length);
    const { content } = await recordings.call.read({ callId, leg, index });
    const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
    // A piece that was cut off by a crash is passed over; its neighbours are whole.
    const audio = await context.decodeAudioData(bytes.buffer).catch(() => null);
    if (audio !== null) decoded.set(name, { leg, offset, samples: audio.getChannelData(0) });
  }
  return chunks.flatMap(({ leg, index }) => decoded.get(`${leg}-${index}`) ?? []);
};
