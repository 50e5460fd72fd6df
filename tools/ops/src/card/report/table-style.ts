import { css } from '../html/css';

/** Style of the tables of figures. */
export const tableStyle = css`
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 0.9375rem;
    font-variant-numeric: tabular-nums;
  }

  caption {
    padding: 0 0 0.5rem;
    font-weight: 600;
    text-align: left;
  }

  th {
    font-weight: 400;
    text-align: left;
  }

  thead th {
    color: var(--quiet);
    font-size: 0.8125rem;
    vertical-align: bottom;
  }

  .figures th,
  .figures td {
    padding: 0.35rem 0.75rem 0.35rem 0;
    border-bottom: 1px solid var(--line);
    vertical-align: top;
    overflow-wrap: break-word;
  }

  .facts th:first-child {
    width: 35%;
  }

  .facts td {
    overflow-wrap: anywhere;
  }

  .figures {
    margin: 0 0 2rem;
  }

  .scrolling {
    overflow-x: auto;
  }

  .compact table {
    font-size: 0.8125rem;
  }

  .compact caption {
    font-size: 0.9375rem;
  }

  .confusion {
    width: auto;
  }

  .confusion th,
  .confusion td {
    padding: 0.5rem 0.9rem;
    text-align: right;
  }

  .confusion tbody th {
    text-align: left;
  }

  .confusion .right {
    background: color-mix(in srgb, var(--accent) calc(var(--strength) * 0.35), var(--page));
  }

  .confusion .wrong {
    background: color-mix(in srgb, var(--warning) calc(var(--strength) * 0.6), var(--page));
  }

  @media (max-width: 40rem) {
    .wide,
    .wide caption,
    .wide tbody,
    .wide tr,
    .wide tbody th {
      display: block;
    }

    .wide thead {
      display: none;
    }

    .wide tr {
      padding: 0.5rem 0;
      border-bottom: 1px solid var(--line);
    }

    .wide th,
    .wide td {
      padding: 0;
      border: 0;
    }

    .wide tbody th {
      font-weight: 600;
    }

    .wide td {
      display: grid;
      grid-template-columns: 40% 1fr;
      gap: 0.75rem;
    }

    .wide td::before {
      color: var(--quiet);
      content: attr(data-heading);
    }
  }
`;
