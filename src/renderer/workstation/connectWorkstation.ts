import { ContractError } from '#contract/errors.ts';
import { createCaller, type Caller } from '#contract/rpc/createCaller.ts';
import type { MessagePipe } from '#contract/rpc/messagePipe.ts';
import type { ServiceClient, ServiceContract } from '#contract/rpc/serviceContract.ts';
import { webSocketPipe } from '#contract/rpc/webSocketPipe.ts';
import { assessmentService } from '#contract/workstation/assessment.ts';
import { casesService, directoryService } from '#contract/workstation/cases.ts';
import { clustersService } from '#contract/workstation/clusters.ts';
import { followUpsService } from '#contract/workstation/followUps.ts';
import { noticesService } from '#contract/workstation/notices.ts';
import { draftsService } from '#contract/workstation/drafts.ts';
import { phoneService } from '#contract/workstation/phone.ts';
import { recordingsService } from '#contract/workstation/recordings.ts';
import { rulesService } from '#contract/workstation/rules.ts';
import { outboxService, queueService, seatService } from '#contract/workstation/seat.ts';
import { leaseService, sessionService } from '#contract/workstation/session.ts';

/** The station's services. Calls fail with `disconnected` while it is away; topics come back by themselves. */
export interface Workstation {
  readonly host: 'browser' | 'electron';
  readonly seat: ServiceClient<typeof seatService>;
  readonly drafts: ServiceClient<typeof draftsService>;
  readonly cases: ServiceClient<typeof casesService>;
  readonly clusters: ServiceClient<typeof clustersService>;
  readonly directory: ServiceClient<typeof directoryService>;
  readonly phone: ServiceClient<typeof phoneService>;
  readonly recordings: ServiceClient<typeof recordingsService>;
  readonly queue: ServiceClient<typeof queueService>;
  readonly followUps: ServiceClient<typeof followUpsService>;
  readonly notices: ServiceClient<typeof noticesService>;
  readonly assessment: ServiceClient<typeof assessmentService>;
  readonly lease: ServiceClient<typeof leaseService>;
  readonly session: ServiceClient<typeof sessionService>;
  readonly outbox: ServiceClient<typeof outboxService>;
  readonly rules: ServiceClient<typeof rulesService>;
  /** Tells whether the station is reached, at once and on every change. */
  readonly onReached: (listener: (reached: boolean) => void) => () => void;
}

declare global {
  interface Window {
    /** Put there by Electron's preload. */
    readonly lianxi?: { readonly pipe: MessagePipe };
  }
}

const firstPause = 200;
const longestPause = 3_000;

interface Subscription {
  start(caller: Caller): void;
}

/** The one place that knows which host this is: Electron hands over a pipe, the browser opens a WebSocket. */
export const connectWorkstation = (): Workstation => {
  const given = window.lianxi?.pipe;
  const subscriptions = new Set<Subscription>();
  const listeners = new Set<(reached: boolean) => void>();
  let caller: Caller | null = null;
  let pause = firstPause;

  const reached = (next: Caller | null): void => {
    caller = next;
    // Those of before only: what a listener subscribes now is started by its own call.
    const known = [...subscriptions];
    for (const listener of [...listeners]) listener(next !== null);
    if (next !== null) for (const subscription of known) if (subscriptions.has(subscription)) subscription.start(next);
  };

  const join = (pipe: MessagePipe): void => {
    const current = createCaller(pipe);
    pipe.onClose(() => {
      if (caller === current) reached(null);
    });
    pause = firstPause;
    reached(current);
  };

  const connect = (): void => {
    const url = new URL('/rpc', location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(url);
    socket.addEventListener('open', () => join(webSocketPipe(socket)));
    socket.addEventListener('close', () => {
      setTimeout(connect, pause);
      pause = Math.min(longestPause, pause * 2);
    });
  };

  const service = <const Contract extends ServiceContract>(contract: Contract): ServiceClient<Contract> => {
    const call = Object.fromEntries(
      Object.keys(contract.methods).map((method) => [
        method,
        (params: unknown): Promise<unknown> => {
          const current = caller;
          if (current === null) return Promise.reject(new ContractError('disconnected'));
          return methodOf(current, contract, method)(params);
        },
      ]),
    );
    const subscribe = Object.fromEntries(
      Object.keys(contract.topics).map((topic) => [
        topic,
        (params: unknown, listener: (event: unknown) => void, onError?: (error: Error) => void) => {
          let end: (() => void) | null = null;
          const subscription: Subscription = {
            start: (current) => {
              end = topicOf(current, contract, topic)(params, listener, onError);
            },
          };
          subscriptions.add(subscription);
          if (caller !== null) subscription.start(caller);
          return () => {
            subscriptions.delete(subscription);
            end?.();
          };
        },
      ]),
    );
    // Built from the contract's own names; the mapped type says the rest.
    return { call, subscribe } as unknown as ServiceClient<Contract>;
  };

  if (given === undefined) connect();
  else join(given);

  return {
    host: given === undefined ? 'browser' : 'electron',
    seat: service(seatService),
    drafts: service(draftsService),
    cases: service(casesService),
    clusters: service(clustersService),
    directory: service(directoryService),
    phone: service(phoneService),
    recordings: service(recordingsService),
    queue: service(queueService),
    followUps: service(followUpsService),
    notices: service(noticesService),
    assessment: service(assessmentService),
    lease: service(leaseService),
    session: service(sessionService),
    outbox: service(outboxService),
    rules: service(rulesService),
    onReached: (listener) => {
      listeners.add(listener);
      listener(caller !== null);
      return () => listeners.delete(listener);
    },
  };
};

type AnyMethod = (params: unknown) => Promise<unknown>;
type AnyTopic = (params: unknown, listener: (event: unknown) => void, onError?: (error: Error) => void) => () => void;

const methodOf = (caller: Caller, contract: ServiceContract, method: string): AnyMethod =>
  (caller.service(contract).call as Readonly<Record<string, AnyMethod>>)[method] ?? unknownName;

const topicOf = (caller: Caller, contract: ServiceContract, topic: string): AnyTopic =>
  (caller.service(contract).subscribe as unknown as Readonly<Record<string, AnyTopic>>)[topic] ?? (() => () => undefined);

const unknownName = (): Promise<never> => Promise.reject(new ContractError('unknown_method'));
