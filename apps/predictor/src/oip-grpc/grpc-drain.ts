import { Injectable } from '@nestjs/common';
import { Drain } from '../lifecycle/drain';
import { GrpcService } from './grpc-service';

/** Asks the clients of gRPC to reconnect elsewhere once the program is asked to stop. */
@Injectable()
export class GrpcDrain {
  constructor(drain: Drain, service: GrpcService) {
    drain.whenBegun(() => service.drain());
  }
}
