import { z } from 'zod'
import type { Route } from './mount.ts'

export type Described = Route & { summary: string; input: z.ZodType; output: z.ZodType; allow: string }

/** OpenAPI 3.1 of all routes, from the same list that is mounted. */
export function openApi(routes: readonly Described[], info: { title: string; version: string }, base: string) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of routes) {
    const path = `${base}${route.path.replaceAll(/:(\w+)/g, '{$1}')}`
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: described(route) }
  }
  return { openapi: '3.1.0', info, paths, components: { schemas: { Problem: problemSchema } } }
}

const problemSchema = {
  type: 'object',
  description: 'RFC 9457',
  properties: {
    type: { type: 'string' },
    title: { type: 'string', description: 'Một câu tiếng Việt nói điều gì đã xảy ra' },
    status: { type: 'integer' },
    code: { type: 'string' },
    details: { type: 'object' },
  },
}

function described(route: Described) {
  const schema = schemaOf(route.input, 'input')
  const properties = (schema.properties ?? {}) as Record<string, { description?: string }>
  const required = new Set((schema.required ?? []) as string[])
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '')
  const others = Object.keys(properties).filter((name) => !inPath.includes(name))
  const parameter = (where: string) => (name: string) => ({
    name,
    in: where,
    required: where === 'path' || required.has(name),
    schema: properties[name] ?? { type: 'string' },
    ...(properties[name]?.description ? { description: properties[name].description } : {}),
  })
  const query = route.method === 'GET' || route.body === 'file' ? others.map(parameter('query')) : []
  return {
    operationId: route.name,
    tags: [route.name.split('.')[0]],
    summary: route.summary,
    'x-allow': route.allow,
    parameters: [...inPath.map(parameter('path')), ...query],
    ...(requestBody(route, others, properties, required) ?? {}),
    responses: { 200: okReply(route), default: problemReply },
  }
}

function requestBody(route: Described, names: string[], properties: Record<string, object>, required: Set<string>) {
  if (route.method === 'GET') return undefined
  if (route.body === 'file') return { requestBody: { content: { 'application/octet-stream': {} } } }
  if (names.length === 0) return undefined
  const schema = {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, properties[name]])),
    required: names.filter((name) => required.has(name)),
  }
  return { requestBody: { content: { 'application/json': { schema } } } }
}

const okReply = (route: Described) =>
  route.reply === 'file'
    ? { description: 'Tệp', content: { 'application/octet-stream': {} } }
    : { description: 'Kết quả', content: { 'application/json': { schema: schemaOf(route.output, 'output') } } }

const problemReply = {
  description: 'Không thực hiện được; `title` nói vì sao',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}
