import { errors } from 'shared/errors.ts';
import type { Audience, Endpoint } from 'shared/endpoint.ts';
import * as z from 'zod/mini';
import { RESIDENT_COOKIE, STAFF_COOKIE } from './session.ts';

/** One contract as it was bound: JSON both ways, bytes out (`file`) or a multipart file in (`upload`). */
export interface Mounted {
  readonly kind: 'json' | 'file' | 'upload';
  readonly endpoint: Endpoint;
}

type Json = Record<string, unknown>;
type Direction = 'input' | 'output';

/** The OpenAPI 3.1 document of everything bound, as JSON text. Throws on a contract JSON Schema cannot say (dates, transforms out). */
export function openApiText(mounted: readonly Mounted[], version: string): string {
  const schemas: Json = { Problem: problemSchema };
  const paths: Record<string, Json> = {};
  for (const { kind, endpoint } of mounted) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[endpoint.method.toLowerCase()] = operationOf(kind, endpoint, schemas);
  }
  const sorted = Object.fromEntries(Object.entries(paths).sort(([one], [two]) => (one < two ? -1 : 1)));
  const tags = [...new Set(mounted.map(({ endpoint }) => tagOf(endpoint)))].sort().map((name) => ({ name }));
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: '随办 Suiban', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/api/v1' }],
    tags,
    paths: sorted,
    components: { schemas, responses: { Problem: problemResponse }, securitySchemes },
  });
}

function operationOf(kind: Mounted['kind'], endpoint: Endpoint, schemas: Json): Json {
  const input = inlined(schemaOf(endpoint.input, 'input', schemas), schemas);
  const properties = Object.entries(recordOf(input['properties']));
  const required = new Set(listOf(input['required']));
  const inPath = new Set([...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => name));
  const rest = properties.filter(([name]) => !inPath.has(name));
  const parameters: Json[] = properties
    .filter(([name]) => inPath.has(name))
    .map(([name, schema]) => ({ name, in: 'path', required: true, schema }));
  if (endpoint.method === 'GET') {
    for (const [name, schema] of rest) parameters.push({ name, in: 'query', required: required.has(name), schema });
  }
  if (endpoint.once.kind !== 'exempt') parameters.push(idempotencyKey);
  const why = endpoint.method === 'POST' && endpoint.once.kind === 'exempt' ? endpoint.once.why : null;
  return {
    operationId: operationId(endpoint),
    summary: endpoint.summary,
    ...(why && { description: `No Idempotency-Key: ${why}` }),
    tags: [tagOf(endpoint)],
    security: securityOf[endpoint.audience],
    'x-audience': endpoint.audience,
    parameters,
    ...(endpoint.method === 'POST' && { requestBody: requestBody(kind, rest, required) }),
    responses: {
      [endpoint.status]: { description: 'Done', content: answerOf(kind, endpoint, schemas) },
      '4XX': { $ref: '#/components/responses/Problem' },
      '5XX': { $ref: '#/components/responses/Problem' },
    },
  };
}

function requestBody(kind: Mounted['kind'], fields: [string, unknown][], required: ReadonlySet<unknown>): Json {
  const file: [string, unknown][] =
    kind === 'upload' ? [['file', { type: 'string', contentMediaType: 'application/octet-stream' }]] : [];
  const schema = {
    type: 'object',
    properties: Object.fromEntries([...file, ...fields]),
    required: [...file, ...fields].map(([name]) => name).filter((name) => name === 'file' || required.has(name)),
    additionalProperties: false,
  };
  return { required: true, content: { [kind === 'upload' ? 'multipart/form-data' : 'application/json']: { schema } } };
}

function answerOf(kind: Mounted['kind'], endpoint: Endpoint, schemas: Json): Json {
  if (kind === 'file') return { '*/*': { schema: { type: 'string', contentMediaType: 'application/octet-stream' } } };
  return { 'application/json': { schema: schemaOf(endpoint.output, 'output', schemas) } };
}

/** Named schemas (`z.meta({ id })`) move to the components; a name whose two directions differ gets a second one, `…Input` or `…Output`. */
function schemaOf(schema: z.ZodMiniType, io: Direction, schemas: Json): Json {
  const {
    $schema: _dialect,
    $defs,
    ...root
  } = z.toJSONSchema(schema, {
    io,
    override({ jsonSchema }) {
      // zod's pattern for instants is 300 characters that say no more than the format.
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
    },
  });
  const names = new Map<string, string>();
  const named = Object.entries(recordOf($defs));
  for (const [name, body] of named) {
    const known = schemas[name];
    const differs = known !== undefined && JSON.stringify(known) !== JSON.stringify(moved(body, names));
    names.set(name, differs ? `${name}${io === 'input' ? 'Input' : 'Output'}` : name);
  }
  for (const [name, body] of named) schemas[names.get(name) ?? name] = moved(body, names);
  return recordOf(moved(root, names));
}

function moved(value: unknown, names: ReadonlyMap<string, string>): unknown {
  return JSON.parse(
    JSON.stringify(value).replaceAll(/"#\/\$defs\/([^"]+)"/g, (_all, name: string) => {
      return `"#/components/schemas/${names.get(name) ?? name}"`;
    }),
  );
}

/** An input is taken apart into path, query and body, so its own name is not kept. */
function inlined(schema: Json, schemas: Json): Json {
  const name = /^#\/components\/schemas\/(.+)$/.exec(String(schema['$ref']))?.[1];
  return name === undefined ? schema : recordOf(schemas[name]);
}

const tagOf = (endpoint: Endpoint) => endpoint.path.split('/')[1] ?? 'root';

const operationId = ({ method, path }: Endpoint) =>
  [method.toLowerCase(), ...path.split(/[/:-]+/)]
    .filter((word) => word !== '')
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('');

const recordOf = (value: unknown): Json =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'Made once per intended effect; a repeat with the same key and body has no second effect.',
  schema: { type: 'string', minLength: 16, maxLength: 64 },
};

const securitySchemes = {
  bearer: { type: 'http', scheme: 'bearer' },
  residentCookie: { type: 'apiKey', in: 'cookie', name: RESIDENT_COOKIE },
  staffCookie: { type: 'apiKey', in: 'cookie', name: STAFF_COOKIE },
  csrf: { type: 'apiKey', in: 'header', name: 'X-CSRF-Token' },
};

const residents = [{ bearer: [] }, { residentCookie: [], csrf: [] }];
const securityOf: Record<Audience, Json[]> = {
  anyone: [],
  visitor: residents,
  resident: residents,
  staff: [{ staffCookie: [], csrf: [] }],
};

const problemSchema = {
  type: 'object',
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(errors) },
    detail: { type: 'string' },
    requestId: { type: 'string' },
    fields: { type: 'object', additionalProperties: { type: 'string' } },
  },
  required: ['type', 'title', 'status', 'code', 'detail', 'requestId'],
};

const problemResponse = {
  description: 'Not done; `detail` says in Chinese what to do (RFC 9457).',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};
