import { ContractError, errorKinds } from '#contract/errors.ts';
import type { recordingsService } from '#contract/workstation/recordings.ts';
import type { ServiceClient } from '#contract/rpc/serviceContract.ts';
import type { MadeChunk } from './callRecorder.ts';

/** What is kept in memory while the station is away: half an hour of both legs. */
const most = 1_000;
const pause = 1_000;

/** Hands pieces to the station in order; keeps them while it is away. */
export const createChunkQueue = (
  recordings: Pick<ServiceClient<typeof recordingsService>['call'], 'keep'>,
  later: (run: () => void, ms: number) => unknown,
): ((chunk: MadeChunk) => void) => {
  const queue: MadeChunk[] = [];
  let busy = false;

  const work = async (): Promise<void> => {
    for (let chunk = queue[0]; chunk !== undefined; chunk = queue[0]) {
      const { content, ...known } = chunk;
      try {
        await recordings.keep({ ...known, content: await base64Of(content) });
      } catch (error) {
        if (!(error instanceof ContractError) || errorKinds[error.kind].retryable) {
          later(() => void work(), pause);
          return;
        }
        // Refused for good (another window has the telephone): the call goes on without this piece.
      }
      queue.shift();
    }
    busy = false;
  };

  return (chunk) => {
    queue.push(chunk);
    if (queue.length > most) queue.shift();
    if (busy) return;
    busy = true;
    void work();
  };
};

const base64Of = async (content: Blob): Promise<string> => {
  const bytes = new Uint8Array(await content.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
};
