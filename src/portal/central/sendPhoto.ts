import { ContractError } from '#contract/errors.ts';
import { errorOf, headersOf, jsonOf } from './callCentral.ts';

export type SendPhoto = (photo: Blob, token: string, onProgress: (share: number) => void) => Promise<unknown>;

/** `POST /api/files` by XMLHttpRequest: fetch tells nothing of how far an upload is. */
export const sendPhoto: SendPhoto = (photo, token, onProgress) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/files');
    for (const [name, value] of Object.entries(headersOf(token, false))) request.setRequestHeader(name, value);
    request.setRequestHeader('content-type', photo.type);
    request.timeout = 120_000;
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    const unreachable = (): void => reject(new ContractError('central_unreachable'));
    request.onerror = unreachable;
    request.ontimeout = unreachable;
    request.onload = () =>
      request.status >= 200 && request.status < 300
        ? resolve(jsonOf(request.responseText))
        : reject(errorOf(request.status, request.responseText));
    request.send(photo);
  });
