/**
 * Keeps the ONNX runtime from writing an identifier into the home folder and telling Microsoft how it is used, which it
 * does from 1.30 on. It reads this when the first session is created.
 */
process.env['ORT_DISABLE_TELEMETRY'] ??= '1';
