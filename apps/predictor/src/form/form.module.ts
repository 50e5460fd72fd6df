import { Module } from '@nestjs/common';
import { FormFiles } from './form-files';

/** Serves the form. */
@Module({ providers: [FormFiles] })
export class FormModule {}
