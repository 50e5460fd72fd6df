import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { writeImage } from './write-image';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medcast-image-spec-'));
  await mkdir(join(folder, 'root/bin'), { recursive: true });
  await writeFile(join(folder, 'root/bin/program'), 'content', { mode: 0o755 });
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function write(name: string): Promise<string> {
  const file = join(folder, name);
  const config = { Entrypoint: ['/bin/program'] };
  await writeImage({ file, name: 'testbed.local/program:1', root: join(folder, 'root'), config });
  return file;
}

describe('writeImage', () => {
  it('writes the same bytes again', async () => {
    const [first, second] = [await write('first.tar'), await write('second.tar')];
    expect((await readFile(first)).equals(await readFile(second))).toBe(true);
  });

  it('names the image and describes its only layer', async () => {
    const archive = await write('image.tar');
    const read = async (path: string) => (await execa('tar', ['-xOf', archive, path])).stdout;
    const blob = (digest: string) => read(digest.replace('sha256:', 'blobs/sha256/'));

    const { manifests } = JSON.parse(await read('index.json'));
    expect(manifests).toEqual([
      expect.objectContaining({
        mediaType: 'application/vnd.oci.image.manifest.v1+json',
        annotations: expect.objectContaining({ 'io.containerd.image.name': 'testbed.local/program:1' }),
      }),
    ]);
    const manifest = JSON.parse(await blob(manifests[0].digest));
    const config = JSON.parse(await blob(manifest.config.digest));
    expect(config).toMatchObject({ os: 'linux', config: { Entrypoint: ['/bin/program'] } });
    expect(config.rootfs.diff_ids).toEqual(manifest.layers.map(({ digest }: { digest: string }) => digest));
  });
});
