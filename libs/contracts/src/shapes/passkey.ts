import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { z } from 'zod';

const base64url = z
  .string()
  .max(16_384)
  .regex(/^[\w-]*$/);
const credential = {
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
};

/** What the browser's authenticator answers when a passkey is made (WebAuthn level 3, JSON form). */
export const PasskeyRegistration = z
  .object({
    ...credential,
    response: z.object({
      clientDataJSON: base64url,
      attestationObject: base64url,
      transports: z.array(z.string().max(32)).max(10).optional(),
    }),
  })
  .meta({ id: 'PasskeyRegistration' }) as unknown as z.ZodType<
  RegistrationResponseJSON,
  RegistrationResponseJSON
>;

/** What the browser's authenticator answers when a passkey is used. */
export const PasskeyAssertion = z
  .object({
    ...credential,
    response: z.object({
      clientDataJSON: base64url,
      authenticatorData: base64url,
      signature: base64url,
      userHandle: base64url.optional(),
    }),
  })
  .meta({ id: 'PasskeyAssertion' }) as unknown as z.ZodType<
  AuthenticationResponseJSON,
  AuthenticationResponseJSON
>;

/** Handed to the browser as they are: `startRegistration({ optionsJSON })`. */
export const PasskeyCreationOptions = z
  .looseObject({ challenge: z.string() })
  .meta({ id: 'PasskeyCreationOptions' }) as unknown as z.ZodType<PublicKeyCredentialCreationOptionsJSON>;

/** Handed to the browser as they are: `startAuthentication({ optionsJSON })`. */
export const PasskeyRequestOptions = z
  .looseObject({ challenge: z.string() })
  .meta({ id: 'PasskeyRequestOptions' }) as unknown as z.ZodType<PublicKeyCredentialRequestOptionsJSON>;
