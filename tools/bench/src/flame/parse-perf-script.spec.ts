import { parsePerfScript } from './parse-perf-script';

const STACK = `node-MainThread
	ffffffff81 tcp_sendmsg_locked+0x1b2 ([kernel.kallsyms])
	    7f3a12 __libc_write+0x4f (/usr/lib/x86_64-linux-gnu/libc.so.6)
	    7f3a13 JS:*answer file:///app/dist/main.js:54:16+0x2a0 (/tmp/perf-7.map)
	    55d0aa node::Start(int, char**)+0x10 (/usr/bin/node)
`;

describe('parsePerfScript', () => {
  it('reads frames outermost first, and counts stacks that are alike', () => {
    expect(parsePerfScript(`${STACK}\n${STACK}\n`)).toEqual([
      {
        samples: 2,
        frames: [
          { name: 'node::Start(int, char**)', of: 'node' },
          { name: 'answer', of: 'file:///app/dist/main.js:54:16' },
          { name: '__libc_write', of: 'libc.so.6' },
          { name: 'tcp_sendmsg_locked', of: 'kernel' },
        ],
      },
    ]);
  });

  it.each(['~', '^', '*', '+', "'", ''])('reads a script marked with "%s"', (mark) => {
    const [stack] = parsePerfScript(`node\n\t  7f JS:${mark}onEnd node:events:10:5+0x1 (/tmp/perf-7.map)\n`);

    expect(stack?.frames).toEqual([{ name: 'onEnd', of: 'node:events:10:5' }]);
  });

  it('names a script that has no name, and a frame that nobody knows', () => {
    const [stack] = parsePerfScript(
      'node\n\t  1 [unknown] (/a/libonnxruntime.so.1)\n\t  7f JS:* node:a:1:1 (/tmp/p.map)\n',
    );

    expect(stack?.frames).toEqual([
      { name: '(anonymous)', of: 'node:a:1:1' },
      { name: '[unknown]', of: 'libonnxruntime.so.1' },
    ]);
  });

  it('finds nothing in nothing', () => {
    expect(parsePerfScript('')).toEqual([]);
  });
});
