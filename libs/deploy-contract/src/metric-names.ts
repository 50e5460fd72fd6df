/** Metrics of the predictor, on its admin port, that rules, dashboards and autoscalers ask for. */
export const metricNames = {
  /** Counter: `method`, `route`, `status`. */
  requests: 'medcast_http_requests_total',
  /** Histogram: `route`, `status`. */
  requestSeconds: 'medcast_http_request_duration_seconds',
  /** Gauge: requests that have begun and not ended. */
  requestsInFlight: 'medcast_http_requests_in_flight',
  /** Counter: `method`, `code`. */
  grpcCalls: 'medcast_grpc_calls_total',
  /** Histogram: `method`, `code`. */
  grpcSeconds: 'medcast_grpc_call_duration_seconds',
  /** Gauge: calls that have begun and not ended. */
  grpcCallsInFlight: 'medcast_grpc_calls_in_flight',
  /** Counter: `method`, `route`, `code`. */
  refusals: 'medcast_refusals_total',
  /** Histogram of the longest wait of a record of each run: `model`, `version`. */
  queueWaitSeconds: 'medcast_queue_wait_seconds',
  /** Histogram: records of each run; `model`, `version`. */
  batchRows: 'medcast_batch_rows',
  /** Histogram: time of each run; `model`, `version`. */
  scoreSeconds: 'medcast_score_duration_seconds',
  /** Histogram: `model`, `version`, `outcome` (`answered`, `refused`). */
  explainSeconds: 'medcast_explain_duration_seconds',
  /** Gauge: `model`, `version`, `state`. */
  modelInfo: 'medcast_model_info',
  /** Gauge: `model`, `channel`. */
  channelCheckAge: 'medcast_channel_check_age_seconds',
  /** Counter: `model`, `version`. */
  predictions: 'medcast_predictions_total',
  /** Counter: `model`, `code`. */
  predictionWarnings: 'medcast_prediction_warnings_total',
  /** Summary of estimated numbers: `model`. */
  predictionValue: 'medcast_prediction_value',
  /** Counter: sum of the squares of estimated numbers, from which their standard deviation follows: `model`. */
  predictionValueSquares: 'medcast_prediction_value_squares_total',
  /** Summary of the probabilities of each label: `model`, `label`. */
  predictionProbability: 'medcast_prediction_probability',
  /** Gauge: `model`, `version`, `field`, `period` (`start`, `hour`). */
  driftPsi: 'medcast_drift_psi',
  /** Gauge: values that {@link metricNames.driftPsi} is about, with the same labels. */
  driftValues: 'medcast_drift_values',
} as const;

/** Path of the metrics on the admin port. */
export const metricsPath = '/metrics';
