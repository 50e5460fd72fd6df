import * as Plot from '@observablehq/plot';
import { JSDOM } from 'jsdom';

const WIDTH = 760;

/**
 * Draws a plot as the text of an SVG file; the same options give the same text.
 *
 * @param options without a legend, for which Plot would make HTML around the SVG
 */
export function renderPlot(title: string, options: Plot.PlotOptions): string {
  const { document } = new JSDOM('').window;
  const svg = Plot.plot({ width: WIDTH, ...options, ariaLabel: title, document });
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  svg.setAttribute('font-family', 'system-ui, sans-serif');
  // On a dark page the text would be dark on dark.
  svg.setAttribute('style', 'background: white; color: black');
  return `${svg.outerHTML}\n`;
}
