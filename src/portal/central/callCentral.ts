import * as z from 'zod';
import { protocolVersion } from '#contract/central/protocolVersion.ts';
import { ContractError, wireErrorSchema } from '#contract/errors.ts';

export interface CentralCall {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: unknown;
  /** A piece of a file, instead of `body`. */
  readonly bytes?: Blob;
  /** Bearer token; null for calls that need none. */
  readonly token: string | null;
}

export type Fetch = typeof globalThis.fetch;

const errorBodySchema = z.object({ error: wireErrorSchema });

/**
 * One HTTP call to the central.
 * @throws ContractError central_unreachable without an answer, the central's own error, or invalid_message for an answer
 * that is not what the contract says.
 */
export const callCentral = async <Schema extends z.ZodType>(
  fetch: Fetch,
  { method, path, body, bytes, token }: CentralCall,
  schema: Schema,
): Promise<z.infer<Schema>> => {
  const response = await fetch(path, {
    method,
    headers: headersOf(token, bytes !== undefined ? 'application/octet-stream' : body === undefined ? null : 'application/json'),
    // A piece of a photo over a poor network takes its time.
    signal: AbortSignal.timeout(bytes === undefined ? 20_000 : 90_000),
    ...(bytes !== undefined ? { body: bytes } : body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new ContractError('central_unreachable');
  });
  const text = await response.text().catch(() => {
    throw new ContractError('central_unreachable');
  });
  if (!response.ok) throw errorOf(response.status, text);
  const parsed = schema.safeParse(text === '' ? undefined : jsonOf(text));
  if (!parsed.success) throw new ContractError('invalid_message', 'answer');
  return parsed.data;
};

export const headersOf = (token: string | null, contentType: string | null): Record<string, string> => ({
  'x-lianxi-protocol': String(protocolVersion),
  ...(contentType === null ? {} : { 'content-type': contentType }),
  ...(token === null ? {} : { authorization: `Bearer ${token}` }),
});

/** The error an answer stands for. A proxy's own page in between counts as a central that cannot be reached. */
export const errorOf = (status: number, text: string): ContractError => {
  const known = errorBodySchema.safeParse(jsonOf(text));
  if (known.success) return ContractError.fromWire(known.data.error);
  if (status === 401) return new ContractError('unauthorised');
  return status >= 500 ? new ContractError('central_unreachable') : new ContractError('invalid_message', `status_${status}`);
};

export const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};
