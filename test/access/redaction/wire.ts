import {
  apiPrefix,
  type EndpointId,
  type EndpointOutput,
  type EndpointRequest,
  endpoints,
  type EndpointShape,
  uploadsPath,
} from '@jiedui/contracts';

export interface WireAnswer<T> {
  readonly status: number;
  readonly body: T;
}

/** A browser without a page, over a real connection. */
export class Wire {
  private readonly jar = new Map<string, string>();

  constructor(private readonly url: string) {}

  cookie(name: string): string | undefined {
    return this.jar.get(name);
  }

  async call<Id extends EndpointId>(
    id: Id,
    request: EndpointRequest<(typeof endpoints)[Id]>,
  ): Promise<EndpointOutput<(typeof endpoints)[Id]>> {
    const shape: EndpointShape = endpoints[id];
    const { params = {}, query = {}, body } = request as Record<string, Record<string, string>>;
    const path = shape.path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
    const search = new URLSearchParams(query).toString();
    const answer = await this.send<EndpointOutput<(typeof endpoints)[Id]>>(
      shape.method,
      `${path}${search ? `?${search}` : ''}`,
      body === undefined ? {} : { body: JSON.stringify(body), type: 'application/json' },
    );
    if (answer.status >= 300) throw new Error(`${id}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async send<T = unknown>(
    method: string,
    path: string,
    { body, type }: { readonly body?: string | FormData; readonly type?: string } = {},
  ): Promise<WireAnswer<T>> {
    const cookie = [...this.jar].map((pair) => pair.join('=')).join('; ');
    const response = await fetch(`${this.url}${apiPrefix}${path}`, {
      method,
      redirect: 'manual',
      headers: { ...(cookie ? { cookie } : {}), ...(type ? { 'content-type': type } : {}) },
      ...(body === undefined ? {} : { body }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value !== '') this.jar.set(name, value);
    }
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return { status: response.status, body: (isJson && text ? JSON.parse(text) : text) as T };
  }

  /** One file in one piece, by tus. */
  async sendResumable(metadata: Readonly<Record<string, string>>, content: Buffer): Promise<void> {
    const cookie = [...this.jar].map((pair) => pair.join('=')).join('; ');
    const send = (
      method: string,
      path: string,
      headers: Record<string, string>,
      body?: Uint8Array<ArrayBuffer>,
    ) =>
      fetch(`${this.url}${path}`, {
        method,
        headers: { cookie, 'tus-resumable': '1.0.0', ...headers },
        ...(body ? { body } : {}),
      });
    const pairs = Object.entries(metadata).map(
      ([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`,
    );
    const begun = await send('POST', apiPrefix + uploadsPath, {
      'upload-length': String(content.length),
      'upload-metadata': pairs.join(','),
    });
    const type = 'application/offset+octet-stream';
    const piece = { 'upload-offset': '0', 'content-type': type };
    await send('PATCH', begun.headers.get('location') ?? '', piece, new Uint8Array(content));
  }

  upload<T>(path: string, name: string, type: string, content: Buffer): Promise<WireAnswer<T>> {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(content)], { type }), name);
    return this.send<T>('POST', path, { body: form });
  }
}
