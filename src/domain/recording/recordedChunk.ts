/** Both legs are recorded apart, so that who said what needs no guessing. */
export type RecordingLeg = 'caller' | 'seat';

/** A few seconds of one leg; playable by itself, so that a crash costs at most the chunk being written. */
export interface RecordedChunk {
  readonly leg: RecordingLeg;
  /** 0, 1, 2 … within the leg; goes on after a reload of the phone page. */
  readonly index: number;
  /** Where it begins, in milliseconds since the call was answered. */
  readonly offset: number;
  /** Milliseconds. */
  readonly duration: number;
  readonly mime: string;
  /** Of the content, hex. */
  readonly sha256: string;
  readonly bytes: number;
}

const chunkName = /^(caller|seat)-(\d{6})$/;

export const nameOfChunk = ({ leg, index }: Pick<RecordedChunk, 'leg' | 'index'>): string => `${leg}-${String(index).padStart(6, '0')}`;

/** Null for what is no chunk's name. */
export const parseChunkName = (name: string): { readonly leg: RecordingLeg; readonly index: number } | null => {
  const [, leg, index] = chunkName.exec(name) ?? [];
  return leg === 'caller' || leg === 'seat' ? { leg, index: Number(index) } : null;
};

/** Chunks in the order they are played. */
export const inPlayingOrder = <Chunk extends Pick<RecordedChunk, 'offset' | 'leg'>>(chunks: readonly Chunk[]): readonly Chunk[] =>
  chunks.toSorted((left, right) => left.offset - right.offset || left.leg.localeCompare(right.leg));
