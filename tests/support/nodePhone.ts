import { Invitation, Inviter, Messager, Registerer, SessionState, UserAgent, type Session, type SessionDescriptionHandler } from 'sip.js';
import { MediaStreamTrack, RTCPeerConnection, RTCRtpCodecParameters, RtpHeader, RtpPacket } from 'werift';
import { keepKeys } from '../../src/exchange/media/keepKeys.ts';
import { withoutStun } from '../../src/exchange/media/withoutStun.ts';

/** A phone without a browser, for tests and measurements of the exchange: SIP.js above, werift below. */
export interface NodePhone {
  readonly user: string;
  dial(to: string, headers?: readonly string[]): NodeCall;
  /** The next call that rings, or has rung and was not taken up yet. */
  ringing(): Promise<NodeCall>;
  say(to: string, text: string): Promise<number>;
  close(): Promise<void>;
  /** The page is gone: no BYE, no sound, no socket. */
  crash(): Promise<void>;
}

export interface NodeCall {
  readonly invitation: Invitation | null;
  readonly session: Session;
  readonly media: PhoneMedia;
  header(name: string): string | undefined;
  /** A header of the answer to a call that was dialled. */
  answer(name: string): string | undefined;
  accept(): Promise<void>;
  reject(status: number): Promise<void>;
  /** 180 came for a dialled call. */
  rang(): Promise<void>;
  up(): Promise<void>;
  ended(): Promise<void>;
  /** The status of the refusal; never resolves when the call is taken. */
  refused(): Promise<number>;
  hold(on: boolean): Promise<void>;
  /** The statuses of its NOTIFYs, as they come. */
  refer(to: string | NodeCall, headers?: readonly string[], consulted?: string): Promise<string[]>;
  hangUp(): Promise<void>;
}

export interface PhoneMedia {
  /** Sends this tone from now on; null for silence. */
  tone(hertz: number | null): void;
  dial(digit: number): void;
  /** The strongest of these tones in the last 400 ms, or null when there is next to nothing. */
  heard(hertz: readonly number[]): number | null;
  /** Root mean square of the last 400 ms. */
  level(): number;
  readonly sent: number;
  readonly received: number;
  readonly lost: number;
}

const codecs = [
  { mimeType: 'audio/PCMU', clockRate: 8_000, payloadType: 0 },
  { mimeType: 'audio/telephone-event', clockRate: 8_000, payloadType: 101 },
];
const domain = 'lianxi.training';

const decode = (code: number): number => {
  const bits = ~code & 0xff;
  const magnitude = ((((bits & 0x0f) << 3) + 0x84) << ((bits & 0x70) >> 4)) - 0x84;
  return (bits & 0x80) === 0 ? magnitude : -magnitude;
};
const encode = (sample: number): number => {
  const magnitude = Math.min(32_635, Math.abs(sample)) + 0x84;
  const segment = Math.floor(Math.log2(magnitude)) - 7;
  return ~((sample < 0 ? 0x80 : 0) | (segment << 4) | ((magnitude >> (segment + 3)) & 0x0f)) & 0xff;
};

const samples = Array.from({ length: 256 }, (_, code) => decode(code));
const silent = Buffer.alloc(160, 0xff);
/** A second of a tone, as frames: every tone here goes round in a second. */
const tones = new Map<number, readonly Buffer[]>();
const toneOf = (hertz: number): readonly Buffer[] => {
  const known = tones.get(hertz) ?? Array.from({ length: 50 }, (_, frame) => Buffer.from(Array.from({ length: 160 }, (__, at) => encode(Math.round(6_000 * Math.sin((2 * Math.PI * hertz * (frame * 160 + at)) / 8_000))))));
  tones.set(hertz, known);
  return known;
};

