import { ContractError, errorKinds } from '../errors.ts';
import { pathOf } from './createCaller.ts';
import type { MessagePipe } from './messagePipe.ts';
import { requestMessageSchema, unreadableRequestId, type RequestMessage, type ResponseMessage } from './rpcMessage.ts';
import type { ServiceContract, ServiceImplementation } from './serviceContract.ts';

type AnyMethod<Client> = (params: unknown, client: Client) => Promise<unknown>;
type AnyTopic<Client> = (params: unknown, emit: (event: unknown) => void, client: Client) => () => void;

/** A contract with the code behind it. */
export interface BoundService<Client> {
  readonly contract: ServiceContract;
  readonly methods: Readonly<Record<string, AnyMethod<Client>>>;
  readonly topics: Readonly<Record<string, AnyTopic<Client>>>;
}

/** Joins a contract and its implementation; the compiler checks that every method and topic is there. */
export const bindService = <const Contract extends ServiceContract, Client>(
  contract: Contract,
  implementation: ServiceImplementation<Contract, Client>,
): BoundService<Client> => ({
  contract,
  // Parameters are parsed with the contract's schema before they arrive, which is what the precise types say.
  methods: implementation.methods as unknown as BoundService<Client>['methods'],
  topics: implementation.topics as unknown as BoundService<Client>['topics'],
});

export interface ServeOptions<Client> {
  readonly pipe: MessagePipe;
  readonly services: readonly BoundService<Client>[];
  readonly client: Client;
  /** Told of every failed request; the error's kind says how loudly to log it. Never given parameters. */
  readonly onFault: (error: ContractError, context: { readonly service: string; readonly method: string }) => void;
}

/**
 * Serves services on a pipe until it closes; then every subscription is ended. A malformed message is answered with
 * `invalid_message`, an unknown name with `unknown_method`, wrong parameters with `invalid_params` and the path of the
 * first problem; nothing a peer sends can throw out of here.
 */
export const serveServices = <Client>({ pipe, services, client, onFault }: ServeOptions<Client>): void => {
  const byName = new Map(services.map((service) => [service.contract.name, service]));
  const subscriptions = new Map<number, () => void>();
  const reply = (message: ResponseMessage): void => pipe.send(message);

  const fail = (id: number, error: unknown, service: string, method: string): void => {
    const known = error instanceof ContractError ? error : new ContractError('internal', 'internal');
    onFault(error instanceof ContractError ? error : withCause(known, error), { service, method });
    reply({ t: 'error', id, error: known.toWire() });
  };

  const call = async (request: Extract<RequestMessage, { t: 'call' }>): Promise<void> => {
    const { id, service, method } = request;
    try {
      const bound = byName.get(service);
      const contract = own(bound?.contract.methods, method);
      const implementation = own(bound?.methods, method);
      if (contract === undefined || implementation === undefined) throw new ContractError('unknown_method');
      const params = contract.params.safeParse(request.params);
      if (!params.success) throw new ContractError('invalid_params', 'invalid_params', { at: pathOf(params.error) });
      reply({ t: 'result', id, value: await implementation(params.data, client) });
    } catch (error) {
      fail(id, error, service, method);
    }
  };

  const subscribe = (request: Extract<RequestMessage, { t: 'subscribe' }>): void => {
    const { id, service, topic } = request;
    try {
      const bound = byName.get(service);
      const contract = own(bound?.contract.topics, topic);
      const implementation = own(bound?.topics, topic);
      if (contract === undefined || implementation === undefined) throw new ContractError('unknown_method');
      if (subscriptions.has(id)) throw new ContractError('invalid_message', 'subscription_exists');
      const params = contract.params.safeParse(request.params);
      if (!params.success) throw new ContractError('invalid_params', 'invalid_params', { at: pathOf(params.error) });
      subscriptions.set(
        id,
        implementation(params.data, (value) => reply({ t: 'event', id, value }), client),
      );
    } catch (error) {
      fail(id, error, service, topic);
    }
  };

  const unsubscribe = (id: number): void => {
    const end = subscriptions.get(id);
    subscriptions.delete(id);
    end?.();
  };

  pipe.onMessage((raw) => {
    const request = requestMessageSchema.safeParse(raw);
    if (!request.success) {
      fail(requestIdOf(raw), new ContractError('invalid_message', 'request', { at: pathOf(request.error) }), '', '');
      return;
    }
    switch (request.data.t) {
      case 'call':
        void call(request.data);
        return;
      case 'subscribe':
        subscribe(request.data);
        return;
      case 'unsubscribe':
        unsubscribe(request.data.id);
        return;
      default:
        request.data satisfies never;
    }
  });
  pipe.onClose(() => {
    for (const id of [...subscriptions.keys()]) unsubscribe(id);
  });
};

/** How loudly a failure is logged. */
export const logLevelOf = (error: ContractError): 'info' | 'warn' | 'error' => errorKinds[error.kind].log;

/** Own properties only: a method called `constructor` does not exist. */
const own = <Value>(record: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined =>
  record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;

const withCause = (error: ContractError, cause: unknown): ContractError => Object.assign(error, { cause });

/** The id of an unreadable request, so that its caller is told and does not wait for ever. */
const requestIdOf = (raw: unknown): number => {
  const id = typeof raw === 'object' && raw !== null && 'id' in raw ? raw.id : unreadableRequestId;
  return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : unreadableRequestId;
};
