import { Component } from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';
import { ModelNav } from './models/model-nav';

/** The frame around every page: name, choice of model, footer. */
@Component({
  selector: 'mc-root',
  imports: [ModelNav, RouterLink, RouterOutlet],
  templateUrl: './app.html',
  styleUrl: './app.scss',
})
export class App {
  protected skipToContent(event: Event, content: HTMLElement): void {
    // The base href would turn `#content` into a navigation to the start page.
    event.preventDefault();
    content.focus();
  }
}
