/** Type of the answers of `predict`. */
export const PREDICTION_TYPE = 'application/json; charset=utf-8';
