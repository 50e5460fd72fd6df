import type { Frame } from './stack';

/** A rule that names the group of a sample by one of its frames. */
interface GroupRule {
  readonly group: string;
  readonly fits: (frame: Frame) => boolean;
}

/** Libuv's and Node's functions that write to and read from sockets, whatever of them is in the kernel. */
const WRITE = /^(uv__write|uv_try_write|uv__try_write|uv__stream_io.*write|__libc_write|write|writev|__GI___writev?)$/;
const KERNEL_WRITE = /^(ksys_write|vfs_write|do_writev|__x64_sys_writev?|sock_write_iter|tcp_sendmsg)/;
const KERNEL_READ = /^(ksys_read|vfs_read|__x64_sys_read|sock_read_iter|tcp_recvmsg)/;
const COLLECTION = /(Scaveng|MarkCompact|Heap::|Collect|Sweep|Mark(ing)?Visitor|IncrementalMarking|GCTracer)/;

const COMPILER =
  /^v8::internal::(compiler|maglev|baseline|interpreter|turboshaft|OptimizingCompile|Compiler)|Turboshaft/;

/** What counts wherever it stands on the stack: the first that fits. */
const ANYWHERE: readonly GroupRule[] = [
  { group: 'socket write', fits: ({ name }) => WRITE.test(name) || KERNEL_WRITE.test(name) },
  { group: 'socket read', fits: ({ name }) => KERNEL_READ.test(name) },
  { group: 'garbage collection', fits: ({ name, of }) => of === 'node' && COLLECTION.test(name) },
  { group: 'compiler', fits: ({ name, of }) => of === 'node' && COMPILER.test(name) },
  { group: 'onnxruntime', fits: ({ of }) => of.includes('onnxruntime') && !of.includes(':') },
  { group: 'JSON.parse and stringify', fits: ({ name }) => /Json(Parse|Stringif)/i.test(name) },
];

/** What calls scripts itself counts only for what it does beside. */
const HTTP_PARSER: GroupRule = {
  group: 'HTTP parser',
  fits: ({ name }) => /^llhttp|^node::\(anonymous namespace\)::Parser/.test(name),
};

/**
 * Names what a sample was spent on: what counts wherever it stands; else the HTTP parser, where no script was called
 * from it; else where the innermost script stands; else what the innermost frame belongs to.
 *
 * @param frames outermost first
 */
export function groupOf(frames: readonly Frame[]): string {
  const rule = ANYWHERE.find(({ fits }) => frames.some(fits));
  if (rule !== undefined) return rule.group;
  const innermost = frames.findLastIndex(isOfScript);
  if (frames.slice(innermost + 1).some(HTTP_PARSER.fits)) return HTTP_PARSER.group;
  const script = frames[innermost];
  if (script !== undefined) return folderOf(script.of);
  return frames.at(-1)?.of === 'kernel' ? 'kernel, other' : 'Node, native';
}

function isOfScript({ of }: Frame): boolean {
  return of.startsWith('node:') || /:\d+:\d+$/.test(of);
}

/** `apps/predictor/src/predict`, `fastify`, `node:internal/streams`. */
function folderOf(of: string): string {
  const file = of.replace(/(:\d+)+$/, '');
  if (file.startsWith('node:')) return file.split('/').slice(0, 2).join('/');
  const [, dependency] = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file) ?? [];
  if (dependency !== undefined) return dependency;
  return file.slice(0, Math.max(0, file.lastIndexOf('/'))) || file;
}
