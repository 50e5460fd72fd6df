/** How it is measured: what holds for every figure. */
export function renderMethod(): string {
  return `## How it is measured

\`\`\`sh
npm run bench:tools    # once: builds oha in the user's cache; wrk has to be installed
npm run bench:peers    # once: the Python environments of the peers
npm run bench          # the predictor beside the bare servers, about three minutes
npm run bench -- --full --out docs/bench/results.json
npm run bench:page     # draws this page from docs/bench/results.json
npm run bench:flame    # records the predictor under load and draws where its time goes
\`\`\`

Where the time of a prediction goes: [bench/flame.md](bench/flame.md).

Servers run on core 0, the load on core 1 (\`taskset\`). Each round measures every server in turn, so that whatever the machine
does beside hits them alike, and each ratio is one of the same round; tables show medians over rounds. CPU is user and system
time of all threads and processes of a server, from \`/proc\`, which is steadier than wall time. Saturation is measured by
[wrk](https://github.com/wg/wrk), which takes the least CPU a request of the generators that we compared, so that the server is what
is saturated; fixed rates by [oha](https://github.com/hatoo/oha), which counts latencies from when a request was due. Where a file is
named in \`BENCH_LOCK\`, it is held (\`flock\`) while a round is measured, so that benches on one machine take turns.

The bundles with trees and with 20 and 100 fields are trained by \`medcast train\` on tables made from a seed, kept in the user's
cache and never released.
`;
}
