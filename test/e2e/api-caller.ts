import {
  apiPrefix,
  type EndpointId,
  type EndpointOutput,
  type EndpointRequest,
  endpoints,
  type EndpointShape,
} from '@jiedui/contracts';

type Output<Id extends EndpointId> = EndpointOutput<(typeof endpoints)[Id]>;

const sessionOf = (answer: Response): string | undefined =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .find((cookie) => cookie?.startsWith('jiedui_session='));

/** Calls a running installation over HTTP as one signed-in person. */
export class ApiCaller {
  private constructor(
    private readonly url: string,
    private cookie: string,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  /** The same person, with a request id of the caller's choice. */
  traced(requestId: string): ApiCaller {
    return new ApiCaller(this.url, this.cookie, { 'x-request-id': requestId });
  }

  static async signIn(url: string, email: string, password = 'jiedui-demo'): Promise<ApiCaller> {
    const answer = await fetch(`${url}${apiPrefix}/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    return new ApiCaller(url, sessionOf(answer) ?? '');
  }

  async call<Id extends EndpointId>(
    id: Id,
    request: EndpointRequest<(typeof endpoints)[Id]>,
  ): Promise<Output<Id>> {
    const shape: EndpointShape = endpoints[id];
    const { params = {}, query = {}, body } = request as Record<string, Record<string, string>>;
    const path = shape.path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
    const answer = await fetch(`${this.url}${apiPrefix}${path}?${new URLSearchParams(query).toString()}`, {
      method: shape.method,
      headers: {
        cookie: this.cookie,
        ...this.headers,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    // A session gets another token with every proof of who holds it.
    this.cookie = sessionOf(answer) ?? this.cookie;
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${id} answered ${answer.status}: ${text}`);
    return (text ? JSON.parse(text) : undefined) as Output<Id>;
  }
}
