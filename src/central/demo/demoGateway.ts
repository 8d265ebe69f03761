import Fastify from 'fastify';
import * as z from 'zod';

/** A gateway for text messages that sends nothing: the 演示 city's, in this process, behind the HTTP of a real one. */
export interface DemoGateway {
  /** Where the central posts messages. */
  readonly url: string;
  /** A page for people: what was sent, and buttons to answer as the citizen would. */
  readonly pageUrl: string;
  stop(): Promise<void>;
}

interface Message {
  readonly id: string;
  readonly phone: string;
  readonly text: string;
  readonly at: number;
}

const messageSchema = z.object({ id: z.uuid(), phone: z.string(), text: z.string() });
const kept = 200;
const replies = ['1', '2', '3', '4', 'TD'];

/** Starts it on loopback. `centralUrl` is asked for when a receipt or an answer goes back. */
export const startDemoGateway = async (token: string, centralUrl: () => string, now: () => number): Promise<DemoGateway> => {
  const app = Fastify();
  const messages: Message[] = [];
  const tell = async (path: string, body: unknown): Promise<void> => {
    await fetch(new URL(path, centralUrl()), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
  };

  app.post('/send', async (request, reply) => {
    if (request.headers.authorization !== `Bearer ${token}`) return reply.status(401).send();
    const message = messageSchema.parse(request.body);
    // A gateway that is asked twice for the same message sends it once.
    if (!messages.some(({ id }) => id === message.id)) messages.unshift({ ...message, at: now() });
    messages.splice(kept);
    setTimeout(() => void tell('/api/sms/receipts', { id: message.id, state: 'delivered' }).catch(() => undefined), 500);
    return reply.status(202).send();
  });
  app.get(`/${token}/messages`, () => ({ messages }));
  app.post(`/${token}/replies`, async (request, reply) => {
    await tell('/api/sms/replies', z.object({ phone: z.string(), text: z.string() }).parse(request.body));
    return reply.status(204).send();
  });
  app.get(`/${token}/`, (_request, reply) => reply.type('text/html; charset=utf-8').send(pageOf(messages)));

  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  return { url: `${address}/send`, pageUrl: `${address}/${token}/`, stop: () => app.close() };
};

const escaped = (text: string): string => text.replace(/[&<>"']/gu, (mark) => `&#${mark.codePointAt(0) ?? 0};`);

const pageOf = (messages: readonly Message[]): string => `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>演示短信网关</title>
<style>body{font:16px/1.5 system-ui;max-width:44rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}li{margin:0 0 1rem}button{min-width:3rem;min-height:2.2rem}</style>
<h1>演示短信网关</h1><p>这里只是演示：没有真的发出短信。按一个数字，就像市民回复一样。</p><ol reversed>${messages
  .map(
    ({ phone, text, at }) =>
      `<li><b>${escaped(phone)}</b> ${new Date(at).toLocaleTimeString('zh-CN', { hour12: false })}<br>${escaped(text)}<br>${replies
        .map((reply) => `<button data-phone="${escaped(phone)}" data-reply="${reply}">${reply}</button>`)
        .join(' ')}</li>`,
  )
  .join('')}</ol>
<script>for (const button of document.querySelectorAll('button')) button.onclick = async () => {
  const { phone, reply } = button.dataset;
  await fetch('replies', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ phone, text: reply }) });
  button.textContent = '已回复 ' + reply;
};</script></html>`;
