import type * as z from 'zod';
import { ContractError } from '../errors.ts';
import type { MessagePipe } from './messagePipe.ts';
import { responseMessageSchema, type RequestMessage, type ResponseMessage } from './rpcMessage.ts';
import type { ServiceClient, ServiceContract } from './serviceContract.ts';

/** The calling end of a pipe. Every pending call and subscription fails with `disconnected` when the pipe closes. */
export interface Caller {
  service<const Contract extends ServiceContract>(contract: Contract): ServiceClient<Contract>;
  readonly closed: boolean;
}

interface Pending {
  readonly schema: z.ZodType;
  readonly onValue: (value: unknown) => void;
  readonly onError: (error: ContractError) => void;
  readonly once: boolean;
}

type NewRequest =
  | { readonly t: 'call'; readonly service: string; readonly method: string; readonly params: unknown }
  | { readonly t: 'subscribe'; readonly service: string; readonly topic: string; readonly params: unknown };

/**
 * Calls the services at the other end of a pipe. Results are checked against the contract, so a wrong peer shows as
 * `invalid_message` here and not as a broken screen later.
 */
export const createCaller = (pipe: MessagePipe): Caller => {
  const pending = new Map<number, Pending>();
  let lastId = 0;
  let closed = false;

  const settle = (message: ResponseMessage): void => {
    const waiting = pending.get(message.id);
    if (waiting === undefined) return;
    if (waiting.once || message.t === 'error') pending.delete(message.id);
    if (message.t === 'error') {
      waiting.onError(ContractError.fromWire(message.error));
      return;
    }
    const value = waiting.schema.safeParse(message.value);
    if (value.success) waiting.onValue(value.data);
    else waiting.onError(new ContractError('invalid_message', 'result', { at: pathOf(value.error) }));
  };

  pipe.onMessage((raw) => {
    const message = responseMessageSchema.safeParse(raw);
    if (message.success) settle(message.data);
  });
  pipe.onClose(() => {
    closed = true;
    const waiting = [...pending.values()];
    pending.clear();
    for (const each of waiting) each.onError(new ContractError('disconnected'));
  });

  const send = (request: NewRequest, expected: Pending): number => {
    lastId += 1;
    const id = lastId;
    if (closed) {
      expected.onError(new ContractError('disconnected'));
      return id;
    }
    pending.set(id, expected);
    pipe.send({ ...request, id } satisfies RequestMessage);
    return id;
  };

  const call = (service: string, method: string, schema: z.ZodType, params: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      send({ t: 'call', service, method, params }, { schema, onValue: resolve, onError: reject, once: true });
    });

  const subscribe = (
    service: string,
    topic: string,
    schema: z.ZodType,
    params: unknown,
    listener: (value: unknown) => void,
    onError: (error: Error) => void,
  ): (() => void) => {
    const id = send({ t: 'subscribe', service, topic, params }, { schema, onValue: listener, onError, once: false });
    return () => {
      if (pending.delete(id) && !closed) pipe.send({ t: 'unsubscribe', id } satisfies RequestMessage);
    };
  };

  return {
    get closed() {
      return closed;
    },
    service: <const Contract extends ServiceContract>(contract: Contract) => {
      const methods = Object.entries(contract.methods).map(([method, { result }]): [string, unknown] => [
        method,
        (params: unknown) => call(contract.name, method, result, params),
      ]);
      const topics = Object.entries(contract.topics).map(([topic, { event }]): [string, unknown] => [
        topic,
        (params: unknown, listener: (value: unknown) => void, onError?: (error: Error) => void) =>
          subscribe(contract.name, topic, event, params, listener, onError ?? ignoreError),
      ]);
      // The contract's own mapped types describe these two objects; TypeScript cannot follow Object.fromEntries.
      const client: unknown = { call: Object.fromEntries(methods), subscribe: Object.fromEntries(topics) };
      return client as ServiceClient<Contract>;
    },
  };
};

/** A topic without an error listener ends silently with its pipe; the link state tells the user. */
const ignoreError = (): void => undefined;

/** Path of the first problem, e.g. `rows.0.number`; never a value. */
export const pathOf = (error: z.ZodError): string => (error.issues[0]?.path ?? []).map(String).join('.');
