import { ContractError } from '#contract/errors.ts';
import { bindService, type BoundService } from '#contract/rpc/serveServices.ts';
import { recordingsService } from '#contract/workstation/recordings.ts';
import type { RecordingPolicy } from '#domain/recording/recordingPolicy.ts';
import type { Line } from '#domain/tenant.ts';
import type { User } from '#contract/central/auth.ts';
import type { RecordingStore } from '../recordings/recordingStore.ts';
import type { RecordingUpload } from '../recordings/uploadRecordings.ts';
import type { CentralClient } from '../sync/centralClient.ts';
import type { Client, RequireLease } from './client.ts';

/** The seat's own recordings: written by the phone page, played by the call-taker, and by nobody who is not signed in. */
export const createRecordingDesk = (deps: {
  readonly store: RecordingStore;
  readonly upload: RecordingUpload;
  readonly central: Pick<CentralClient, 'recordings' | 'recording'>;
  readonly policy: RecordingPolicy;
  readonly require: RequireLease;
  readonly requireUser: () => User;
  /** The line of the call on the seat's screen. */
  readonly lineOf: (callId: string) => Line;
}): BoundService<Client> => {
  const { store, upload, central, policy } = deps;

  return bindService(recordingsService, {
    methods: {
      keep: async ({ callId, content, ...chunk }, client) => {
        deps.require('phone', client);
        await store.keep(callId, deps.lineOf(callId), chunk, Buffer.from(content, 'base64'));
        upload.poke();
        return {};
      },
      lastIndex: async ({ callId }, client) => {
        deps.require('phone', client);
        return { ...(await store.lastIndex(callId)) };
      },
      list: async ({ callId }) => {
        deps.requireUser();
        const here = await store.list(callId);
        const chunks = here.length > 0 ? here : await central.recordings(callId);
        if (chunks.length === 0) throw new ContractError('not_found', 'recording');
        return { chunks: [...chunks] };
      },
      read: async ({ callId, leg, index }) => {
        deps.requireUser();
        const here = await store.read(callId, leg, index);
        const { mime, content } = here === null ? await central.recording(callId, leg, index) : { mime: here.chunk.mime, content: here.content };
        return { mime, content: content.toString('base64') };
      },
      state: () =>
        Promise.resolve({
          mayPause: { '12345': policy.lines['12345'].mayPause, '110': policy.lines['110'].mayPause },
          waiting: upload.waiting,
        }),
    },
    topics: {},
  });
};
