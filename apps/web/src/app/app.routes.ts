import type { Routes } from '@angular/router';
import { EstimatePage } from './estimate/estimate-page';
import { DefaultModelPage } from './models/default-model-page';
import { NotFoundPage } from './not-found-page';

/** The pages of the form. */
export const routes: Routes = [
  { path: '', pathMatch: 'full', component: DefaultModelPage, title: 'Medcast' },
  { path: 'models/:model', component: EstimatePage, title: 'Medcast' },
  { path: '**', component: NotFoundPage, title: 'Not found · Medcast' },
];
