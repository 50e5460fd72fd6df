export { Flower, type Species } from './flower';
export { flowerSchema } from './flower-schema';
export { parseFlower } from './parse-flower';
