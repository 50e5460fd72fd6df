import { schemaOf } from '@medcast/record-schema';
import { Flower } from './flower';

/** The schema that {@link Flower} declares. */
export const flowerSchema = schemaOf(Flower);
