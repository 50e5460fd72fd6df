import { imageNames } from './image-names';

describe('imageNames', () => {
  it.each(Object.values(imageNames))(
    '%s has no registry and no tag, and is a name that every registry takes',
    (name) => {
      expect(name).toMatch(/^medcast-[a-z]+$/);
    },
  );
});
