import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ModelCatalog } from '../models/model-catalog';
import { predictionPaths } from '../predict/prediction-paths';
import type { Settings } from '../settings/settings';
import { describeServedModels } from './describe-served-models';

/** Serves the OpenAPI document at /docs-json and its page at /docs, with assets of this machine alone. */
export function serveDocs(app: NestFastifyApplication, { apiKeys }: Settings): void {
  const needsKey = apiKeys !== undefined;
  const catalog = app.get(ModelCatalog, { strict: false });
  SwaggerModule.setup('docs', app, () => createDocument(app, needsKey), {
    raw: ['json'],
    customSiteTitle: 'Medcast API',
    swaggerOptions: { validatorUrl: null },
    // For each request, since models are loaded while the server answers already.
    patchDocumentOnRequest: (_request, _reply, document) =>
      describeServedModels(document, { models: catalog.models, needsKey }),
  });
}

/** Of the controllers, and of the routes that stand on the Fastify instance itself. */
function createDocument(app: NestFastifyApplication, needsKey: boolean): OpenAPIObject {
  const document = SwaggerModule.createDocument(app, toConfig(needsKey));
  return { ...document, paths: { ...document.paths, ...predictionPaths } };
}

function toConfig(needsKey: boolean): Omit<OpenAPIObject, 'paths'> {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Medcast')
    .setDescription(
      'Predictions with intervals and reasons. Errors are RFC 9457 bodies; [/errors](/errors) explains the codes.',
    )
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0');
  if (!needsKey) return builder.build();
  return builder
    .addApiKey({ type: 'apiKey', in: 'header', name: 'x-api-key' }, 'apiKey')
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'bearer')
    .build();
}
