import { css } from '../html/css';

/** Style of the report's text and tables, in light, in dark and on paper. */
export const pageStyle = css`
  :root {
    color-scheme: light dark;
    --page: #ffffff;
    --raised: #f3f5f8;
    --ink: #1a2129;
    --quiet: #55606c;
    --line: #d5dbe2;
    --accent: #0a5bb0;
    --warning: #a14a00;
    --series-0: #0a5bb0;
    --series-1: #b3500a;
    --series-2: #157a4b;
    --series-3: #8a3fb0;
    --series-4: #6b6b00;
    --series-5: #b02a55;
  }

  @media (prefers-color-scheme: dark) {
    :root {
      --page: #13171c;
      --raised: #1d232a;
      --ink: #e7ebef;
      --quiet: #a3aebb;
      --line: #36404b;
      --accent: #7cb8ff;
      --warning: #ffb169;
      --series-0: #7cb8ff;
      --series-1: #ffb169;
      --series-2: #6fd6a2;
      --series-3: #d5a3f2;
      --series-4: #d8d465;
      --series-5: #ff9bb5;
    }
  }

  * {
    box-sizing: border-box;
  }

  body {
    margin: 0;
    background: var(--page);
    color: var(--ink);
    font:
      1rem/1.55 system-ui,
      sans-serif;
  }

  main {
    max-width: 56rem;
    margin: 0 auto;
    padding: 2rem 1rem 4rem;
  }

  h1 {
    margin: 0;
    font-size: 2rem;
    line-height: 1.2;
    text-wrap: balance;
  }

  h2 {
    margin: 0 0 0.75rem;
    font-size: 1.25rem;
    line-height: 1.3;
  }

  h3 {
    margin: 1.5rem 0 0.5rem;
    font-size: 1rem;
  }

  section {
    margin-top: 3rem;
  }

  p,
  dl {
    max-width: 44rem;
    margin: 0 0 1rem;
  }

  .eyebrow {
    margin-bottom: 0.25rem;
    color: var(--quiet);
    font-size: 0.875rem;
  }

  .lead {
    margin-top: 0.75rem;
  }

  .limits {
    padding: 1rem 1.25rem 0.25rem;
    border-left: 4px solid var(--warning);
    background: var(--raised);
  }

  .tiles {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr));
    gap: 1rem;
    margin: 0 0 1.5rem;
    padding: 0;
    list-style: none;
  }

  .tiles li {
    padding: 0.75rem 1rem;
    border-radius: 0.5rem;
    background: var(--raised);
    color: var(--quiet);
    font-size: 0.875rem;
  }

  .tiles strong {
    display: block;
    color: var(--ink);
    font-size: 1.25rem;
  }

  dl div {
    display: flex;
    gap: 0.75rem;
    margin-bottom: 0.25rem;
  }

  dt {
    flex: 0 0 7rem;
    font-weight: 600;
  }

  dd {
    margin: 0;
  }

  @media print {
    :root {
      --page: #ffffff;
      --raised: #f3f5f8;
      --ink: #000000;
      --quiet: #404040;
      --line: #c0c0c0;
      --accent: #0a5bb0;
      --warning: #a14a00;
      --series-0: #0a5bb0;
      --series-1: #b3500a;
      --series-2: #157a4b;
      --series-3: #8a3fb0;
      --series-4: #6b6b00;
      --series-5: #b02a55;
    }

    html {
      font-size: 10pt;
      print-color-adjust: exact;
    }

    main {
      max-width: none;
      padding: 0;
    }

    section {
      margin-top: 1.5rem;
    }

    h2,
    caption {
      break-after: avoid;
    }

    tr,
    figure,
    .tiles {
      break-inside: avoid;
    }
  }
`;
