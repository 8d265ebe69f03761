import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { Seat } from '#contract/central/auth.ts';
import { seatSchema } from '#contract/central/auth.ts';
import { ContractError } from '#contract/errors.ts';
import type { Platform } from '../platform.ts';
import type { LocalStoreMethods } from '../storage/localStoreWorker.ts';
import type { Remote } from '../storage/workerCalls.ts';
import type { CentralClient } from '../sync/centralClient.ts';

/** The key that binds this device to its seat; it never leaves the machine. */
export interface SeatKey {
  readonly publicKey: string;
  sign(text: string): string;
}

export const openSeatKey = async (platform: Platform): Promise<SeatKey> => {
  const pem = await platform.secret('seat-key', () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  );
  const key = createPrivateKey(pem);
  return {
    publicKey: createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64'),
    sign: (text) => sign(null, Buffer.from(text), key).toString('base64'),
  };
};

export interface SeatIdentity {
  /** What the central last said of this seat; null when it was never reached. */
  readonly seat: Seat | null;
  /** Signs in, enrolling first when the central does not know this device and a code is at hand. */
  reach(): Promise<Seat>;
}

export const openSeatIdentity = async (deps: {
  readonly central: CentralClient;
  readonly local: Remote<LocalStoreMethods>;
  readonly seatId: string;
  readonly key: SeatKey;
  readonly enrolmentCode: string | null;
}): Promise<SeatIdentity> => {
  const kept = await deps.local.setting('seat');
  let seat = kept === null ? null : seatSchema.parse(JSON.parse(kept));

  const signIn = async (): Promise<Seat> => {
    try {
      return (await deps.central.signIn()).seat;
    } catch (error) {
      const unknown = error instanceof ContractError && error.code === 'seat_not_enrolled';
      if (!unknown || deps.enrolmentCode === null) throw error;
      await deps.central.enrol({ seatId: deps.seatId, code: deps.enrolmentCode, publicKey: deps.key.publicKey });
      return (await deps.central.signIn()).seat;
    }
  };

  return {
    get seat() {
      return seat;
    },
    reach: async () => {
      seat = await signIn();
      await deps.local.saveSetting({ name: 'seat', value: JSON.stringify(seat) });
      return seat;
    },
  };
};
