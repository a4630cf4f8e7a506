import type { z } from 'zod';
import type { ErrorCode } from '../errors/catalogue.js';

type ObjectSchema = z.ZodObject;

/** One HTTP route, seen from outside: the source of the handler's types, the OpenAPI document and the client. */
export interface EndpointShape {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the API prefix, parameters in braces as in OpenAPI. */
  readonly path: `/${string}`;
  readonly tag: string;
  readonly summary: string;
  /** `public` needs no session. */
  readonly access: 'public' | 'signedIn';
  readonly params?: ObjectSchema;
  readonly query?: ObjectSchema;
  readonly body?: z.ZodType;
  /** Takes one file as multipart/form-data under the field `file`. */
  readonly takesFile?: boolean;
  /** The JSON answer; nothing means 204 No Content. */
  readonly response?: z.ZodType;
  /** The media types of a file answer; excludes `response`. */
  readonly givesFile?: readonly string[];
  /** The catalogue errors beyond those that every route may give. */
  readonly errors: readonly ErrorCode[];
}

type Out<S> = S extends z.ZodType ? z.output<S> : undefined;
type In<S> = S extends z.ZodType ? z.input<S> : undefined;

/** What a handler receives, validated. */
export interface EndpointInput<E extends EndpointShape> {
  readonly params: Out<E['params']>;
  readonly query: Out<E['query']>;
  readonly body: Out<E['body']>;
}

/** What a handler returns and a client receives. */
export type EndpointOutput<E extends EndpointShape> = E extends { response: infer S } ? Out<S> : void;

/** What a client sends; parts that the route does not have are left out. */
export type EndpointRequest<E extends EndpointShape> = {
  readonly [K in 'params' | 'query' | 'body' as E[K] extends z.ZodType ? K : never]: In<E[K]>;
};

/** Keeps the literal types, so that a wrong use is a compile error. */
export const endpoint = <const E extends EndpointShape>(shape: E): E => shape;

export const apiPrefix = '/api';