const openMedia = (): PhoneMedia & SessionDescriptionHandler & { held: boolean } => {
  const peer = new RTCPeerConnection({
    codecs: { audio: codecs.map((codec) => new RTCRtpCodecParameters(codec)) },
    iceServers: [],
    iceUseIpv6: false,
    iceAdditionalHostAddresses: ['127.0.0.1'],
  });
  const track = new MediaStreamTrack({ kind: 'audio' });
  const transceiver = peer.addTransceiver(track, { direction: 'sendrecv' });
  withoutStun(peer);
  const { ssrc } = transceiver.sender;
  let hertz: number | null = null;
  let sequence = 0;
  let due = 0;
  let sent = 0;
  let received = 0;
  let first: number | null = null;
  let highest = 0;
  /** The last 400 ms; `at` is where the next sample goes, round and round. */
  const recent = new Float64Array(3_200);
  let at = 0;
  let kept = 0;
  const started = performance.now();
  const write = (payloadType: number, payload: Buffer, timestamp: number): void => {
    sequence = (sequence + 1) & 0xffff;
    track.writeRtp(new RtpPacket(new RtpHeader({ payloadType, sequenceNumber: sequence, timestamp: timestamp >>> 0, ssrc }), payload));
  };
  const timer = setInterval(() => {
    const now = Math.floor((performance.now() - started) / 20);
    for (; due < now; due += 1) {
      write(0, (hertz === null ? undefined : toneOf(hertz)[due % 50]) ?? silent, due * 160);
      if (transceiver.dtlsTransport.state === 'connected') sent += 1;
    }
  }, 10);
  peer.connectionStateChange.subscribe((state) => {
    if (state === 'connected') keepKeys(transceiver.dtlsTransport);
  });
  transceiver.onTrack.subscribe((remote) => {
    remote.onReceiveRtp.subscribe(({ header, payload }) => {
      received += 1;
      // Extended numbers (RFC 3550, appendix A.1): one that comes late is not lost.
      first ??= highest = header.sequenceNumber;
      const ahead = (header.sequenceNumber - highest) & 0xffff;
      if (ahead < 0x8000) highest += ahead;
      for (let each = 0; each < payload.length; each += 1) {
        recent[at] = samples[payload[each] ?? 0] ?? 0;
        at = (at + 1) % recent.length;
      }
      kept = Math.min(recent.length, kept + payload.length);
    });
  });
  const inOrder = (): readonly number[] => (kept < recent.length ? [...recent.subarray(0, kept)] : [...recent.subarray(at), ...recent.subarray(0, at)]);
  const power = (pitch: number): number => {
    const heard = inOrder();
    const [sine, cosine] = [Math.sin, Math.cos].map((wave) => heard.reduce((sum, sample, index) => sum + sample * wave((2 * Math.PI * pitch * index) / 8_000), 0));
    return Math.hypot(sine ?? 0, cosine ?? 0) / Math.max(1, heard.length);
  };
  const media = {
    held: false,
    tone: (pitch: number | null) => {
      hertz = pitch;
    },
    dial: (digit: number) => {
      const timestamp = (due * 160) >>> 0;
      // Past werift's sender, which writes the payload type of its audio codec over any other.
      for (const [step, end] of [[1, 0], [2, 0], [3, 0x80], [3, 0x80]] as const) {
        sequence = (sequence + 1) & 0xffff;
        const header = new RtpHeader({ payloadType: 101, sequenceNumber: sequence, timestamp, ssrc });
        transceiver.dtlsTransport.sendRtp(Buffer.from([digit, end | 10, (step * 160) >> 8, (step * 160) & 0xff]), header).catch(() => undefined);
      }
    },
    heard: (pitches: readonly number[]) => {
      const [best] = pitches.map((pitch) => [pitch, power(pitch)] as const).toSorted((left, right) => right[1] - left[1]);
      return best === undefined || best[1] < 200 ? null : best[0];
    },
    level: () => Math.hypot(...inOrder()) / Math.sqrt(Math.max(1, kept)),
    get sent() {
      return sent;
    },
    get received() {
      return received;
    },
    get lost() {
      return first === null ? 0 : highest - first + 1 - received;
    },
    getDescription: async () => {
      const description = peer.signalingState === 'have-remote-offer' ? await peer.createAnswer() : await peer.createOffer();
      await peer.setLocalDescription(description);
      const sdp = peer.localDescription?.sdp ?? '';
      return { body: media.held ? sdp.replace('a=sendrecv', 'a=sendonly') : sdp, contentType: 'application/sdp' };
    },
    setDescription: async (sdp: string) => {
      await peer.setRemoteDescription({ type: peer.signalingState === 'have-local-offer' ? 'answer' : 'offer', sdp });
    },
    hasDescription: (contentType: string) => contentType === 'application/sdp',
    sendDtmf: () => false,
    close: () => {
      clearInterval(timer);
      peer.close().catch(() => undefined);
    },
  };
  return media;
};

const within = async <Value>(what: string, promise: Promise<Value>): Promise<Value> => {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await Promise.race([promise, new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error(`nothing came of it: ${what}`)), 15_000)))]);
  } finally {
    clearTimeout(timer);
  }
};

