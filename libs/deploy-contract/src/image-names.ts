/** Names of our container images, without registry and tag: an overlay puts those before and behind. */
export const imageNames = {
  predictor: 'medcast-predictor',
  web: 'medcast-web',
  /** Node and Python: `medcast step …`, `medcast release …`, `medcast score …`. */
  training: 'medcast-training',
} as const;

/** What an image is for. */
export type ImageRole = keyof typeof imageNames;
