import { WebSocket } from 'ws';
import { createCaller } from '#contract/rpc/createCaller.ts';
import { webSocketPipe } from '#contract/rpc/webSocketPipe.ts';
import { draftsService } from '#contract/workstation/drafts.ts';
import { leaseService, sessionService } from '#contract/workstation/session.ts';

/** A seat screen without a screen: signs in and works through the real RPC. */
export interface BenchSeat {
  dispatchCase(description: string, unitId: string): Promise<void>;
  /** Milliseconds of each acknowledged patch. */
  typeKeys(count: number): Promise<readonly number[]>;
  close(): void;
}

/** The station's RPC, as a page has it. */
export const connectStation = async (workstationUrl: string) => {
  const { origin, searchParams } = new URL(workstationUrl);
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/rpc`, {
    headers: { origin, cookie: `lianxi_seat=${searchParams.get('token') ?? ''}` },
  });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return { caller: createCaller(webSocketPipe(socket)), close: () => socket.close() };
};

export const connectSeat = async (workstationUrl: string): Promise<BenchSeat> => {
  const { caller, close } = await connectStation(workstationUrl);
  await caller.service(leaseService).call.acquire({ page: 'seat', pageId: 'bench', takeOver: true });
  await caller.service(sessionService).call.login({ user: 'wang.min', password: 'lianxi-2026' });
  const drafts = caller.service(draftsService).call;

  return {
    dispatchCase: async (description, unitId) => {
      const { caseId } = await drafts.open({ callId: null });
      await drafts.patch({ caseId, field: 'description', value: description, revision: 1, settled: true });
      await drafts.dispatch({ caseId, unitId, jointUnitIds: [], promise: '', overrideReason: null });
    },
    typeKeys: async (count) => {
      const { caseId } = await drafts.open({ callId: null });
      const measured: number[] = [];
      for (let revision = 1; revision <= count; revision += 1) {
        const began = performance.now();
        await drafts.patch({ caseId, field: 'description', value: '字'.repeat(revision), revision, settled: false });
        measured.push(performance.now() - began);
      }
      return measured;
    },
    close,
  };
};
