import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { problemSchema } from '../problem/problem.schema.js';
import { z } from 'zod';

/** The OpenAPI 3.1 document of everything that is mounted; committed as `openapi.json`. */
export function apiDocument(app: INestApplication): OpenAPIObject {
  const outline = new DocumentBuilder()
    .setTitle('Fasteval')
    .setDescription(
      'Korean festivals: collected, found, kept, photographed and recommended. / 전국 축제를 모으고, 찾고, 간직하고, 추천합니다.',
    )
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addServer('/')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, 'accessToken')
    .build();
  const document = SwaggerModule.createDocument(app, outline, {
    operationIdFactory: (_controller, method) => method,
    standardSchemaConverter: jsonSchemaOf,
  });
  document.components ??= {};
  document.components.schemas = {
    ...document.components.schemas,
    ...(jsonSchemaOf(problemSchema, { schemaType: 'output' })?.components as Record<string, never>),
  };
  for (const path of Object.values(document.paths)) {
    for (const operation of Object.values(path as Record<string, { responses?: Record<string, Answer> }>)) {
      if (operation.responses === undefined) continue;
      // The library takes everything that is answered for plain JSON.
      for (const [status, { content }] of Object.entries(operation.responses)) {
        if (!/^[45]/.test(status) || content?.['application/json'] === undefined) continue;
        content['application/problem+json'] = content['application/json'];
        delete content['application/json'];
      }
      operation.responses['default'] = {
        description: 'A problem (RFC 9457)',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      };
    }
  }
  return document;
}

interface Answer {
  readonly description?: string;
  readonly content?: Record<string, unknown>;
}

/** OpenAPI 3.1 is JSON Schema 2020-12; left to itself the library would write the dialect of 3.0. */
function jsonSchemaOf(schema: unknown, { schemaType }: { schemaType: 'input' | 'output' }) {
  if (!(schema instanceof z.ZodType)) return undefined;
  const { $defs, $schema, ...rest } = z.toJSONSchema(schema, {
    io: schemaType,
    // zod takes examples for what comes out of a schema; ours show what goes in.
    override: ({ zodSchema, jsonSchema }) => {
      const examples = z.globalRegistry.get(zodSchema)?.examples;
      if (Array.isArray(examples)) jsonSchema.examples = examples;
    },
  });
  void $schema;
  return { schema: rest, components: $defs ?? {} };
}

/**
 * Swagger UI at `/docs` from our own origin, and the document itself at `/openapi.json`.
 * @param document made once, when it is first asked for: it takes a third of the time of a start
 */
export function serveDocs(app: INestApplication, document: () => OpenAPIObject): void {
  SwaggerModule.setup('docs', app, document, {
    jsonDocumentUrl: 'openapi.json',
    raw: ['json'],
    customSiteTitle: 'Fasteval API',
    swaggerOptions: {
      persistAuthorization: true,
      displayRequestDuration: true,
      tryItOutEnabled: true,
      // Open, they are more than the page keeps in reach of a search or a screen reader: it leaves out what is far off.
      docExpansion: 'none',
    },
  });
}
