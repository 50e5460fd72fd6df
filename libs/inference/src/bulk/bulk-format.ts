/** In which rows come and answers go: one array of JSON, a JSON object a line, a table of CSV, a stream of Arrow IPC. */
export type BulkFormat = 'json' | 'ndjson' | 'csv' | 'arrow';
