import { apiPrefix, endpoints, errorCatalogue, type EndpointShape, Problem } from '@jiedui/contracts';
import { z, type ZodType } from 'zod';

type Json = Record<string, unknown>;

const everyRoute = ['REQUEST_INVALID', 'UNEXPECTED', 'SERVICE_UNAVAILABLE'] as const;

/** Schemas that carry an id become components, referred to by name. */
function schemaWriter() {
  const components: Record<string, Json> = {};
  const write = (schema: ZodType, io: 'input' | 'output'): Json => {
    const json = z.toJSONSchema(schema, { io, target: 'draft-2020-12', unrepresentable: 'any' }) as Json;
    const { $schema: _, $defs, ...rest } = json;
    const definitions = ($defs ?? {}) as Record<string, Json>;
    Object.assign(components, definitions);
    const id = schema.meta()?.id;
    if (!id || io === 'input') return rest;
    // With definitions of its own beside it, the schema itself is among them, and what is left only points there.
    if (!(id in definitions)) components[id] = rest;
    return { $ref: `#/components/schemas/${id}` };
  };
  return { components, write };
}

const pointToComponents = (document: Json): Json =>
  JSON.parse(JSON.stringify(document).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;

function parametersOf(shape: EndpointShape, write: (schema: ZodType, io: 'input') => Json): Json[] {
  const list = (place: 'path' | 'query', schema: EndpointShape['params']) => {
    if (!schema) return [];
    const { properties = {}, required = [] } = write(schema, 'input') as {
      properties?: Record<string, Json>;
      required?: string[];
    };
    return Object.entries(properties).map(([name, property]) => ({
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      schema: property,
    }));
  };
  return [...list('path', shape.params), ...list('query', shape.query)];
}

const fileBody = {
  required: true,
  content: {
    'multipart/form-data': {
      schema: {
        type: 'object',
        required: ['file'],
        properties: { file: { type: 'string', format: 'binary' } },
      },
    },
  },
};

function errorsOf(shape: EndpointShape): Record<string, Json> {
  const signedIn = shape.access === 'signedIn' ? (['NOT_SIGNED_IN'] as const) : [];
  const missing = shape.params ? (['NOT_FOUND'] as const) : [];
  const foreign = shape.method === 'GET' ? [] : (['ORIGIN_FOREIGN'] as const);
  const codes = [...new Set([...everyRoute, ...signedIn, ...missing, ...foreign, ...shape.errors])];
  const statuses = [...new Set(codes.map((code) => errorCatalogue[code].status))].toSorted((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status) => [
      String(status),
      {
        description: codes.filter((code) => errorCatalogue[code].status === status).join(', '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

function successOf(
  shape: EndpointShape,
  write: (schema: ZodType, io: 'output') => Json,
): Record<string, Json> {
  if (shape.givesFile) {
    const content = shape.givesFile.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]);
    return { 200: { description: 'The file', content: Object.fromEntries(content) as Json } };
  }
  if (!shape.response) return { 204: { description: 'Done' } };
  return {
    200: {
      description: 'Done',
      content: { 'application/json': { schema: write(shape.response, 'output') } },
    },
  };
}

/** The OpenAPI 3.1 document of this API, made from the contracts alone. */
export function openApiDocument(): Json {
  const { components, write } = schemaWriter();
  write(Problem, 'output');
  const paths: Record<string, Json> = {};
  for (const [operationId, shape] of Object.entries<EndpointShape>(endpoints)) {
    const path = `${apiPrefix}${shape.path}`;
    const json = shape.body && {
      required: true,
      content: { 'application/json': { schema: write(shape.body, 'input') } },
    };
    const requestBody = shape.takesFile ? fileBody : json;
    paths[path] = {
      ...paths[path],
      [shape.method.toLowerCase()]: {
        operationId,
        tags: [shape.tag],
        summary: shape.summary,
        security: shape.access === 'signedIn' ? [{ session: [] }] : [],
        parameters: parametersOf(shape, write),
        ...(requestBody ? { requestBody } : {}),
        responses: { ...successOf(shape, write), ...errorsOf(shape) },
      },
    };
  }
  return pointToComponents({
    openapi: '3.1.0',
    info: { title: 'Jiedui', version: '1', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: {
      schemas: components,
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'jiedui_session' } },
    },
  });
}
