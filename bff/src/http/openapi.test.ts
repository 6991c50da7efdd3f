import { expect, test } from '@jest/globals';
import { endpoint } from 'shared/endpoint.ts';
import * as z from 'zod/mini';
import { openApiText, type Mounted } from './openapi.ts';

const Proof = z.object({ id: z.string(), issuedAt: z.iso.datetime({ precision: 3 }) }).check(z.meta({ id: 'Proof' }));
const input = z.strictObject({ id: z.string(), reason: z.string(), note: z.optional(z.string()) });
const revoke = endpoint('POST', '/proofs/:id/revoke', {
  summary: 'Revoke one',
  audience: 'resident',
  input,
  output: Proof,
});
const list = endpoint('GET', '/proofs', {
  summary: 'List mine',
  audience: 'resident',
  input: z.strictObject({ after: z.optional(z.string()) }),
  output: z.object({ proofs: z.array(Proof) }),
});
const login = endpoint('POST', '/login', {
  summary: 'Log in',
  audience: 'anyone',
  input: z.strictObject({ code: z.string() }),
  output: z.object({}),
  once: { exempt: 'a code works once' },
});
const mounted: Mounted[] = [
  { kind: 'json', endpoint: revoke },
  { kind: 'json', endpoint: list },
  { kind: 'upload', endpoint: login },
];
const text = () => JSON.parse(openApiText(mounted, '1.0.0'));

test('one contract becomes path, query and body by name', () => {
  const post = text().paths['/proofs/{id}/revoke'].post;
  expect(post.operationId).toBe('postProofsIdRevoke');
  expect(post.parameters.map(({ name, in: place }: { name: string; in: string }) => `${place} ${name}`)).toEqual([
    'path id',
    'header Idempotency-Key',
  ]);
  const body = post.requestBody.content['application/json'].schema;
  expect(Object.keys(body.properties)).toEqual(['reason', 'note']);
  expect(body.required).toEqual(['reason']);
  expect(body.additionalProperties).toBe(false);
  expect(text().paths['/proofs'].get.parameters[0]).toMatchObject({ name: 'after', in: 'query', required: false });
});

test('a named answer is one component however deep it stands, and instants carry no pattern', () => {
  const document = text();
  const answer = document.paths['/proofs/{id}/revoke'].post.responses['200'].content['application/json'].schema;
  expect(answer).toEqual({ $ref: '#/components/schemas/Proof' });
  const mine = document.paths['/proofs'].get.responses['200'].content['application/json'].schema;
  expect(mine.properties.proofs.items).toEqual({ $ref: '#/components/schemas/Proof' });
  expect(document.components.schemas.Proof.properties.issuedAt).toEqual({ type: 'string', format: 'date-time' });
});

test('a call without a key says why, and a file goes as multipart', () => {
  const post = text().paths['/login'].post;
  expect(post.parameters).toEqual([]);
  expect(post.description).toContain('a code works once');
  expect(post.requestBody.content['multipart/form-data'].schema.required).toEqual(['file', 'code']);
});
