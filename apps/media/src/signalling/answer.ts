import {
  CatalogueError,
  invalidRequest,
  type SignallingAnswer,
  type SignallingPayload,
  type SignallingRequestName,
  signallingRequests,
  type SocketAnswer,
} from '@jiedui/contracts';
import { currentRequestId } from '@jiedui/platform';
import { Logger } from '@nestjs/common';
import type { Seat } from '../rooms/room.registry.js';
import { handlers } from './handlers.js';

const logger = new Logger('Signalling');

/** An error as its Problem; what is not from the catalogue is logged here and told as UNEXPECTED. */
export function problemOf(error: unknown, during: string) {
  if (error instanceof CatalogueError) return error.toProblem(currentRequestId());
  logger.error({ err: error, during }, 'unexpected failure');
  return new CatalogueError('UNEXPECTED').toProblem(currentRequestId());
}

async function handle<E extends SignallingRequestName>(event: E, seat: Seat, payload: unknown) {
  const parsed = signallingRequests[event].payload.safeParse(payload);
  if (!parsed.success) throw invalidRequest(parsed.error);
  if (seat.peer.isClosed) throw new CatalogueError('SIGNALLING_OUT_OF_ORDER');
  return handlers[event](seat, parsed.data as SignallingPayload<E>);
}

/** Checks one request, has it handled and turns the outcome into its ack. Never rejects. */
export async function answerRequest<E extends SignallingRequestName>(
  event: E,
  seat: Promise<Seat>,
  payload: unknown,
): Promise<SocketAnswer<SignallingAnswer<E>>> {
  try {
    return { ok: true, value: await handle(event, await seat, payload) };
  } catch (error) {
    return { ok: false, error: problemOf(error, event) };
  }
}
