/** What a group of the flame graph is, for the page: one sentence for each that may be over a twentieth. */
export const groupNotes: Readonly<Record<string, string>> = {
  'socket write':
    'One `write` to the kernel for each answer, and the loopback’s whole TCP path below it; a batch cannot share it.',
  'socket read': 'One `read` for each request that arrives, the kernel’s part included.',
  'HTTP parser': 'llhttp over the head of each request, and making strings of its names and values for scripts.',
  'Node, native':
    'libuv’s loop, streams and handles between the kernel and scripts, as far as no script is below them.',
  'garbage collection': 'Almost all of it scavenges: the objects of a request die young.',
  compiler: 'V8 compiling what runs often; it fades the longer a server runs.',
  onnxruntime: 'Runs of the graph over the records of a tick, and the crossing into and out of it.',
  'JSON.parse and stringify': 'The body of each request; answers are put together as texts.',
  'libs/inference/src/neighbourhood': 'How far a record is from what the model has seen, for its warnings.',
  'libs/inference/src/batch': 'Collecting the records of a tick and giving each its row back.',
  'apps/predictor/src/hot-route':
    'Knowing the ordinary question by its head, seeing it through, and the counters and headers of its answer.',
  'apps/predictor/src/predict':
    'The text of the answer, which is four numbers and an id in a compiled frame, and its metrics.',
  'apps/predictor/src/drift': 'One counter more for each field and for the estimate.',
  'node:internal/process':
    'Node’s queue between the turns of its loop: the body of a request is read there once its parser is through with it.',
  'node:_http_outgoing': 'Node checks the headers of each answer, character for character, and makes one text of them.',
  'node:_http_server': 'Node’s objects for a request and its answer, their events, and the timers of the connection.',
  'node:internal/streams':
    'Each request is a stream that is read once, each socket one that is written once an answer.',
  'dist/apps/predictor/chunks':
    'The libraries that bulk prediction shares (checks, features, batches, warnings), built into a file of their own.',
  'apps/predictor/src/json-body': 'Reading the body as plain named fields.',
  'apps/predictor/src/logging': 'A line for each request, with its id.',
  'libs/record-schema/src': 'Compiled checks of each field.',
  pino: 'Writing the line of each request.',
  fastify: 'Routing, hooks and the life of a request and its reply.',
};
