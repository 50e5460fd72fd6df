import { css } from '../html/css';

/** Style of the plots. Marks stand at percentages of their box, so that a narrow page shrinks no text. */
export const plotStyle = css`
  svg {
    display: block;
    width: 100%;
    overflow: visible;
  }

  svg text {
    fill: var(--quiet);
    font-size: 0.75rem;
    text-anchor: middle;
  }

  .grid {
    stroke: var(--line);
  }

  .reference {
    stroke: var(--warning);
    stroke-width: 1.5;
    stroke-dasharray: 4 3;
  }

  svg .reference-label {
    fill: var(--warning);
  }

  .dot {
    fill: var(--quiet);
  }

  .error-bar {
    stroke: var(--quiet);
    stroke-width: 1.5;
  }

  .highlighted {
    font-weight: 600;
  }

  .highlighted .dot {
    fill: var(--accent);
  }

  .highlighted .error-bar {
    stroke: var(--accent);
  }

  .strips {
    margin: 0 0 2rem;
  }

  .strips th {
    width: 32%;
    padding: 0 1.25rem 0 0;
    line-height: 1.25;
  }

  .strips th.figure,
  .strips td.figure {
    width: 12rem;
    padding: 0 0 0 1.5rem;
    text-align: right;
    white-space: nowrap;
  }

  .strips th.figure {
    white-space: normal;
  }

  .strips small {
    display: block;
    color: var(--quiet);
    font-weight: 400;
  }

  .strip {
    height: 2.5rem;
    padding: 0;
  }

  .strip svg {
    height: 2.5rem;
  }

  .strips thead .strip {
    height: auto;
  }

  .strip .axis {
    height: 1.25rem;
  }

  .strip .axis.named {
    height: 2.25rem;
  }

  .side-by-side {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: 2rem;
    align-items: start;
  }

  figure {
    margin: 0;
  }

  figcaption {
    color: var(--quiet);
    font-size: 0.875rem;
  }

  .square {
    width: calc(100% - 4rem);
    margin: 2rem 1rem 3.75rem 3rem;
    aspect-ratio: 1;
  }

  .square .dot {
    fill: var(--accent);
  }

  svg .side {
    text-anchor: end;
  }

  svg .upwards {
    text-anchor: start;
  }

  @media (max-width: 40rem) {
    .side-by-side {
      grid-template-columns: minmax(0, 1fr);
    }

    .strips,
    .strips tbody,
    .strips thead,
    .strips caption {
      display: block;
    }

    .strips tr {
      display: grid;
      grid-template-columns: 1fr auto;
      margin-bottom: 0.25rem;
    }

    .strips th,
    .strips th.figure,
    .strips td.figure {
      width: auto;
      padding: 0.2rem 0;
    }

    .strips td.figure,
    .strips th.figure {
      grid-row: 1;
      grid-column: 2;
      padding-left: 0.75rem;
    }

    .strips .strip {
      grid-column: 1 / -1;
      padding: 0 0.75rem;
    }
  }
`;
