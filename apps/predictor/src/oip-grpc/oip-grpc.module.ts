import { Module } from '@nestjs/common';
import { LifecycleModule } from '../lifecycle/lifecycle.module';
import { ModelsModule } from '../models/models.module';
import { OipModule } from '../oip/oip.module';
import { GrpcDrain } from './grpc-drain';
import { GrpcInference } from './grpc-inference';
import { GrpcLog } from './grpc-log';
import { GrpcMethods } from './grpc-methods';
import { GrpcMetrics } from './grpc-metrics';
import { GrpcReport } from './grpc-report';
import { GrpcService } from './grpc-service';

/** Speaks the Open Inference Protocol v2 over gRPC. */
@Module({
  imports: [LifecycleModule, ModelsModule, OipModule],
  providers: [GrpcDrain, GrpcInference, GrpcLog, GrpcMethods, GrpcMetrics, GrpcReport, GrpcService],
  exports: [GrpcService],
})
export class OipGrpcModule {}
