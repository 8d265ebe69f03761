import { audioConstraints } from '../sound/audioConstraints.ts';
import type { SoundPreferences } from '../sound/soundPreferences.ts';
import type { MicrophoneState } from './telephone.ts';

export interface OpenedMicrophone {
  readonly stream: MediaStream;
  readonly microphone: MicrophoneState;
}

/** An unanswered permission prompt must not keep a caller waiting. */
const longestWait = 1_500;

export interface Microphone {
  /**
   * The microphone for one call, or a silent track when there is none, it is denied, or the prompt stays unanswered: a call
   * is answered in any case, and the seat screen says what is missing.
   */
  readonly open: () => Promise<OpenedMicrophone>;
  /** Asks for permission before the first caller rings; says what the calls can count on. */
  readonly probe: () => Promise<MicrophoneState>;
}

export const createMicrophone = (preferences: () => SoundPreferences): Microphone => {
  let context: AudioContext | null = null;

  const askForAudio = (): Promise<MediaStream> => navigator.mediaDevices.getUserMedia({ audio: audioConstraints(preferences()) });

  /** Frames of silence, not no frames: an exchange may take a call without packets for a dead one. */
  const silence = (): MediaStream => {
    context ??= new AudioContext();
    void context.resume().catch(() => undefined);
    const source = context.createConstantSource();
    const destination = context.createMediaStreamDestination();
    source.offset.value = 0;
    source.connect(destination);
    source.start();
    return destination.stream;
  };

  return {
    open: async () => {
      try {
        return { stream: await withinWait(askForAudio()), microphone: { state: 'live' } };
      } catch (error) {
        return { stream: silence(), microphone: silentBecause(error) };
      }
    },
    probe: async () => {
      try {
        stopTracks(await askForAudio());
        return { state: 'live' };
      } catch (error) {
        return silentBecause(error);
      }
    },
  };
};

const silentBecause = (error: unknown): MicrophoneState => ({
  state: 'silent',
  reason: error instanceof Error ? error.name : 'unknown',
});

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
