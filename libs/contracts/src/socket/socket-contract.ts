import { z } from 'zod';
import { Problem } from '../errors/problem.js';

/** A request event over a socket: what is sent and what the ack brings back. */
export interface SocketRequest {
  readonly payload: z.ZodType;
  readonly answer: z.ZodType;
}

export type SocketAnswer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Problem };

/** Turns a table of requests into the event map that socket.io types expect. */
export type RequestEvents<T extends Record<string, SocketRequest>> = {
  [E in keyof T]: (
    payload: z.input<T[E]['payload']>,
    ack: (answer: SocketAnswer<z.output<T[E]['answer']>>) => void,
  ) => void;
};

/** Turns a table of one-way payloads into the event map that socket.io types expect. */
export type PushEvents<T extends Record<string, z.ZodType>> = {
  [E in keyof T]: (payload: z.output<T[E]>) => void;
};

export const nothing = z.object({});
