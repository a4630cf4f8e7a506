// @ts-check
import http from 'node:http';
import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';
import { listPage, mailContent, mailPage, PAGE_POLICY, SANDBOX } from './mail-page.mjs';
import { MailStore } from './mail-store.mjs';

const MAX_MAIL_BYTES = 25 * 1024 * 1024;

/**
 * A mail server for development: takes any mail on the loopback interface, delivers none, shows all.
 * @param {{ dataDir: string, smtpPort: number, webPort: number }} options
 */
export async function startMailbox({ dataDir, smtpPort, webPort }) {
  const store = new MailStore(dataDir);
  await store.open();
  const smtp = smtpServer(store);
  const web = http.createServer((request, response) => {
    answer(store, request, response).catch(() => send(response, 500, 'text/plain', 'error'));
  });
  smtp.listen(smtpPort, '127.0.0.1');
  web.listen(webPort, '127.0.0.1');
  await Promise.all([once(smtp.server, 'listening'), once(web, 'listening')]);
  return {
    kind: 'mailbox',
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    webUrl: `http://127.0.0.1:${webPort}`,
    async stop() {
      web.close();
      web.closeAllConnections();
      await new Promise((resolve) => smtp.close(() => resolve(undefined)));
    },
  };
}

/** @param {MailStore} store */
function smtpServer(store) {
  const server = new SMTPServer({
    // A certificate nobody trusts would only be refused, and there is no one to tell apart.
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    closeTimeout: 500,
    size: MAX_MAIL_BYTES,
    onData(stream, session, done) {
      /** @type {Buffer[]} */
      const chunks = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.once('end', () => {
        if (stream.sizeExceeded)
          return done(Object.assign(new Error('Message too large'), { responseCode: 552 }));
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        store.add(Buffer.concat(chunks), recipients).then((id) => done(null, id), done);
      });
    },
  });
  // A client that hangs up in the middle is no reason to end.
  server.on('error', () => {});
  return server;
}

/** @param {MailStore} store @param {http.IncomingMessage} request @param {http.ServerResponse} response */
async function answer(store, request, response) {
  // A page elsewhere whose name is made to point here must not read the mails.
  if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(request.headers.host ?? ''))
    return send(response, 421, 'text/plain', 'unknown host');
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (request.method === 'DELETE' && pathname === '/api/messages') {
    await store.clear();
    return send(response, 204, 'text/plain', '');
  }
  if (request.method !== 'GET') return send(response, 405, 'text/plain', 'method not allowed');
  if (pathname === '/') return send(response, 200, 'text/html', listPage(await store.list()));
  if (pathname === '/api/messages')
    return send(response, 200, 'application/json', JSON.stringify(await store.list()));
  const [, kind, id, part] = pathname.match(/^\/(messages|api\/messages)\/([^/]+)(\/html)?$/) ?? [];
  const mail = id && (await store.read(id));
  if (!mail) return send(response, 404, 'text/plain', 'not found');
  if (kind === 'api/messages') return send(response, 200, 'application/json', JSON.stringify(mail));
  if (part) return send(response, 200, 'text/html', mailContent(mail), `sandbox ${SANDBOX}; ${PAGE_POLICY}`);
  return send(response, 200, 'text/html', mailPage(mail));
}

/** @param {http.ServerResponse} response @param {number} status @param {string} type @param {string} body */
function send(response, status, type, body, policy = PAGE_POLICY) {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  response.end(body);
}
