import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { ModelCatalogue } from './model-catalogue';

/** The choice of model; nothing where there is no choice. */
@Component({
  selector: 'mc-model-nav',
  imports: [RouterLink, RouterLinkActive],
  template: `
    @if (models().length > 1) {
      <nav aria-label="Models">
        @for (model of models(); track model.name) {
          <a [routerLink]="['/models', model.name]" routerLinkActive="active" ariaCurrentWhenActive="page">
            {{ model.title }}
          </a>
        }
      </nav>
    }
  `,
  styles: `
    nav {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
    }
    a {
      padding: 6px 14px;
      border-radius: 999px;
      color: var(--mat-sys-on-surface-variant);
      text-decoration: none;
    }
    a:hover {
      background: var(--mat-sys-surface-container-high);
    }
    a.active {
      background: var(--mat-sys-secondary-container);
      color: var(--mat-sys-on-secondary-container);
    }
  `,
})
export class ModelNav {
  protected readonly models = inject(ModelCatalogue).models;
}
