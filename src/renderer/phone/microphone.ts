import type { MicrophoneState } from './telephone.ts';

export interface OpenedMicrophone {
  readonly stream: MediaStream;
  readonly microphone: MicrophoneState;
}

/** An unanswered permission prompt must not keep a caller waiting. */
const longestWait = 1_500;

/**
 * The microphone for one call, or a silent track when there is none, it is denied, or the prompt stays unanswered: a call
 * is answered in any case, and the seat screen says what is missing.
 */
export const openMicrophone = async (): Promise<OpenedMicrophone> => {
  try {
    return { stream: await withinWait(navigator.mediaDevices.getUserMedia({ audio: true })), microphone: { state: 'live' } };
  } catch (error) {
    return { stream: silence(), microphone: { state: 'silent', reason: error instanceof Error ? error.name : 'unknown' } };
  }
};

/** Asks for permission before the first caller rings; says what the calls can count on. */
export const tryMicrophone = async (): Promise<MicrophoneState> => {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    stopTracks(stream);
    return { state: 'live' };
  } catch (error) {
    return { state: 'silent', reason: error instanceof Error ? error.name : 'unknown' };
  }
};

const withinWait = (opening: Promise<MediaStream>): Promise<MediaStream> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new DOMException('no answer to the permission prompt', 'PermissionPending'));
      // Permission given too late for this call: the next one has it.
      opening.then(stopTracks, () => undefined);
    }, longestWait);
    opening.then(resolve, reject).finally(() => clearTimeout(timer));
  });

const stopTracks = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop();
};

const silence = (): MediaStream => new AudioContext().createMediaStreamDestination().stream;
