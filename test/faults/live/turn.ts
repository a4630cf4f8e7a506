import { freePorts } from '@jiedui/testing';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const listensOn = '127.0.0.3';
const secret = 'a secret shared with the relay';
const bootLimitMs = 20_000;
const lifeSeconds = 3_600;

const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, listensOn, () => resolve(true)).on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });

/** coturn as a hospital would run it: TLS on port 443 and nothing else. */
export class TurnServer {
  /** Where its relayed packets come from. */
  static readonly relaysFrom = '127.0.0.4';

  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    private readonly port: number,
  ) {}

  /** @throws Error where no TURN server is to be had */
  static async start(): Promise<TurnServer> {
    const program = process.env.TURNSERVER_BIN;
    if (!program) throw new Error('there is no TURN server on this machine');
    const folder = mkdtempSync(path.join(os.tmpdir(), 'jiedui-turn-'));
    const [certificate, key] = [path.join(folder, 'certificate.pem'), path.join(folder, 'key.pem')];
    const subject = ['-subj', '/CN=turn', '-addext', `subjectAltName=IP:${listensOn}`];
    const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', ...subject];
    execFileSync('openssl', [...request, '-keyout', key, '-out', certificate], { stdio: 'ignore' });
    // Below 1024 only root listens; another port makes the same way.
    const port = process.getuid?.() === 0 ? 443 : await freePorts(1);
    const options = {
      'listening-ip': listensOn,
      'relay-ip': TurnServer.relaysFrom,
      'tls-listening-port': String(port),
      realm: 'jiedui',
      'static-auth-secret': secret,
      cert: certificate,
      pkey: key,
      pidfile: path.join(folder, 'pid'),
      userdb: path.join(folder, 'users'),
      'log-file': 'stdout',
    };
    const flags = ['no-udp', 'no-tcp', 'no-dtls', 'no-cli', 'use-auth-secret', 'allow-loopback-peers'];
    const child = spawn(
      program,
      [
        '-n',
        ...flags.map((flag) => `--${flag}`),
        ...Object.entries(options).flatMap(([k, v]) => [`--${k}`, v]),
      ],
      { cwd: folder, stdio: 'ignore' },
    );
    const until = performance.now() + bootLimitMs;
    while (!(await answers(port))) {
      if (child.exitCode !== null || performance.now() > until)
        throw new Error('the TURN server did not start');
      await sleep(100);
    }
    return new TurnServer(child, folder, port);
  }

  /** As the api gives them to a browser. */
  get iceServers() {
    const username = `${Math.floor(Date.now() / 1_000) + lifeSeconds}:visitor`;
    const credential = createHmac('sha1', secret).update(username).digest('base64');
    return [{ urls: [`turns:${listensOn}:${this.port}?transport=tcp`], username, credential }];
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null) {
      this.child.kill('SIGKILL');
      await once(this.child, 'exit');
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
