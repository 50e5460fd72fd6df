import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { renderErrorsPage } from './render-errors-page';

/** The page that explains the codes. */
@ApiExcludeController()
@Controller('errors')
export class ErrorsController {
  private readonly page = renderErrorsPage();

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  show(): string {
    return this.page;
  }
}
