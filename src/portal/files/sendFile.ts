import { uploadChunk, uploadStateSchema, type UploadState } from '#contract/central/files.ts';
import { ContractError } from '#contract/errors.ts';
import type { CentralClient } from '../central/centralClient.ts';

/**
 * Sends to `path` what the central has not got yet, piece by piece; after a broken connection it goes on where the central is.
 * `onProgress` gets 0…1. @throws ContractError when the central cannot be reached or does not take it.
 */
export const sendFile = async (
  client: Pick<CentralClient, 'call'>,
  file: { readonly path: string; readonly content: Blob; readonly sha256: string },
  onProgress: (share: number) => void,
): Promise<void> => {
  const { path } = file;
  const { size } = file.content;
  let state: UploadState = await client.call({ method: 'GET', path }, uploadStateSchema);
  while (!state.stored) {
    onProgress(state.offset / size);
    const { offset } = state;
    const query = new URLSearchParams({ offset: String(offset), size: String(size), sha256: file.sha256 });
    const piece = file.content.slice(offset, offset + uploadChunk);
    state = await client.call({ method: 'POST', path: `${path}${path.includes('?') ? '&' : '?'}${query.toString()}`, bytes: piece }, uploadStateSchema);
    // A central that does not move on would otherwise be asked for ever.
    if (!state.stored && state.offset <= offset) throw new ContractError('busy', 'upload');
  }
};

/** SHA-256 in hex; '' where the browser has no digest (no HTTPS). */
export const digestOf = async (content: Blob): Promise<string> => {
  if (!('subtle' in crypto)) return '';
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await content.arrayBuffer()));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
};
