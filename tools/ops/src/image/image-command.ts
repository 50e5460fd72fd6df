import { Command } from 'commander';
import { createBuildCommand } from './build-command';
import { createPushCommand } from './push-command';

/** `medcast image`: the container images of the product. */
export function createImageCommand(program: Command): Command {
  const image = new Command('image')
    .description('the container images: build them, push them to a registry')
    .copyInheritedSettings(program);
  for (const command of [createBuildCommand(), createPushCommand()]) {
    image.addCommand(command.copyInheritedSettings(image));
  }
  return image;
}
