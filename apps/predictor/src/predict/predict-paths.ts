/** Where the insurance model is asked for one record. */
export const PREDICT_PATH = '/api/v1/predict';

/** Where any model is: the template of the route. */
export const MODEL_PREDICT_PATH = '/api/v1/models/:model/predict';
