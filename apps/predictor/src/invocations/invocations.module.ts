import { Module } from '@nestjs/common';
import { ModelsModule } from '../models/models.module';
import { OipModule } from '../oip/oip.module';
import { InvocationRoutes } from './invocation-routes';
import { Invocations } from './invocations';
import { PingRoutes } from './ping-routes';

/** Keeps the contracts by which Amazon SageMaker, MLflow and Vertex AI run a container of somebody else. */
@Module({
  imports: [ModelsModule, OipModule],
  providers: [InvocationRoutes, Invocations, PingRoutes],
})
export class InvocationsModule {}
