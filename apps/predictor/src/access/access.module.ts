import { Module } from '@nestjs/common';
import { ApiKeyGuard } from './api-key-guard';

/** Guards the API with keys, where there are any. */
@Module({ providers: [ApiKeyGuard] })
export class AccessModule {}
