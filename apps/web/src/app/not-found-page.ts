import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

/** What an address that leads nowhere shows. */
@Component({
  selector: 'mc-not-found-page',
  imports: [MatButton, RouterLink],
  template: `
    <h1>There is nothing at this address</h1>
    <p>The page may have moved, or the address may have a typing error.</p>
    <a matButton="filled" routerLink="/">Go to the form</a>
  `,
})
export class NotFoundPage {}
