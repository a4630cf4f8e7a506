import { isoCBOR } from '@simplewebauthn/server/helpers';
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

const flag = { present: 0x01, verified: 0x04, holdsCredential: 0x40 };
/** COSE: an elliptic curve key for ES256 on P-256. */
const cose = { keyType: 1, algorithm: 3, curve: -1, x: -2, y: -3, ec2: 2, es256: -7, p256: 1 };

interface Twists {
  /** The page that asks, if it is another than the authenticator's usual one. */
  readonly origin?: string;
  readonly challenge?: string;
  readonly isUserVerified?: boolean;
  /** What the authenticator says of how often it was used. */
  readonly counter?: number;
  readonly userHandle?: string;
}

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest();

/** A passkey without a device: answers as a browser and its authenticator would (WebAuthn, ES256, no attestation). */
export class SoftwareAuthenticator {
  private readonly credentialId = randomBytes(32);
  private readonly privateKey: KeyObject;
  private readonly publicKey: Uint8Array;
  private counter = 0;
  private userHandle = '';

  constructor(
    private readonly rpId: string,
    private readonly origin: string,
  ) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    this.privateKey = privateKey;
    this.publicKey = isoCBOR.encode(
      new Map<number, number | Uint8Array>([
        [cose.keyType, cose.ec2],
        [cose.algorithm, cose.es256],
        [cose.curve, cose.p256],
        [cose.x, new Uint8Array(Buffer.from(x, 'base64url'))],
        [cose.y, new Uint8Array(Buffer.from(y, 'base64url'))],
      ]),
    );
  }

  /** The answer to creation options. */
  create({ challenge, user }: { challenge: string; user: { id: string } }, twists: Twists = {}) {
    this.userHandle = user.id;
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.credentialId.length);
    const authData = Buffer.concat([
      this.head(flag.holdsCredential, twists),
      Buffer.alloc(16),
      length,
      this.credentialId,
      this.publicKey,
    ]);
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(authData)],
    ]);
    return {
      ...this.credential(),
      response: {
        clientDataJSON: base64url(this.clientData('webauthn.create', challenge, twists)),
        attestationObject: base64url(isoCBOR.encode(attestation as Parameters<typeof isoCBOR.encode>[0])),
        transports: ['internal' as const],
      },
    };
  }

  /** The answer to request options. */
  get({ challenge }: { challenge: string }, twists: Twists = {}) {
    this.counter += 1;
    const authData = this.head(0, twists);
    const clientData = this.clientData('webauthn.get', challenge, twists);
    const signature = sign('sha256', Buffer.concat([authData, sha256(clientData)]), this.privateKey);
    return {
      ...this.credential(),
      response: {
        clientDataJSON: base64url(clientData),
        authenticatorData: base64url(authData),
        signature: base64url(signature),
        userHandle: twists.userHandle ?? this.userHandle,
      },
    };
  }

  private credential() {
    const id = base64url(this.credentialId);
    return { id, rawId: id, type: 'public-key' as const, clientExtensionResults: {} };
  }

  private clientData(type: string, challenge: string, twists: Twists): Buffer {
    const origin = twists.origin ?? this.origin;
    return Buffer.from(
      JSON.stringify({ type, challenge: twists.challenge ?? challenge, origin, crossOrigin: false }),
    );
  }

  private head(flags: number, { isUserVerified = true, counter = this.counter }: Twists): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const all = flags | flag.present | (isUserVerified ? flag.verified : 0);
    return Buffer.concat([sha256(this.rpId), Buffer.from([all]), count]);
  }
}
