import type { EventLog } from '../eventLog.ts';
import type { Voice } from '../media/room.ts';
import { openMediaLeg, type MediaLeg, type Packets } from '../media/mediaLeg.ts';
import { pidfLo } from '../sip/location.ts';
import type { Dialled, PhoneAccount } from '../sip/phoneAccount.ts';
import type { DialogEvents, PhoneDialog, Refer } from '../sip/phoneDialog.ts';
import type { DialogName } from '../sip/referTo.ts';
import { sipDomain } from '../sip/sipCore.ts';
import type { Call, Party } from './call.ts';
import type { CallTable } from './callTable.ts';

/** A phone in a call. */
export interface PhoneLeg extends Party {
  readonly account: string;
  readonly dialog: PhoneDialog;
  readonly media: MediaLeg;
  /** Waits for the outcome of his transfer; the music is for the other side. */
  isAside: boolean;
}

export interface RingEvents {
  readonly onRinging: () => void;
  /** The phone is in the call. */
  readonly onAnswered: (leg: PhoneLeg) => void;
  readonly onRefused: (status: number) => void;
  /** Another phone picked the call up and is in it. */
  readonly onTaken: (by: string) => void;
}

/** A phone that rings for a call. */
export interface Ringing {
  readonly account: string;
  readonly call: Call;
  withdraw(reason: string): void;
  /** Stops the ringing for a phone that picks up; to be told whether it got there. */
  take(by: string): (isThere: boolean) => void;
}

export interface PhoneLegs {
  ring(account: PhoneAccount, call: Call, extra: readonly string[], events: RingEvents): Ringing;
  /** Takes a dialled call: the sound is ready, the phone is not yet answered. @throws Error when its offer cannot be met. */
  answer(account: PhoneAccount, dialled: Dialled, into: { readonly call: Call; readonly role?: Party['role']; readonly voice?: Voice }): Promise<PhoneLeg>;
  /** Rings and talks of an account. */
  countOf(account: string): number;
  ofAccount(account: string): readonly PhoneLeg[];
  byDialog(name: DialogName): PhoneLeg | undefined;
  readonly ringing: Iterable<Ringing>;
  /** Held by the phone or stepped aside: applied to the call. */
  setAside(leg: PhoneLeg, isAside: boolean): void;
  /** Ends every leg of a phone that is gone for good. */
  drop(account: string): void;
  readonly all: Iterable<PhoneLeg>;
  /** Everything that is up, rings or opens; 0 when the exchange is at rest. */
  readonly size: number;
  /** The sound with all phones since the start. */
  readonly packets: Packets;
  stop(): void;
}

/** RFC 3326: withdrawn because another phone has it. */
const takenElsewhere = 'SIP;cause=200;text="Call completed elsewhere"';

/** RFC 3325, and our own headers: who somebody gets that did not know whom he called. */
const whoIsIn = ({ callId, line, number, name, caseNumber }: Call): readonly string[] => [
  `X-Lianxi-Call: ${callId}`,
  ...(line === null ? [] : [`X-Lianxi-Line: ${line}`]),
  ...(caseNumber === null ? [] : [`X-Lianxi-Case: ${caseNumber}`]),
  ...(number === '' ? [] : [`P-Asserted-Identity: "${name.replaceAll(/["\\\r\n]/gu, '')}" <sip:${encodeURIComponent(number)}@${sipDomain}>`]),
];

