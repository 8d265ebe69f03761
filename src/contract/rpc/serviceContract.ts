import type * as z from 'zod';

export interface MethodContract {
  readonly params: z.ZodType;
  readonly result: z.ZodType;
}

/** A topic sends its current value at once, then every change, until unsubscribed. */
export interface TopicContract {
  readonly params: z.ZodType;
  readonly event: z.ZodType;
}

export interface ServiceContract {
  readonly name: string;
  readonly methods: Readonly<Record<string, MethodContract>>;
  readonly topics: Readonly<Record<string, TopicContract>>;
}

/** Keeps the literal types of a contract while checking its shape. */
export const defineService = <const Contract extends ServiceContract>(contract: Contract): Contract => contract;

/** What a caller holds: one async function per method, one `subscribe` per topic. */
export interface ServiceClient<Contract extends ServiceContract> {
  readonly call: {
    readonly [Method in keyof Contract['methods']]: (
      params: z.input<Contract['methods'][Method]['params']>,
    ) => Promise<z.output<Contract['methods'][Method]['result']>>;
  };
  readonly subscribe: {
    readonly [Topic in keyof Contract['topics']]: (
      params: z.input<Contract['topics'][Topic]['params']>,
      listener: (event: z.output<Contract['topics'][Topic]['event']>) => void,
      onError?: (error: Error) => void,
    ) => () => void;
  };
}

/** What the serving side implements. `Client` is what it knows of the caller (which page, which lease). */
export interface ServiceImplementation<Contract extends ServiceContract, Client> {
  readonly methods: {
    readonly [Method in keyof Contract['methods']]: (
      params: z.output<Contract['methods'][Method]['params']>,
      client: Client,
    ) => Promise<z.input<Contract['methods'][Method]['result']>>;
  };
  readonly topics: {
    readonly [Topic in keyof Contract['topics']]: (
      params: z.output<Contract['topics'][Topic]['params']>,
      emit: (event: z.input<Contract['topics'][Topic]['event']>) => void,
      client: Client,
    ) => () => void;
  };
}
