import buildPredictor from '../testing/build-predictor.mjs';
import { makeClients } from './make-clients.mjs';

/** Makes what the tests with clients need: the program, and a Python that has the clients. */
export default async function setUp() {
  process.env.OIP_CLIENTS_PYTHON = makeClients();
  await buildPredictor();
}
