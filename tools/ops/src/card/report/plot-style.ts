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
    display: flow-root;
    margin: 0;
  }

  figcaption {
    color: var(--quiet);
    font-size: 0.875rem;
  }

  .frame {
    margin: 2rem 1rem 3.75rem 3rem;
    width: calc(100% - 4rem);
  }

  .frame.square {
    max-width: 34rem;
    aspect-ratio: 1;
  }

  .frame.small {
    aspect-ratio: 4 / 3;
    margin-left: 3.25rem;
    width: calc(100% - 4.25rem);
  }

  .frame.wide {
    aspect-ratio: 2 / 1;
  }

  .frame .dot,
  .cell,
  .swatch {
    fill: var(--accent);
  }

  .plots {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr));
    gap: 1.5rem;
    align-items: start;
  }

  .plots figcaption {
    color: var(--ink);
    font-weight: 600;
  }

  .whisker {
    stroke: var(--quiet);
    stroke-width: 1.5;
  }

  .box {
    stroke: var(--accent);
    stroke-opacity: 0.45;
    stroke-width: 7;
  }

  .curve {
    fill: none;
    stroke: var(--series);
    stroke-width: 2;
    vector-effect: non-scaling-stroke;
  }

  .series {
    --series: var(--series-0);
  }

  .series-0 {
    --series: var(--series-0);
  }

  .series-1 {
    --series: var(--series-1);
  }

  .series-2 {
    --series: var(--series-2);
  }

  .series-3 {
    --series: var(--series-3);
  }

  .series-4 {
    --series: var(--series-4);
  }

  .series-5 {
    --series: var(--series-5);
  }

  .series .dot {
    fill: var(--series);
  }

  .series .error-bar {
    stroke: var(--series);
  }

  .bars rect {
    fill: var(--quiet);
    fill-opacity: 0.25;
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.25rem;
    margin: 0 0 1rem;
    padding: 0;
    list-style: none;
    font-size: 0.875rem;
  }

  .swatch {
    display: inline-block;
    width: 1.25rem;
    height: 0.2rem;
    margin-right: 0.4rem;
    vertical-align: middle;
    background: var(--series);
  }

  svg .ending {
    text-anchor: end;
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

    .frame.wide {
      aspect-ratio: 4 / 3;
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
