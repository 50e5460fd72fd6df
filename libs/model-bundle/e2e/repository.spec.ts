import { openRepository } from '../src/repository/open-repository';
import { describeRepository } from './testing/repository-contract';
import { BUCKET_KINDS, freshUri, useBucket } from './testing/buckets';

for (const [kind, manyFiles] of BUCKET_KINDS) {
  describeRepository(`${kind}:`, async () => {
    useBucket(kind);
    const uri = freshUri(kind);
    return { open: () => openRepository(uri), manyFiles };
  });
}
