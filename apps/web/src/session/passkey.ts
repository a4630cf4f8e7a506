import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser';

// Most people sign in by password: what speaks to authenticators is fetched when it is needed.
const load = () => import('@simplewebauthn/browser');

export type PasskeyTrouble = 'dismissed' | 'unsupported' | 'wrongAddress' | 'alreadyThere';

/** The browser or its authenticator gave no passkey; the API was never asked. */
export class PasskeyFailure extends Error {
  override readonly name = 'PasskeyFailure';

  constructor(
    readonly trouble: PasskeyTrouble,
    options?: ErrorOptions,
  ) {
    super(trouble, options);
  }
}

const troubleOf = (error: unknown): PasskeyTrouble => {
  switch (error instanceof Error ? error.name : '') {
    case 'InvalidStateError':
      return 'alreadyThere';
    case 'SecurityError':
      return 'wrongAddress';
    case 'NotSupportedError':
      return 'unsupported';
    default:
      return 'dismissed';
  }
};

export const arePasskeysKnown = (): boolean => typeof window.PublicKeyCredential === 'function';

async function ask<T>(run: (library: Awaited<ReturnType<typeof load>>) => Promise<T>): Promise<T> {
  if (!arePasskeysKnown()) throw new PasskeyFailure('unsupported');
  const library = await load();
  try {
    return await run(library);
  } catch (error) {
    throw new PasskeyFailure(troubleOf(error), { cause: error });
  }
}

/** Asks for a passkey of this person, in a window of the browser. */
export const showPasskey = (
  optionsJSON: PublicKeyCredentialRequestOptionsJSON,
): Promise<AuthenticationResponseJSON> =>
  ask(({ startAuthentication }) => startAuthentication({ optionsJSON }));

export const makePasskey = (
  optionsJSON: PublicKeyCredentialCreationOptionsJSON,
): Promise<RegistrationResponseJSON> => ask(({ startRegistration }) => startRegistration({ optionsJSON }));

const canBeFilledIn = async (): Promise<boolean> =>
  arePasskeysKnown() && ((await window.PublicKeyCredential.isConditionalMediationAvailable?.()) ?? false);

/**
 * Offers passkeys among what the browser fills into the address field, and waits for one to be chosen.
 * @returns nothing where the browser cannot do so
 */
export async function awaitFilledPasskey(
  options: () => Promise<PublicKeyCredentialRequestOptionsJSON>,
): Promise<AuthenticationResponseJSON | undefined> {
  if (!(await canBeFilledIn())) return undefined;
  const optionsJSON = await options();
  return ask(({ startAuthentication }) => startAuthentication({ optionsJSON, useBrowserAutofill: true }));
}

/** Ends a wait for a filled-in passkey; the browser serves one question at a time. */
export async function stopAwaitingPasskey(): Promise<void> {
  if (!arePasskeysKnown()) return;
  (await load()).WebAuthnAbortService.cancelCeremony();
}