const wrap = (session: Session): NodeCall => {
  const inviter = session instanceof Inviter ? session : null;
  const invitation = session instanceof Invitation ? session : null;
  const reached = (wanted: SessionState): Promise<void> =>
    within(
      wanted,
      new Promise((resolve, reject) => {
        const look = (state: SessionState): void => {
          if (state === wanted) resolve();
          else if (state === SessionState.Terminated) reject(new Error('the call is over'));
        };
        look(session.state);
        session.stateChange.addListener(look);
      }),
    );
  let status: (code: number) => void = () => undefined;
  const refused = new Promise<number>((resolve) => (status = resolve));
  let ring: () => void = () => undefined;
  const rang = new Promise<void>((resolve) => (ring = resolve));
  const media = (): ReturnType<typeof openMedia> => session.sessionDescriptionHandler as ReturnType<typeof openMedia>;
  let notified: (body: string) => void = () => undefined;
  let acknowledge: () => void = () => undefined;
  const acknowledged = invitation === null ? Promise.resolve() : new Promise<void>((resolve) => (acknowledge = resolve));
  session.delegate = {
    onAck: () => acknowledge(),
    onBye: (bye) => void bye.accept(),
    onNotify: (notification) => {
      notified(notification.request.body.trim());
      notification.accept().catch(() => undefined);
    },
  };
  let answered: (name: string) => string | undefined = () => undefined;
  const call: NodeCall = {
    invitation,
    session,
    get media() {
      return media();
    },
    header: (name) => invitation?.request.getHeader(name),
    answer: (name) => answered(name),
    accept: () => invitation?.accept() ?? Promise.resolve(),
    reject: (statusCode) => invitation?.reject({ statusCode }) ?? Promise.resolve(),
    rang: () => within('180', rang),
    up: () => reached(SessionState.Established),
    ended: () => reached(SessionState.Terminated),
    refused: () => within('refusal', refused),
    hold: async (on) => {
      media().held = on;
      // SIP.js takes an ACK that comes after its own re-INVITE for one without an answer, and hangs up.
      await within('ACK', acknowledged);
      await new Promise<void>((resolve, reject) => {
        session.invite({ requestDelegate: { onAccept: () => resolve(), onReject: ({ message }) => reject(new Error(`hold refused: ${message.statusCode ?? 0}`)) } }).catch(reject);
      });
    },
    refer: async (to, headers = [], consulted = 'consulted') => {
      const statuses: string[] = [];
      const { dialog } = session;
      const other = typeof to === 'string' ? undefined : to.session;
      const replaces = other === undefined ? '' : `?Replaces=${encodeURIComponent(`${other.dialog?.callId};to-tag=${other.dialog?.remoteTag};from-tag=${other.dialog?.localTag}`)}`;
      const address = typeof to === 'string' ? (to.startsWith('sip:') ? to : `sip:${to}@${domain}`) : `sip:${consulted}@${domain}`;
      notified = (body) => statuses.push(body);
      // Not by Session.refer: it writes an address with `?` without the brackets it needs (RFC 3261, section 20.10).
      await new Promise<void>((resolve, reject) => {
        dialog?.refer(
          { onAccept: () => resolve(), onReject: ({ message }) => reject(new Error(`REFER ${message.statusCode}`)) },
          { extraHeaders: [`Refer-To: <${address}${replaces}>`, ...headers] },
        );
      });
      return statuses;
    },
    hangUp: async () => {
      // Until the exchange has heard it: what another phone does next comes after it.
      if (session.state === SessionState.Established) {
        await new Promise<void>((resolve, reject) => {
          session.bye({ requestDelegate: { onAccept: () => resolve(), onReject: () => resolve() } }).catch(reject);
        });
      }
      if (inviter !== null && (session.state === SessionState.Initial || session.state === SessionState.Establishing)) await inviter.cancel();
    },
  };
  if (inviter !== null) {
    inviter
      .invite({
        requestDelegate: {
          onProgress: ({ message }) => {
            if (message.statusCode === 180) ring();
          },
          onReject: ({ message }) => status(message.statusCode ?? 0),
          onAccept: ({ message }) => {
            answered = (name) => message.getHeader(name);
          },
        },
      })
      .catch(() => status(0));
  }
  return call;
};

export const openNodePhone = async (account: { readonly port: number; readonly user: string; readonly password: string }): Promise<NodePhone> => {
  const uri = UserAgent.makeURI(`sip:${account.user}@${domain}`);
  if (uri === undefined) throw new Error('no address');
  const rung: NodeCall[] = [];
  const waiting: ((call: NodeCall) => void)[] = [];
  const agent = new UserAgent({
    uri,
    authorizationUsername: account.user,
    authorizationPassword: account.password,
    transportOptions: { server: `ws://127.0.0.1:${account.port}/ws` },
    logBuiltinEnabled: false,
    sessionDescriptionHandlerFactory: () => openMedia(),
    delegate: {
      onInvite: (invitation) => {
        const call = wrap(invitation);
        const next = waiting.shift();
        if (next === undefined) rung.push(call);
        else next(call);
      },
    },
  });
  await agent.start();
  const registerer = new Registerer(agent, { expires: 120 });
  await within(
    `REGISTER of ${account.user}`,
    new Promise<void>((resolve, reject) => {
      registerer.register({ requestDelegate: { onAccept: () => resolve(), onReject: () => reject(new Error('refused')) } }).catch(reject);
    }),
  );
  const address = (to: string) => UserAgent.makeURI(`sip:${to}@${domain}`) ?? uri;
  return {
    user: account.user,
    dial: (to, headers = []) => wrap(new Inviter(agent, address(to), { extraHeaders: [...headers] })),
    ringing: () => {
      const call = rung.shift();
      return call === undefined ? within(`ring at ${account.user}`, new Promise((resolve) => waiting.push(resolve))) : Promise.resolve(call);
    },
    say: (to, text) =>
      new Promise((resolve, reject) => {
        new Messager(agent, address(to), text, 'text/plain')
          .message({ requestDelegate: { onAccept: ({ message }) => resolve(message.statusCode ?? 0), onReject: ({ message }) => resolve(message.statusCode ?? 0) } })
          .catch(reject);
      }),
    close: () => agent.stop(),
    crash: async () => {
      for (const session of Object.values(agent._sessions)) session.sessionDescriptionHandler?.close();
      await agent.transport.disconnect();
    },
  };
};
