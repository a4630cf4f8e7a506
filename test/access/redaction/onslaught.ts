import { type EndpointId, endpoints, type EndpointShape } from '@jiedui/contracts';
import { randomUUID } from 'node:crypto';
import { z, type ZodType } from 'zod';
import type { Wire } from './wire.js';

interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const schemaOf = (schema: ZodType) =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;

/** A value of this shape with the stray text wherever text may stand; everywhere at all where it need not fit. */
function fill(schema: Schema, stray: string, mustFit: boolean, root: Schema = schema): unknown {
  const defined = schema.$ref ? root.$defs?.[schema.$ref.split('/').at(-1) ?? ''] : undefined;
  if (defined) return fill(defined, stray, mustFit, root);
  const choice = (schema.anyOf ?? schema.oneOf)?.[0];
  if (choice) return fill(choice, stray, mustFit, root);
  if (schema.properties) {
    const entries = Object.entries(schema.properties);
    return Object.fromEntries(entries.map(([name, one]) => [name, fill(one, stray, mustFit, root)]));
  }
  if (schema.type === 'array') return schema.items ? [fill(schema.items, stray, mustFit, root)] : [stray];
  if (!mustFit) return stray;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 1;
  if (schema.type === 'boolean') return true;
  return textOf(schema, stray);
}

function textOf({ format }: Schema, stray: string): string {
  if (format === 'uuid') return randomUUID();
  if (format === 'date-time') return new Date().toISOString();
  if (format === 'date') return '2030-01-01';
  return format === 'email' ? `${stray}@nobody.example` : stray;
}

/** Throws one stray text at every part of every route: fields that take text, fields that do not, and no fields at all. */
export class Onslaught {
  constructor(
    private readonly wire: () => Wire,
    private readonly stray: string,
    private readonly renew: () => Promise<void>,
  ) {}

  /** @returns how many requests were answered */
  async run(): Promise<number> {
    let answered = 0;
    for (const id of Object.keys(endpoints) as EndpointId[]) {
      const shape: EndpointShape = endpoints[id];
      for (const send of this.requestsTo(shape)) {
        const { status } = await send();
        // Signed out by what was sent: the rest is to arrive too.
        if (status === 401) await this.renew();
        answered += 1;
      }
    }
    return answered;
  }

  private requestsTo(shape: EndpointShape): (() => Promise<{ status: number }>)[] {
    const path = (value: string) => shape.path.replace(/\{\w+\}/g, () => value);
    const real = path(randomUUID());
    const query = this.queryOf(shape);
    const send = (to: string, body?: string, type?: string) => () =>
      this.wire().send(shape.method, to, body === undefined ? {} : { body, ...(type ? { type } : {}) });
    const isWriting = shape.method !== 'GET';
    return [
      send(`${real}?${query}`),
      send(`${path(encodeURIComponent(this.stray))}?${query}`),
      send(`${real}/${this.stray}`),
      ...(isWriting ? this.bodiesOf(shape).map((body) => send(real, body, 'application/json')) : []),
      ...(isWriting ? [send(real, this.stray, 'text/plain'), send(real, `a=${this.stray}`)] : []),
      ...(shape.takesFile
        ? [() => this.wire().upload(real, `${this.stray}.csv`, 'text/csv', Buffer.from(this.stray))]
        : []),
    ];
  }

  private queryOf({ query }: EndpointShape): string {
    const names = Object.keys(query ? (schemaOf(query).properties ?? {}) : {});
    return new URLSearchParams(
      [...names, 'name', this.stray].map((name): [string, string] => [name, this.stray]),
    ).toString();
  }

  private bodiesOf({ body }: EndpointShape): string[] {
    const { stray } = this;
    const loose = [
      JSON.stringify({ [stray]: stray }),
      JSON.stringify([stray]),
      `{"name": "${stray}`,
      `${stray}{`,
    ];
    if (!body) return loose;
    const schema = schemaOf(body);
    const fitting = JSON.stringify(fill(schema, stray, true));
    return [fitting, JSON.stringify(fill(schema, stray, false)), `${fitting}${stray}`, ...loose];
  }
}
