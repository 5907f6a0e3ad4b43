import { buildSim } from "./src/build-sim.ts";
import { SimError } from "./src/sim-error.ts";

try {
  const { compiled } = await buildSim();
  process.stdout.write(compiled === 0 ? "rippled-sim is up to date\n" : `rippled-sim: ${compiled} files made\n`);
} catch (error) {
  if (!(error instanceof SimError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
