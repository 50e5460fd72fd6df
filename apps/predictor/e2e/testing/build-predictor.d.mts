/** Builds the program that the end-to-end tests start. */
export default function buildPredictor(): Promise<void>;
