import type * as z from 'zod';
import { ContractError } from '#contract/errors.ts';
import type { SessionKeeper } from '../session/sessionKeeper.ts';
import { callCentral, errorOf, headersOf, type CentralCall, type Fetch } from './callCentral.ts';

/** Calls in the name of who is signed in. An access token that ran out is renewed once, unseen. */
export interface CentralClient {
  readonly call: <Schema extends z.ZodType>(call: Omit<CentralCall, 'token'>, schema: Schema) => Promise<z.infer<Schema>>;
  /** A photo or voice note the central keeps. */
  readonly file: (fileId: string) => Promise<Blob>;
}

export const createCentralClient = (deps: {
  readonly fetch: Fetch;
  readonly keeper: SessionKeeper;
}): CentralClient => {
  const withToken = async <Value>(act: (token: string) => Promise<Value>): Promise<Value> => {
    const token = deps.keeper.state().session?.accessToken;
    if (token === undefined) throw new ContractError('unauthorised', 'session_over');
    try {
      return await act(token);
    } catch (error) {
      if (!(error instanceof ContractError) || error.kind !== 'unauthorised') throw error;
      return act(await deps.keeper.renew(token));
    }
  };

  return {
    call: (call, schema) => withToken((token) => callCentral(deps.fetch, { ...call, token }, schema)),
    file: (fileId) =>
      withToken(async (token) => {
        const response = await deps.fetch(`/api/files/${fileId}`, { headers: headersOf(token, null) }).catch(() => {
          throw new ContractError('central_unreachable');
        });
        if (!response.ok) throw errorOf(response.status, await response.text());
        return response.blob();
      }),
  };
};