/** All legs with phones, and their sound; what a phone does in its dialog reaches the call from here. */
export const createPhoneLegs = (deps: {
  readonly table: CallTable;
  readonly events: EventLog;
  readonly ticks: () => number;
  readonly onRefer: (leg: PhoneLeg, refer: Refer) => void;
  readonly onDigit: (leg: PhoneLeg, digit: string) => void;
  /** A leg is over: the phone may be free. */
  readonly onGone: (account: string) => void;
}): PhoneLegs => {
  const { table, events } = deps;
  const legs = new Set<PhoneLeg>();
  const ringing = new Set<Ringing>();
  /** Media of legs that are not up yet. */
  const opening = new Set<MediaLeg>();

  const openMedia = (onDigit: (digit: string) => void): MediaLeg => {
    const media = openMediaLeg({ now: deps.ticks, onDigit });
    opening.add(media);
    return media;
  };
  /** Of legs that are gone. */
  const past = { sent: 0, received: 0, lost: 0 };
  const closeMedia = (media: MediaLeg): void => {
    opening.delete(media);
    const { sent, received, lost } = media.packets;
    past.sent += sent;
    past.received += received;
    past.lost += lost;
    media.close().catch(() => undefined);
  };
  const applyAway = (leg: PhoneLeg): void => table.setAway(leg, leg.isAside || leg.media.isHeld);

  /** Wires a leg; the dialog comes after the events it is opened with. */
  const createLeg = (account: string, role: Party['role'], media: MediaLeg, open: (events: DialogEvents) => PhoneDialog): PhoneLeg => {
    const gone = (): void => {
      if (!legs.delete(leg)) return;
      table.leave(leg);
      closeMedia(media);
      deps.onGone(account);
    };
    const dialog = open({
      onHangUp: gone,
      onReoffer: async (sdp) => {
        const wasHeld = media.isHeld;
        const answer = await media.answer(sdp);
        applyAway(leg);
        const call = table.callOf(leg);
        if (call !== undefined && media.isHeld !== wasHeld) events.emit({ type: 'call_held', callId: call.callId, seat: account, on: media.isHeld });
        return answer;
      },
      onRefer: (refer) => deps.onRefer(leg, refer),
    });
    const leg: PhoneLeg = {
      role,
      user: account,
      account,
      port: media,
      media,
      dialog,
      isAside: false,
      hangUp: () => {
        dialog.hangUp();
        gone();
      },
    };
    opening.delete(media);
    legs.add(leg);
    return leg;
  };

  return {
    ring: (account, call, extra, { onRinging, onAnswered, onRefused, onTaken }) => {
      let leg: PhoneLeg | null = null;
      let over = false;
      let cancel: (reason: string) => void = () => undefined;
      const media = openMedia((digit) => {
        if (leg !== null) deps.onDigit(leg, digit);
      });
      const finish = (): boolean => {
        const first = !over;
        over = true;
        ringing.delete(ring);
        return first;
      };
      const ring: Ringing = {
        account: account.user,
        call,
        withdraw: (reason) => {
          if (!finish()) return;
          cancel(reason);
          closeMedia(media);
        },
        take: (by) => {
          ring.withdraw(takenElsewhere);
          return (isThere) => (isThere ? onTaken(by) : onRefused(480));
        },
      };
      ringing.add(ring);
      const refused = (status: number): void => {
        if (!finish()) return;
        closeMedia(media);
        onRefused(status);
      };
      const place = async (): Promise<void> => {
        const sdp = await media.offer();
        if (over) return;
        const { location, callId, number } = call;
        const cid = `${callId}@${sipDomain}`;
        cancel = account.ring(
          {
            number,
            name: call.name,
            sdp,
            headers: [
              `X-Lianxi-Call: ${callId}`,
              ...(call.line === null ? [] : [`X-Lianxi-Line: ${call.line}`]),
              ...(call.caseNumber === null ? [] : [`X-Lianxi-Case: ${call.caseNumber}`]),
              ...(location === null ? [] : [`Geolocation: <cid:${cid}>`, 'Geolocation-Routing: no']),
              ...extra,
            ],
            part:
              location === null
                ? null
                : { type: 'application/pidf+xml', headers: [`Content-ID: <${cid}>`], content: pidfLo(location, `tel:${number}`, new Date()) },
          },
          {
            onRinging: () => {
              if (!over) onRinging();
            },
            onRefused: refused,
            onAnswered: (answer, open) => {
              if (!finish()) return;
              leg = createLeg(account.user, 'seat', media, open);
              const answered = leg;
              media.acceptAnswer(answer).then(
                () => {
                  if (legs.has(answered)) onAnswered(answered);
                  else onRefused(487);
                },
                () => {
                  answered.hangUp();
                  onRefused(488);
                },
              );
            },
          },
        );
      };
      place().catch(() => refused(500));
      return ring;
    },
    answer: async (account, dialled, { call, role = 'seat', voice = { mode: 'talk' } }) => {
      let leg: PhoneLeg | null = null;
      const media = openMedia((digit) => {
        if (leg !== null) deps.onDigit(leg, digit);
      });
      try {
        const sdp = await media.answer(dialled.sdp);
        leg = createLeg(account.user, role, media, (dialogEvents) => dialled.answer(sdp, dialogEvents, whoIsIn(call)));
      } catch (error) {
        closeMedia(media);
        throw error;
      }
      table.join(call, leg, voice);
      return leg;
    },
    countOf: (account) => [...legs].filter((leg) => leg.account === account && table.callOf(leg) !== undefined).length + [...ringing].filter((ring) => ring.account === account).length,
    ofAccount: (account) => [...legs].filter((leg) => leg.account === account),
    byDialog: ({ callId, toTag, fromTag }) =>
      [...legs].find(({ dialog: { name } }) => name.callId === callId && name.toTag === toTag && name.fromTag === fromTag),
    ringing,
    setAside: (leg, isAside) => {
      leg.isAside = isAside;
      applyAway(leg);
    },
    drop: (account) => {
      for (const leg of legs) if (leg.account === account) leg.hangUp();
    },
    all: legs,
    get size() {
      return legs.size + ringing.size + opening.size;
    },
    get packets() {
      return [...legs].reduce(
        (sum, { media: { packets } }) => ({ sent: sum.sent + packets.sent, received: sum.received + packets.received, lost: sum.lost + packets.lost }),
        past,
      );
    },
    stop: () => {
      for (const leg of legs) leg.hangUp();
      for (const media of opening) closeMedia(media);
    },
  };
};
