/** The record that every server is asked about: six fields, 97 bytes. */
export const RECORD = { age: 19, sex: 'female', bmi: 27.9, children: 0, smoker: 'yes', region: 'southwest' } as const;

/** Where every server answers it. */
export const PREDICT_PATH = '/api/v1/predict';
