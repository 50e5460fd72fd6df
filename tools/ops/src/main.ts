import { reportFailure } from './cli/report-failure';
import { createProgram } from './create-program';

try {
  await createProgram().parseAsync();
} catch (error) {
  process.exitCode = reportFailure(error);
}
