import {
  Grammar,
  IncomingRequestMessage,
  LoggerFactory,
  Parser,
  URI,
  UserAgentCore,
  type IncomingResponseMessage,
  type UserAgentCoreDelegate,
} from 'sip.js/lib/core/index.js';

export const sipDomain = 'lianxi.training';

const loggers = new LoggerFactory();
loggers.builtinEnabled = false;

/** @throws never: the parser answers garbage with undefined, or throws, which counts as the same. */
export const parseSip = (text: string): IncomingRequestMessage | IncomingResponseMessage | null => {
  try {
    return Parser.parseMessage(text, loggers.getLogger('parser')) ?? null;
  } catch {
    return null;
  }
};

export const isRequest = (message: IncomingRequestMessage | IncomingResponseMessage): message is IncomingRequestMessage =>
  message instanceof IncomingRequestMessage;

export const addressOf = (user: string): URI => new URI('sip', user, sipDomain);

/** SIP.js core on the server's side: transactions and dialogs for one account, over whatever socket it has now. */
export const createSipCore = (user: string, send: (text: string) => Promise<void>, delegate: UserAgentCoreDelegate): UserAgentCore => {
  const uri = addressOf(user);
  return new UserAgentCore(
    {
      aor: uri,
      contact: { pubGruu: undefined, tempGruu: undefined, uri, toString: () => `<${uri.toString()};transport=ws>` },
      displayName: '',
      loggerFactory: loggers,
      hackViaTcp: false,
      routeSet: [],
      sipjsId: user.padEnd(5, '0').slice(0, 5),
      supportedOptionTags: [],
      supportedOptionTagsResponse: [],
      userAgentHeaderFieldValue: 'Lianxi training exchange',
      viaForceRport: false,
      viaHost: `${user}.${sipDomain}`,
      authenticationFactory: () => undefined,
      transportAccessor: () => ({ protocol: 'WS', send }),
    },
    delegate,
  );
};

/** `<sip:x@y;transport=ws>;expires=…` to its address; null for anything else. */
export const contactUri = (header: string | undefined): URI | null => {
  const text = /<([^>]+)>/.exec(header ?? '')?.[1] ?? header ?? '';
  try {
    return Grammar.URIParse(text) ?? null;
  } catch {
    return null;
  }
};
