import { Module } from '@nestjs/common';
import { JsonBody } from './json-body';

/** Reads JSON bodies. */
@Module({ providers: [JsonBody] })
export class JsonBodyModule {}
