/** Where a model is asked for an inference: the template of the route. */
export const INFER_PATH = '/v2/models/:model/infer';
